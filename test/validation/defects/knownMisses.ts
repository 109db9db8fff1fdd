/** Faults that are not found, or not at their element, and why they are left. */
export const knownMisses: Readonly<Record<string, string>> = {
  'codings: a unit that UCUM has not':
    'The units of UCUM are not here; only that a duration is in a unit of time is checked.',
};
