import { type ConditionEvaluator, conditionEvaluator } from '../../src/apply/conditionEvaluator.ts';
import { type RecordVariables, recordVariables } from '../../src/apply/recordVariables.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { fhirpathRails, type Lookup } from '../../src/logic/fhirpath.ts';
import type { Rails } from '../../src/logic/rails.ts';
import { questionsOf } from '../../src/logic/reads.ts';
import type { Situation } from './interpret/chart.ts';

const evaluators = new Map<string, Promise<ConditionEvaluator>>();
const printed = new WeakMap<Criterion, Rails<string>>();

/** Both rails of a criterion as fhirpath.js has them of the printed text, over the driver's variables. */
export async function runFhirpath(
  criterion: Criterion,
  { given, ...context }: Situation,
  lookup: Lookup,
): Promise<Rails<boolean>> {
  const rails = printed.get(criterion) ?? fhirpathRails(criterion, lookup);
  printed.set(criterion, rails);
  const questions = questionsOf(criterion, lookup.criterion);
  const validFor = Object.fromEntries(questions.map((question) => [question.id, question.validFor]));
  const variables = recordVariables(given, { ...context, validFor }, () => undefined);
  return evaluateRails(rails, variables, context.today);
}

/** The truth of two printed rails; throws where one is not exactly one Boolean. */
export async function evaluateRails(
  rails: Rails<string>,
  variables: RecordVariables,
  today: string,
): Promise<Rails<boolean>> {
  return {
    met: await evaluate(rails.met, variables, today),
    ruledOut: await evaluate(rails.ruledOut, variables, today),
  };
}

/** Whether all printed expressions are true; throws where one is not exactly one Boolean. */
export async function evaluateAll(
  texts: readonly string[],
  variables: RecordVariables,
  today: string,
): Promise<boolean> {
  const values: boolean[] = [];
  for (const text of texts) values.push(await evaluate(text, variables, today));
  return values.every(Boolean);
}

async function evaluate(text: string, variables: RecordVariables, today: string): Promise<boolean> {
  const evaluator = evaluators.get(today) ?? conditionEvaluator({ today });
  evaluators.set(today, evaluator);
  const value = (await evaluator)(text, variables);
  if (value === undefined) throw new Error(`no Boolean: ${text}`);
  return value;
}
