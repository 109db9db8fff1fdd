import { type Artifact, headOf } from '../../artifact.ts';
import type { Report } from '../../diagnostic.ts';
import { expressionFaults } from '../catalogue/expressionFaults.ts';
import { expressionVariables } from './expressionVariables.ts';
import { lintExpression } from './lintExpression.ts';
import { excerpt } from './lintExpressions.ts';
import { expressionParser } from './parseExpression.ts';
import { type PlanExpression, planExpressions } from './planExpressions.ts';
import { unknownType } from './staticType.ts';

/** Variables that FHIRPath and FHIR define. https://hl7.org/fhir/R4/fhirpath.html#variables */
const defined = ['context', 'resource', 'rootResource', 'ucum', 'sct', 'loinc'];

/** So many verdicts are remembered: plans repeat their conditions. */
const most = 2000;

/**
 * Makes a check of the FHIRPath of plans and activities, also of those that others wrote; other artifacts have nothing to check. An error
 * is what fails in an engine: it does not parse, names a variable that nobody defines (those of knart's conditions count as defined), or
 * an element, type or function that there is not. What engines read differently is a warning. `memberOf` is taken: it works where there is
 * a terminology server.
 */
export function expressionChecker(): (artifact: Artifact, report: Report) => Promise<void> {
  const known = new Map<string, ReturnType<typeof lintExpression>>();
  return async (artifact, report) => {
    const { resourceType } = headOf(artifact);
    if (resourceType !== 'PlanDefinition' && resourceType !== 'ActivityDefinition') return;
    if (known.size > most) known.clear();
    const expressions = planExpressions(artifact);
    const keyOf = ({ text, gives, declared }: PlanExpression) => JSON.stringify([text, gives, declared]);
    const open = expressions.filter((each) => !known.has(keyOf(each)));
    if (open.length > 0) await lint(open, keyOf);
    for (const expression of expressions)
      for (const { code, message, column } of known.get(keyOf(expression)) ?? [])
        report({
          code,
          severity: expressionFaults[code].severity,
          message: `The FHIRPath of ${expression.subject}, at "${excerpt(expression.text, column)}": ${message}`,
          place: expression.place,
          fhirPath: expression.path,
          spec: expressionFaults[code].spec,
        });
  };

  async function lint(expressions: readonly PlanExpression[], keyOf: (one: PlanExpression) => string) {
    const parse = await expressionParser(expressions.map(({ text }) => text));
    for (const expression of expressions) {
      const { text, gives, declared } = expression;
      const names = [...defined, ...declared];
      const variables = {
        ...Object.fromEntries(names.map((name) => [name, unknownType])),
        ...expressionVariables,
      };
      known.set(keyOf(expression), lintExpression(text, parse, { variables, memberOf: true, gives }));
    }
  }
}

/** Checks the FHIRPath of artifacts, as `expressionChecker` does. */
export async function validateExpressions(artifacts: readonly Artifact[], report: Report): Promise<void> {
  const check = expressionChecker();
  for (const artifact of artifacts) await check(artifact, report);
}
