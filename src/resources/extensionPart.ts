import type { ElementDefinition } from 'fhir/r4.js';

/** A part of a complex extension. */
export interface ExtensionPart {
  readonly name: string;
  readonly min: 0 | 1;
  readonly type: string;
  readonly short: string;
  readonly definition: string;
}

/** The elements of a StructureDefinition that hold a part: at most one, of one type, with a fixed url. */
export function extensionPart({ name, min, type, short, definition }: ExtensionPart): ElementDefinition[] {
  const id = `Extension.extension:${name}`;
  return [
    { id, path: 'Extension.extension', sliceName: name, short, definition, min, max: '1' },
    { id: `${id}.extension`, path: 'Extension.extension.extension', max: '0' },
    { id: `${id}.url`, path: 'Extension.extension.url', fixedUri: name },
    { id: `${id}.value[x]`, path: 'Extension.extension.value[x]', min: 1, type: [{ code: type }] },
  ];
}
