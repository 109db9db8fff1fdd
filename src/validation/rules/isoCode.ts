import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Codes of ISO that the runtime knows: currencies (4217) and countries (3166-1, of two letters). */
export const isoCode: Rule = {
  code: 'iso-code',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset-currencies.html',
  wants: 'A currency is a code of ISO 4217 (EUR), a country one of ISO 3166 (DE).',
  why: 'Another spelling is understood by nobody: sums in it are not added, a jurisdiction is not found.',
  example: {
    faulty: { resourceType: 'Invoice', status: 'draft', totalNet: { value: 1, currency: 'EURO' } },
    mended: { resourceType: 'Invoice', status: 'draft', totalNet: { value: 1, currency: 'EUR' } },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Money')) {
      const { currency } = isObject(typed.value) ? typed.value : {};
      if (typeof currency !== 'string' || isCurrency(currency)) continue;
      yield {
        message: `"${currency}" is no currency of ISO 4217: EUR or USD say.`,
        fhirPath: `${fhirPathOf(typed)}.currency`,
      };
    }
    for (const typed of scope.valuesOf(artifact, 'Coding')) {
      const { system, code } = isObject(typed.value) ? typed.value : {};
      if (system !== 'urn:iso:std:iso:3166' || typeof code !== 'string' || isCountry(code)) continue;
      yield {
        severity: 'warning',
        message: `"${code}" is no country of ISO 3166: DE, DEU or 276 say.`,
        fhirPath: `${fhirPathOf(typed)}.code`,
      };
    }
  },
};

let currencies: ReadonlySet<string> | undefined;

function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code) || others.has(code) || /^X[A-Z]{2}$/.test(code);
}

/** Funds and the newest, which runtimes leave out. */
const others = new Set('BOV CHE CHW CLF COU MXV USN UYI UYW SLE VED ZWG GGP IMP JEP'.split(' '));

let names: Intl.DisplayNames | undefined;

/** Two letters are looked up; three letters, numbers and the parts of a country (US-CA) are judged by their form. */
function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return /^(?:[A-Z]{3}|\d{3}|[A-Z]{2}-[A-Z0-9]{1,3})$/.test(code);
  names ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return names.of(code) !== undefined;
}
