import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

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
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      const language = isObject(typed.value) ? typed.value.language : undefined;
      if (typeof language !== 'string' || /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language)) continue;
      yield {
        message: `Found the language "${language}", expected a code of BCP 47 like en or de-CH.`,
        fhirPath: `${fhirPathOf(typed)}.language`,
      };
    }
  },
};
