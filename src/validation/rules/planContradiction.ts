import type { PlanDefinitionAction } from 'fhir/r4.js';
import { plansOf } from '../plans/actionsOf.ts';
import { type Claim, claimsIn, claimsOf } from '../plans/claimsOf.ts';
import { constantOf, excludes, type Fact, factOf } from '../plans/factsOf.ts';
import { criteriaIn, partsOfOr } from '../plans/partsOfOr.ts';
import type { Finding, Rule } from '../rule.ts';

/** Conditions whose numbers, dates, codes and presence leave no room. Claims that contradict word by word have a rule of their own. */
export const planContradiction: Rule = {
  code: 'plan-contradiction',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.condition',
  wants:
    'What the conditions of an action ask of one thing (its amount, its date, its code, whether it is there) can be so, and can be otherwise.',
  why: 'An age over 65 and under 18 has nobody: the action is never shown. What always holds asks nothing.',
  example: {
    faulty: plan('%conditions.count() > 3 and %conditions.count() < 2'),
    mended: plan('%conditions.count() > 1 and %conditions.count() < 4'),
  },
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope))
      for (const { action, path, outer } of actions)
        if (action.condition) yield* ofAction(action, path, outer);
  },
};

function* ofAction(
  { condition = [] }: PlanDefinitionAction,
  path: string,
  outer: readonly PlanDefinitionAction[],
): Iterable<Finding> {
  const held: Fact[] = outer.flatMap((each) => textsOf(each).flatMap(factsOf));
  const inherited = held.length;
  const kinds = new Map<string, string>();
  for (const [index, { kind, expression }] of condition.entries()) {
    const fhirPath = `${path}.condition[${index}].expression`;
    const text = expression?.expression;
    if (typeof text !== 'string' || text === '') continue;
    const other = kinds.get(text);
    if (other !== undefined && other !== kind && (other === 'stop' || kind === 'stop'))
      yield {
        message: `The same is the condition for ${other} and ${kind}: what starts ends at once.`,
        fhirPath,
      };
    kinds.set(text, kind);
    yield* withFhirPath(problemsOf(text), fhirPath);
    if (kind !== 'applicability') continue;
    const own = factsOf(text);
    const at = held.findIndex((fact) => own.some((each) => excludes(fact, each)));
    const fact = held[at];
    if (fact)
      yield {
        message: `No patient meets this and "${short(fact.said)}"${at < inherited ? ' of an action around it' : ''}: the action never applies.`,
        fhirPath,
      };
    held.push(...own);
  }
}

function* withFhirPath(messages: Iterable<string>, fhirPath: string): Iterable<Finding> {
  for (const message of messages) yield { message, fhirPath };
}

const told = new Map<string, readonly string[]>();

/** The same, worked out once: plans repeat their conditions. */
function problemsOf(text: string): readonly string[] {
  const found = told.get(text) ?? [...ofText(text)];
  if (told.size > 300) told.clear();
  told.set(text, found);
  return found;
}

/** What is wrong in one text, where it stands alone. */
function* ofText(text: string): Iterable<string> {
  const claims = claimsOf(text);
  const repeated = claims.find(({ text: one, denied }, index) =>
    claims.slice(0, index).some((before) => before.text === one && before.denied === denied),
  );
  if (repeated) yield `"${short(repeated.text)}" is said twice: keep one, or say what was meant.`;
  yield* ofClaims(claims);
  yield* ofParts(text);
  for (const inner of criteriaIn(text)) yield* ofClaims(claimsIn(inner));
}

function* ofClaims(claims: readonly Claim[]): Iterable<string> {
  const facts = claims.flatMap((claim) => factOf(claim) ?? []);
  for (const [index, fact] of facts.entries()) {
    const constant = constantOf(fact);
    if (constant !== undefined) yield `"${short(fact.said)}" is ${constant ? 'always' : 'never'} so.`;
    const other = facts.slice(0, index).find((before) => excludes(before, fact));
    if (other) yield `"${short(other.said)}" and "${short(fact.said)}" are never so together.`;
  }
}

/** A part that always holds makes the whole hold, and so do two that deny each other. */
function* ofParts(text: string): Iterable<string> {
  if (!text.includes(' or ')) return;
  const parts = partsOfOr(text);
  if (parts.length < 2) return;
  const claims = parts.filter((part) => part.length < 300).map(claimsIn);
  const single = claims.flatMap((each) => (each.length === 1 ? each : []));
  if (single.some((claim) => (claim.text === 'true') !== claim.denied && /^(?:true|false)$/.test(claim.text)))
    yield 'A part joined by or is always so: the rest asks nothing.';
  const facts = single.flatMap((claim) => factOf(claim) ?? []);
  const covers = facts.some((fact, index) => facts.slice(0, index).some((other) => completes(fact, other)));
  if (covers) yield 'One part is so where the other is not: the condition always holds.';
}

/** Of the things that can be counted there are some or none. */
function completes(a: Fact, b: Fact): boolean {
  if (a.kind !== 'count' || a.on !== b.on || b.kind !== 'count') return false;
  const [low, high] = a.least <= b.least ? [a, b] : [b, a];
  return low.least <= 0 && high.most === Infinity && high.least <= low.most + 1;
}

const known = new Map<string, readonly Fact[]>();

function factsOf(text: string): readonly Fact[] {
  const found = known.get(text) ?? claimsOf(text).flatMap((claim) => factOf(claim) ?? []);
  if (known.size > 300) known.clear();
  known.set(text, found);
  return found;
}

function textsOf({ condition = [] }: PlanDefinitionAction): readonly string[] {
  return condition.flatMap(({ kind, expression }) =>
    kind === 'applicability' && typeof expression?.expression === 'string' ? [expression.expression] : [],
  );
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

function plan(expression: string) {
  return {
    resourceType: 'PlanDefinition',
    status: 'draft',
    action: [
      {
        title: 'Treat',
        condition: [{ kind: 'applicability', expression: { language: 'text/fhirpath', expression } }],
      },
    ],
  };
}
