/** A concept of a system of nowhere. */
export function concept(code: string): object {
  return { coding: [{ system: 'http://s', code }] };
}

/** Populations of a group, of a measure or of its report. */
export function populations(...codes: string[]): object[] {
  return codes.map((code) => ({ code: concept(code), count: 1 }));
}
