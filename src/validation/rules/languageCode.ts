import { shapeOf } from '../../definitions/shape.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, shapeNameOf, type TypedValue } from '../typedValue.ts';

const form = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Languages of resources. */
export const languageCode: Rule = {
  code: 'language-code',
  group: 'identity',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset-all-languages.html',
  wants: 'The language of a resource has the form of BCP 47: en, de-CH, zh-Hans-CN.',
  why: 'Servers and screens choose text by it: a language of another form is never chosen, or the resource is refused.',
  example: {
    faulty: { resourceType: 'Patient', language: 'de_AT' },
    mended: { resourceType: 'Patient', language: 'de-AT' },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Extension')) {
      const { url, valueCode } = isObject(typed.value) ? typed.value : {};
      const outer = typed.parent?.value;
      if (url !== 'lang' || typeof valueCode !== 'string' || form.test(valueCode)) continue;
      if (isObject(outer) && String(outer.url).endsWith('/translation'))
        yield {
          message: `Found the language "${valueCode}", expected a code of BCP 47 like en or de-CH.`,
          fhirPath: `${fhirPathOf(typed)}.value.ofType(code)`,
        };
    }
    for (const typed of [...scope.valuesByType(artifact).values()].flat()) {
      const language = isObject(typed.value) ? typed.value.language : undefined;
      if (typeof language !== 'string' || form.test(language) || !isOfWords(typed)) continue;
      if (typed.type === 'Resource' && typed.parent && scope.owns(typed.value as object)) continue;
      yield {
        message: `Found the language "${language}", expected a code of BCP 47 like en or de-CH.`,
        fhirPath: `${fhirPathOf(typed)}.language`,
      };
    }
  },
};

/** True where `language` is that of words, not of an expression. */
function isOfWords(typed: TypedValue): boolean {
  const name = shapeNameOf(typed);
  const element = name === undefined ? undefined : shapeOf(name)?.properties.get('language')?.element;
  return element?.binding?.valueSet === 'http://hl7.org/fhir/ValueSet/languages';
}
