import type { Expression, PlanDefinitionAction } from 'fhir/r4.js';
import { plansOf } from '../plans/actionsOf.ts';
import { type Claim, claimsOf } from '../plans/claimsOf.ts';
import type { Finding, Rule } from '../rule.ts';

/** Conditions of actions, as far as they can be decided without a record. */
export const planCondition: Rule = {
  code: 'plan-condition',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.condition',
  wants:
    'Conditions of an action can be true and false: none is constant, said twice, or contradicts another that must hold as well.',
  why: 'An action that never applies is a recommendation that no patient ever gets; one that always applies reaches those whom it was not meant for.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        {
          title: 'Treat',
          condition: [
            {
              kind: 'applicability',
              expression: { language: 'text/fhirpath', expression: '%conditions.exists()' },
            },
            {
              kind: 'applicability',
              expression: { language: 'text/fhirpath', expression: '%conditions.exists().not()' },
            },
          ],
        },
      ],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        {
          title: 'Treat',
          condition: [
            {
              kind: 'applicability',
              expression: { language: 'text/fhirpath', expression: '%conditions.exists()' },
            },
            {
              kind: 'applicability',
              expression: { language: 'text/fhirpath', expression: '%allergies.exists().not()' },
            },
          ],
        },
      ],
    },
  },
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope)) {
      for (const { action, path, outer } of actions) yield* ofAction(action, path, outer);
    }
  },
};

function* ofAction(
  { condition = [] }: PlanDefinitionAction,
  path: string,
  outer: readonly PlanDefinitionAction[],
): Iterable<Finding> {
  const around = outer.flatMap((each) => textsOf(each).flatMap(claimsOf));
  const held = new Map<string, boolean>(around.map(({ text, denied }) => [text, denied]));
  const inherited = new Set(held.keys());
  const seen = new Set<string>();
  for (const [index, { kind, expression }] of condition.entries()) {
    const fhirPath = `${path}.condition[${index}].expression`;
    if (expression === undefined)
      yield {
        severity: 'warning',
        message: 'The condition says nothing: give an expression.',
        fhirPath: `${path}.condition[${index}]`,
      };
    const text = expression?.expression;
    if (expression?.language === 'application/x-fhir-query')
      yield {
        severity: 'warning',
        message: 'A condition is true or false; a query finds records.',
        fhirPath: `${fhirPath}.language`,
      };
    if (expression === undefined || text === undefined) continue;
    if (kind !== 'applicability') {
      const fixed = constantProblem(claimsOf(text));
      if (fixed) yield { ...fixed, message: fixed.message.replace(/: .*$/, '.'), fhirPath };
      continue;
    }
    const key = saidBy(expression);
    if (seen.has(key)) {
      yield { severity: 'warning', message: 'The same condition is said twice: keep one.', fhirPath };
      continue;
    }
    seen.add(key);
    const claims = claimsOf(text);
    const constant = constantProblem(claims);
    if (constant) yield { ...constant, fhirPath };
    for (const claim of claims) {
      if (held.get(claim.text) === !claim.denied)
        yield {
          message: `"${short(claim.text)}" must hold and must not hold${inherited.has(claim.text) ? ', as an action around it says' : ''}: the action never applies.`,
          fhirPath,
        };
      held.set(claim.text, claim.denied);
    }
  }
}

const alternativeUrl = 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression';

/**
 * What an expression says in all its languages: of two that differ in an alternative alone both are needed by an engine that reads
 * it, and each may be the whole of which the alternatives are parts.
 */
function saidBy(expression: Expression): string {
  const others = (expression.extension ?? []).flatMap(({ url, valueExpression }) =>
    url === alternativeUrl && valueExpression ? [inWords(valueExpression)] : [],
  );
  return [inWords(expression), ...others.sort()].join('\n');
}

function inWords({ language, reference, expression = '' }: Expression): string {
  return `${language} ${reference} ${expression.replace(/\s+/g, ' ').trim()}`;
}

function textsOf({ condition = [] }: PlanDefinitionAction): readonly string[] {
  return condition.flatMap(({ kind, expression }) =>
    kind === 'applicability' ? (expression?.expression ?? []) : [],
  );
}

function constantProblem(claims: readonly Claim[]): Finding | undefined {
  for (const { text, denied } of claims) {
    if (/^(?:'.*'|-?\d+(?:\.\d+)?)$/s.test(text) && !text.slice(1, -1).includes("'"))
      return { message: `A condition is true or false, "${short(text)}" is neither.` };
    const said = text === 'true' || text === 'false' ? text === 'true' : comparedLiterals(text);
    const value = said === undefined ? undefined : said !== denied;
    if (value === false) return { message: 'The condition is never true: the action never applies.' };
    if (value === true && claims.length === 1)
      return {
        severity: 'warning',
        message: 'The condition is always true: leave it out, or say when the action applies.',
      };
  }
  return undefined;
}

const literal = String.raw`(-?\d+(?:\.\d+)?|'[^'\\]*')`;
const comparison = new RegExp(`^${literal} ?(!?=|[<>]=?) ?${literal}$`);

/** What a comparison of two literals gives, `1 = 2` say. */
function comparedLiterals(text: string): boolean | undefined {
  const [, left = '', operator = '', right = ''] = comparison.exec(text) ?? [];
  if (operator === '' || left.startsWith("'") !== right.startsWith("'")) return undefined;
  const [one, two] = left.startsWith("'") ? [left, right] : [Number(left), Number(right)];
  if (operator === '=' || operator === '!=') return (one === two) === (operator === '=');
  return operator.startsWith('<')
    ? one < two || (operator === '<=' && one === two)
    : one > two || (operator === '>=' && one === two);
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
