/** Calls of a command that work, and what its exit codes mean, below its help. */
export function examples(command: string, calls: readonly string[]): string {
  const lines = calls.map((call) => `  ${['knart', command, call].filter(Boolean).join(' ')}`);
  return `\nExamples:\n${lines.join('\n')}\n\nExit codes: 0 clean, 1 findings, 2 wrong call, 3 the outside world (file system) failed.`;
}
