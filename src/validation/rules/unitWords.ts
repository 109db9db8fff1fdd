import { compareQuantities } from '../questionnaire/compareQuantities.ts';
import type { Rule } from '../rule.ts';
import { isUnit } from '../terminology/isUnit.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const types = ['Quantity', 'Age', 'Distance', 'Duration'];
const system = 'http://unitsofmeasure.org';
/** Words for spans of time, which are no codes. */
const words: Readonly<Record<string, string>> = {
  second: 's',
  sec: 's',
  minute: 'min',
  hour: 'h',
  hr: 'h',
  day: 'd',
  week: 'wk',
  month: 'mo',
  year: 'a',
  yr: 'a',
};

/** What a person reads beside what a program reads. */
export const unitWords: Rule = {
  code: 'unit-words',
  group: 'terminology',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#Quantity',
  wants:
    'The unit that people read is the one of the code: not g beside the code mg, not days beside the code h.',
  why: 'A person gives a thousand times the dose that the program checked.',
  example: {
    faulty: amount('g'),
    mended: amount('mg'),
  },
  *check(artifact, scope) {
    for (const type of types) {
      for (const typed of scope.valuesOf(artifact, type)) {
        const quantity = isObject(typed.value) ? typed.value : {};
        const { unit, code } = quantity;
        if (quantity.system !== system || typeof unit !== 'string' || typeof code !== 'string') continue;
        if (unit === code || !differs(unit, code)) continue;
        yield {
          message: `People read "${unit}", programs read "${code}": let them agree.`,
          fhirPath: `${fhirPathOf(typed)}.unit`,
        };
      }
    }
  },
};

const known = new Map<string, boolean>();

/** True where the word is a unit itself, of the same kind and another size. Worked out once. */
function differs(unit: string, code: string): boolean {
  const key = `${unit} ${code}`;
  if (known.size > 500) known.clear();
  let found = known.get(key);
  if (found === undefined) {
    found = isOther(unit, code);
    known.set(key, found);
  }
  return found;
}

function isOther(unit: string, code: string): boolean {
  const plain = unit.trim().toLowerCase().replace(/s$/, '');
  const time = Object.hasOwn(words, plain) ? words[plain] : undefined;
  if (time !== undefined) return Object.values(words).includes(code) && code !== time;
  // only plain units, of which people write the code: of others the word may be a short form
  if (!/^[A-Za-z%/]{1,6}$/.test(unit) || !/^[A-Za-z%/]{1,6}$/.test(code)) return false;
  if (!isUnit(unit) || !isUnit(code)) return false;
  const order = compareQuantities({ value: 1, system, code: unit }, { value: 1, system, code });
  return order !== undefined && order !== 0;
}

function amount(unit: string) {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Dose' },
    valueQuantity: { value: 4, unit, system, code: 'mg' },
  };
}
