import type { Extension, PlanDefinitionActionCondition } from 'fhir/r4.js';
import type { Guideline } from '../knowledge/guideline.ts';
import { conjunctParts } from '../logic/conjunctParts.ts';
import type { Statement } from '../logic/cql/logicSource.ts';
import { fhirpathConditions } from '../logic/fhirpath.ts';
import type { CodeSets } from './codeSets.ts';
import { conditionExtensions, type Grounds } from './conditionExtension.ts';
import { extensionUrls } from './extensions.ts';
import { logicCanonical, logicOf } from './guidelineLogic.ts';
import { lookupIn } from './lookupIn.ts';
import { statementInWords } from './statementInWords.ts';

/**
 * The conditions of an action, FHIRPath in the portable subset; engines AND them. Beside each stands, as its alternative, the
 * CQL define of the part that it belongs to: it says the whole part, so that any mixture of the two languages comes to the same.
 * @param rule id of what the logic library says of the action
 * @param codeSets how FHIRPath names codes
 */
export function applicability(
  guideline: Guideline,
  rule: string,
  statements: readonly Statement[],
  grounds: Grounds,
  codeSets: CodeSets = 'inline',
): PlanDefinitionActionCondition[] {
  const conditionsOf = ({ criterion, outcome }: Statement) =>
    fhirpathConditions(criterion, lookupIn(guideline, codeSets), outcome);
  const defines = logicOf(guideline).conditions(rule);
  const parts = statements
    .flatMap(({ criterion, outcome }) =>
      conjunctParts(criterion, outcome).map((part): Statement => ({ criterion: part, outcome })),
    )
    .map((part, index) => ({ part, tests: conditionsOf(part), define: defines.parts[index] }));
  const expressions = [...new Set(statements.flatMap(conditionsOf))];
  return expressions.map((expression, index) => {
    const tested = parts.filter(({ tests }) => tests.includes(expression));
    const said = tested.length > 0 ? tested.map(({ part }) => part) : statements;
    return {
      extension: conditionExtensions(
        guideline,
        tested.map(({ part }) => part.criterion),
        grounds,
      ),
      kind: 'applicability',
      expression: {
        extension: [alternative(guideline, tested[0]?.define ?? defines.whole)],
        description:
          index === 0
            ? statements.map((one) => statementInWords(guideline, one)).join(' ')
            : `One of the conditions for: ${said.map((one) => statementInWords(guideline, one, 'part')).join('; ')}.`,
        language: 'text/fhirpath',
        expression,
      },
    };
  });
}

/** The CQL twin: plain `text/cql` with the define's name and its library, which engines run and validators know. */
function alternative(guideline: Guideline, define: string): Extension {
  return {
    url: extensionUrls.alternativeExpression,
    valueExpression: { language: 'text/cql', expression: define, reference: logicCanonical(guideline) },
  };
}
