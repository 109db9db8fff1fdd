/** Which command writes a folder: what its manifest says of it, and the option that names the folder. */
export interface OutputMaker {
  readonly tool: string;
  readonly option: string;
}

/** `knart build` */
export const builder: OutputMaker = { tool: 'knart', option: '--out' };

/** `knart test`, which never replaces what was built. */
export const tester: OutputMaker = { tool: 'knart test', option: '--export' };

/** `knart test`, of its report. */
export const reporter: OutputMaker = { tool: 'knart test', option: '--junit' };
