/** FHIR as it comes: nothing about it is taken for granted. */
export interface Json {
  readonly [name: string]: unknown;
}

/** The elements of a list, none for what is missing. */
export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

/** An element with elements of its own. */
export function under(value: unknown, name: string): Json | undefined {
  const found = (value as Json | undefined)?.[name];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Json) : undefined;
}

/** A string, undefined for everything else. */
export function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  let found = value;
  for (const name of path) found = (found as Json | undefined)?.[name];
  return typeof found === 'string' ? found : undefined;
}

/** The codings of a CodeableConcept. */
export function codingsOf(concept: unknown): readonly { system: string; code: string }[] {
  return listOf(under({ concept }, 'concept')?.coding).map((coding) => ({
    system: textOf(coding, 'system') ?? '',
    code: textOf(coding, 'code') ?? '',
  }));
}
