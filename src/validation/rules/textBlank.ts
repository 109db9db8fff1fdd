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
        for (const [step, text] of textsIn(typed)) {
          const problem = problemOf(text);
          if (problem) yield { message: problem, fhirPath: `${fhirPathOf(typed)}.${step}` };
        }
      }
    }
  },
};

function problemOf(text: string): string | undefined {
  if (/^\s+$/.test(text)) return 'The text is only spaces: say something, or leave it out.';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(text)?.[0];
  return control === undefined
    ? undefined
    : `The text holds the control character U+${control.charCodeAt(0).toString(16).padStart(4, '0')}: take it out.`;
}

/** The texts that an object holds itself and that may be at fault; most are not, so the shape is asked for few. */
function* textsIn(typed: TypedValue): Iterable<[step: string, text: string]> {
  if (!isObject(typed.value)) return;
  for (const [key, value] of Object.entries(typed.value)) {
    const list = Array.isArray(value) ? value : [value];
    for (const [index, each] of list.entries()) {
      if (typeof each !== 'string' || problemOf(each) === undefined) continue;
      const step = stepOf(typed, key);
      if (step !== undefined) yield [Array.isArray(value) ? `${step}[${index}]` : step, each];
    }
  }
}

/** How FHIRPath names a property that holds words. */
function stepOf(typed: TypedValue, key: string): string | undefined {
  const name = shapeNameOf(typed);
  const property = name === undefined || isPrimitive(name) ? undefined : shapeOf(name)?.properties.get(key);
  return property && texts.has(property.type?.code ?? '') ? property.step : undefined;
}
