import fc from 'fast-check';

const hl7 = 'http://terminology.hl7.org/CodeSystem';

/** A status: one of the good codes, one of the others, several, without its system, or in words. */
export function status(
  system: string,
  good: readonly string[],
  other: readonly string[],
): fc.Arbitrary<object> {
  const coding = (code: string) => ({ system: `${hl7}/${system}`, code });
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...good).map((code) => ({ coding: [coding(code)] })) },
    { weight: 4, arbitrary: fc.constantFrom(...other).map((code) => ({ coding: [coding(code)] })) },
    { weight: 1, arbitrary: fc.constantFrom(...good).map((code) => ({ coding: [{ code }] })) },
    { weight: 1, arbitrary: fc.constant({ coding: [coding('ongoing')] }) },
    { weight: 1, arbitrary: fc.constantFrom('Resolved', 'Active').map((text) => ({ text })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...good), fc.constantFrom(...other))
        .map((codes) => ({ coding: codes.map(coding) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...good)
        .map((code) => ({ coding: [{ system: 'http://example.org/local', code: 'x' }, coding(code)] })),
    },
  );
}

/** The verification status of a type that has one. */
export const verification = (system: string) =>
  status(
    system,
    ['confirmed'],
    ['unconfirmed', 'provisional', 'differential', 'refuted', 'entered-in-error'],
  );
