import { closest } from '../closest.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Languages of R4, of later versions and of the tools that run plans. https://hl7.org/fhir/R4/valueset-expression-language.html */
const languages = [
  'text/cql',
  'text/fhirpath',
  'application/x-fhir-query',
  'text/cql-identifier',
  'text/cql-expression',
  'text/cql.identifier',
  'text/cql.expression',
  'text/cql-name',
  'application/elm+json',
  'application/elm+xml',
];

/** An expression is in a language that engines of FHIR know. Others are allowed, and nobody runs them. */
export const expressionLanguage: Rule = {
  code: 'expression-language',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/metadatatypes-definitions.html#Expression.language',
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Expression')) {
      const language = isObject(typed.value) ? typed.value.language : undefined;
      if (typeof language !== 'string' || languages.includes(language)) continue;
      const meant = closest(language, languages);
      yield {
        message: `No engine of FHIR is known for the language "${language}"${meant ? `: ${meant} was meant` : ''}.`,
        fhirPath: `${fhirPathOf(typed)}.language`,
      };
    }
  },
};
