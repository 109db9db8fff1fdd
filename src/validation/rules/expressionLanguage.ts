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

export const expressionLanguage: Rule = {
  code: 'expression-language',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/metadatatypes-definitions.html#Expression.language',
  wants: 'An expression is in a language that engines of FHIR know.',
  why: 'Other languages are allowed, and nobody runs them: the condition fails, or is passed over.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        {
          condition: [
            { kind: 'applicability', expression: { language: 'text/fhir-path', expression: '%a' } },
          ],
        },
      ],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        {
          condition: [
            {
              kind: 'applicability',
              expression: { language: 'text/fhirpath', expression: '%conditions.exists()' },
            },
          ],
        },
      ],
    },
  },
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
