import { expressionLanguage } from '../../../src/validation/rules/expressionLanguage.ts';
import { testRule } from '../../support/testRule.ts';

const condition = (language: string) => ({
  resourceType: 'PlanDefinition',
  action: [{ condition: [{ kind: 'applicability', expression: { language, expression: 'x' } }] }],
});
const at = 'PlanDefinition.action[0].condition[0].expression.language';

testRule(expressionLanguage, [
  {
    name: 'takes the languages of R4 and of tools',
    resources: ['text/cql', 'text/fhirpath', 'text/cql-identifier'].map(condition),
    findings: [],
  },
  {
    name: 'warns of others, and says which one was meant',
    resources: [condition('text/fhir-path'), condition('text/javascript')],
    findings: [
      `${at}: No engine of FHIR is known for the language "text/fhir-path": text/fhirpath was meant.`,
      `${at}: No engine of FHIR is known for the language "text/javascript".`,
    ],
  },
]);
