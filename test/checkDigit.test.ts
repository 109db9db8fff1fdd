import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { passesMod10, passesVerhoeff } from '../src/checkDigit.ts';

describe('the check digit of SNOMED CT', () => {
  const sound = ['27151001', '202725007', '128200000', '90560007', '73211009', '138875005', '426646004'];
  test.each(sound)('%s passes', (code) => expect(passesVerhoeff(code)).toBe(true));

  it('notices every single wrong digit and every swap of neighbours', () => {
    const index = fc.nat();
    fc.assert(
      fc.property(fc.constantFrom(...sound), index, fc.integer({ min: 1, max: 9 }), (code, at, by) => {
        const i = at % code.length;
        const wrong = code.slice(0, i) + ((Number(code[i]) + by) % 10) + code.slice(i + 1);
        expect(passesVerhoeff(wrong)).toBe(false);
        const j = at % (code.length - 1);
        const swapped = code.slice(0, j) + code[j + 1] + code[j] + code.slice(j + 2);
        expect(passesVerhoeff(swapped)).toBe(swapped === code);
      }),
    );
  });
});

describe('the check digit of LOINC', () => {
  const sound = ['442616', '702746', '979096', '442491', '442608'];
  test.each(sound)('%s passes', (digits) => expect(passesMod10(digits)).toBe(true));

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sound), fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const i = at % digits.length;
        const wrong = digits.slice(0, i) + ((Number(digits[i]) + by) % 10) + digits.slice(i + 1);
        expect(passesMod10(wrong)).toBe(false);
      }),
    );
  });
});
