import fc from 'fast-check';
import { type ConditionEvaluator, conditionEvaluator } from '../../src/apply/conditionEvaluator.ts';
import { criterionStates } from '../../src/apply/explain/criterionStates.ts';
import { type RecordVariables, recordVariables } from '../../src/apply/recordVariables.ts';
import { questionsIn } from '../../src/cases/readAnswers.ts';
import type { ModelStatement } from '../../src/criteriaModel.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { uniqueTitles } from '../../src/logic/cql/uniqueTitles.ts';
import type { Criterion, OutcomeSet, RailOf } from '../../src/logic/criterion.ts';
import { fhirpathConditions, fhirpathRails } from '../../src/logic/fhirpath.ts';
import type { Rails } from '../../src/logic/rails.ts';
import { criteriaModel } from '../../src/resources/criteriaModel.ts';
import { logicOf } from '../../src/resources/guidelineLogic.ts';
import { lookupIn } from '../../src/resources/lookupIn.ts';
import { planRules } from '../../src/resources/planRules.ts';
import { truth } from './engines.ts';
import { guidelineSituation } from './generate/guidelineSituations.ts';
import type { Situation } from './interpret/chart.ts';
import { interpret } from './interpret/interpret.ts';
import { cqlRunner } from './runCql.ts';
import { evaluateAll, evaluateRails } from './runFhirpath.ts';

/** What four readers said of a guideline's own logic and generated patients. */
export interface GuidelineAgreement {
  /** Each with the patient, so that it can be seen again. */
  readonly disagreements: readonly object[];
  /** How often each criterion had each value, by its id. */
  readonly values: ReadonlyMap<string, Readonly<Record<'met' | 'ruled-out' | 'unknown', number>>>;
  /** How often the condition of each action of a plan held, by the rule's id. */
  readonly applied: ReadonlyMap<string, number>;
  /** How often each outcome of a set held, by `set/outcome`. Of an exhaustive set one holds of each patient, or it is a disagreement. */
  readonly reached: ReadonlyMap<string, number>;
}

/** A reader of a patient: the rails of a criterion, and whether all that an action asks for holds. */
interface Reader {
  readonly rails: (id: string) => Promise<Rails<boolean>>;
  readonly applies: (rule: string) => Promise<boolean>;
}

/**
 * Generates patients for a guideline, the same for the same seed, and compares all its criteria and the conditions of its plans: the
 * interpreter on the raw records, the printed FHIRPath over the driver's variables, the compiled CQL, and the criteria as explanations read them.
 */
export async function guidelineAgreement(
  guideline: Guideline,
  elm: string,
  size: { readonly patients: number; readonly seed: number },
): Promise<GuidelineAgreement> {
  const situations = fc.sample(guidelineSituation(guideline), { numRuns: size.patients, seed: size.seed });
  const [fhirpath, cql, model] = [
    fhirpathReader(guideline),
    cqlReader(guideline, elm),
    modelReader(guideline),
  ];
  const disagreements: object[] = [];
  const values = new Map(guideline.criteria.map(({ id }) => [id, { met: 0, 'ruled-out': 0, unknown: 0 }]));
  const reached = new Map<string, number>();
  const applied = new Map(planRules(guideline).map(({ id }) => [id, 0]));
  for (const patient of situations) {
    const readers = [
      interpreter(guideline, patient),
      fhirpath(patient),
      await cql(patient),
      await model(patient),
    ];
    for (const [id, counts] of values) {
      const said = await Promise.all(readers.map(({ rails }) => rails(id)));
      counts[truth(said[0] as Rails<boolean>)] += 1;
      if (new Set(said.map((each) => JSON.stringify([each.met, each.ruledOut]))).size > 1)
        disagreements.push({ criterion: id, said, patient });
    }
    for (const { id, exhaustive, outcomes } of guideline.outcomes ?? []) {
      const holding = await holdingOf(outcomes, readers[0] as Reader);
      for (const one of holding) reached.set(`${id}/${one}`, (reached.get(`${id}/${one}`) ?? 0) + 1);
      if (exhaustive && holding.length !== 1) disagreements.push({ outcomes: id, holding, patient });
    }
    for (const [id, count] of applied) {
      const said = await Promise.all(readers.map(({ applies }) => applies(id)));
      applied.set(id, count + (said[0] ? 1 : 0));
      if (new Set(said).size > 1) disagreements.push({ rule: id, said, patient });
    }
  }
  return { disagreements, values, applied, reached };
}

/** The outcomes that hold. */
async function holdingOf(outcomes: OutcomeSet['outcomes'], { rails }: Reader): Promise<string[]> {
  const holding: string[] = [];
  for (const { id, when } of outcomes) {
    const all = await Promise.all(
      when.map(async ({ criterion, rail }) => isOn(rail, truth(await rails(criterion)))),
    );
    if (all.every((holds) => holds)) holding.push(id);
  }
  return holding;
}

/** Whether a value is the one asked for, or is not the one that must not be. */
function isOn(rail: RailOf['rail'], state: ReturnType<typeof truth>): boolean {
  if (rail === 'not-met') return state !== 'met';
  return rail === 'not-ruled-out' ? state !== 'ruled-out' : state === rail;
}

function interpreter(guideline: Guideline, patient: Situation): Reader {
  const lookup = lookupIn(guideline);
  const known = new Map<string, Rails<boolean>>();
  // What is named was read before: a guideline's criteria name each other many times.
  const settled: Readonly<Record<ReturnType<typeof truth>, Criterion>> = {
    met: { kind: 'all', of: [] },
    'ruled-out': { kind: 'any', of: [] },
    unknown: { kind: 'evidence', recorded: [], possible: [], absence: 'unknown' },
  };
  const terms = { codeSet: lookup.codeSet, criterion: (id: string) => settled[truth(railsOf(id))] };
  const railsOf = (id: string): Rails<boolean> => {
    const rails = known.get(id) ?? interpret(lookup.criterion(id), patient, terms);
    known.set(id, rails);
    return rails;
  };
  // Many actions ask for the same.
  const states = new Map<Criterion, ReturnType<typeof truth>>();
  const stateOf = (criterion: Criterion) => {
    if (criterion.kind === 'named') return truth(railsOf(criterion.id));
    const state = states.get(criterion) ?? truth(interpret(criterion, patient, terms));
    states.set(criterion, state);
    return state;
  };
  return {
    rails: async (id) => railsOf(id),
    applies: async (rule) =>
      whenOf(guideline, rule).every(({ criterion, outcome }) => isOn(outcome, stateOf(criterion))),
  };
}

function fhirpathReader(guideline: Guideline): (patient: Situation) => Reader {
  const lookup = lookupIn(guideline);
  const rails = new Map(
    guideline.criteria.map(({ id, criterion }) => [id, fhirpathRails(criterion, lookup)] as const),
  );
  const conditions = new Map(
    planRules(guideline).map(({ id, when }) => [
      id,
      when.flatMap(({ criterion, outcome }) => fhirpathConditions(criterion, lookup, outcome)),
    ]),
  );
  return (patient) => {
    const variables = variablesOf(guideline, patient);
    const { today } = patient;
    const known = new Map<string, Promise<boolean>>();
    const holds = (text: string) => {
      const value = known.get(text) ?? evaluateAll([text], variables, today);
      known.set(text, value);
      return value;
    };
    return {
      rails: (id) => evaluateRails(rails.get(id) as Rails<string>, variables, today),
      applies: async (rule) =>
        (await Promise.all((conditions.get(rule) ?? []).map(holds))).every((value) => value),
    };
  };
}

function modelReader(guideline: Guideline): (patient: Situation) => Promise<Reader> {
  const model = criteriaModel(guideline);
  const logic = logicOf(guideline);
  const evaluators = new Map<string, Promise<ConditionEvaluator>>();
  return async (patient) => {
    const variables = variablesOf(guideline, patient);
    const evaluator = evaluators.get(patient.today) ?? conditionEvaluator({ today: patient.today });
    evaluators.set(patient.today, evaluator);
    const evaluate = await evaluator;
    const known = new Map<string, boolean>();
    const test = (text: string) => {
      const value = known.get(text) ?? evaluate(text, variables);
      if (value === undefined) throw new Error(`no Boolean: ${text}`);
      known.set(text, value);
      return value;
    };
    const states = criterionStates(model, { ...variables, test });
    return {
      rails: async (id) => {
        const state = states.stateOf({ kind: 'named', id });
        return { met: state === 'met', ruledOut: state === 'ruled-out' };
      },
      applies: async (rule) =>
        (model.statements[logic.conditions(rule).whole] as readonly ModelStatement[]).every(states.holds),
    };
  };
}

function variablesOf(guideline: Guideline, { given, forms = {}, ...context }: Situation): RecordVariables {
  const validFor = Object.fromEntries(
    questionsIn(guideline).map((question) => [question.id, question.validFor]),
  );
  const questionnaire = [...new Set(Object.values(forms))];
  return recordVariables(given, { ...context, questionnaire, validFor }, () => undefined);
}

function cqlReader(guideline: Guideline, elm: string): (patient: Situation) => Promise<Reader> {
  const run = cqlRunner(elm);
  const titles = uniqueTitles(guideline.criteria);
  const logic = logicOf(guideline);
  return async (patient) => {
    const values = await run(patient);
    const truthOf = (name: string) => {
      const value = values[name];
      if (typeof value !== 'boolean') throw new Error(`not a Boolean but ${String(value)}: ${name}`);
      return value;
    };
    return {
      rails: async (id) => ({
        met: truthOf(`${titles(id)}: met`),
        ruledOut: truthOf(`${titles(id)}: ruled out`),
      }),
      applies: async (rule) => truthOf(logic.conditions(rule).whole),
    };
  };
}

const rulesOf = new WeakMap<Guideline, ReturnType<typeof planRules>>();

function whenOf(guideline: Guideline, rule: string) {
  const rules = rulesOf.get(guideline) ?? planRules(guideline);
  rulesOf.set(guideline, rules);
  return rules.find(({ id }) => id === rule)?.when ?? [];
}
