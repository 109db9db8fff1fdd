import { isPrimitive, shapeOf } from '../../definitions/shape.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, shapeNameOf, type TypedValue } from '../typedValue.ts';

const texts = new Set(['string', 'markdown']);

export const textBlank: Rule = {
  code: 'text-blank',
  group: 'structure',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#string',
  wants: 'A text says something: not only spaces, and no control characters.',
  why: 'It shows as an empty line, and some programs cannot store control characters.',
  example: {
    faulty: { resourceType: 'Basic', code: { text: '  ' } },
    mended: { resourceType: 'Basic', code: { text: 'A code' } },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const values of scope.valuesByType(artifact).values()) {
      for (const typed of values) {
        if (typed.type === 'Resource' && typed.parent && scope.owns(typed.value as object)) continue;
        for (const [step, text] of faultyTexts(typed)) {
          const problem = problemOf(text);
          if (problem) yield { message: problem, fhirPath: `${fhirPathOf(typed)}.${step}` };
        }
      }
    }
  },
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function problemOf(text: string): string | undefined {
  if (/^\s+$/.test(text)) return 'The text is only spaces: say something, or leave it out.';
  const control = controls.exec(text)?.[0];
  return control === undefined
    ? undefined
    : `The text holds the control character U+${control.charCodeAt(0).toString(16).padStart(4, '0')}: take it out.`;
}

type Text = readonly [step: string, text: string];

/** The texts at fault that an object holds itself; they are few, so the shape is asked seldom. */
function faultyTexts(typed: TypedValue): readonly Text[] {
  if (!isObject(typed.value)) return [];
  const found: Text[] = [];
  for (const key of Object.keys(typed.value)) {
    const value = typed.value[key];
    if (typeof value === 'string') add(key, value, '');
    else if (Array.isArray(value)) for (const [index, each] of value.entries()) add(key, each, `[${index}]`);
  }
  return found;

  function add(key: string, text: unknown, place: string): void {
    if (typeof text !== 'string' || problemOf(text) === undefined) return;
    const step = stepOf(typed, key);
    if (step !== undefined) found.push([step + place, text]);
  }
}

/** How FHIRPath names a property that holds words. */
function stepOf(typed: TypedValue, key: string): string | undefined {
  const name = shapeNameOf(typed);
  const property = name === undefined || isPrimitive(name) ? undefined : shapeOf(name)?.properties.get(key);
  return property && texts.has(property.type?.code ?? '') ? property.step : undefined;
}
