import type { FhirResource } from 'fhir/r4.js';
import { type Catalog, canonicalOf } from '../../artifact.ts';
import type { CriteriaModel } from '../../criteriaModel.ts';
import { criteriaModelOf } from '../../criteriaModelOf.ts';
import { collect } from '../../diagnostic.ts';
import { formsOf } from '../plan/formsOf.ts';
import { parametersByName } from '../plan/parametersByName.ts';
import { withPlainIds } from '../plan/plainResource.ts';
import type { ActionDecision, ConditionDecision, PlanDecision, PlanRequest } from '../plan/planRequest.ts';
import { preparedContent } from '../plan/preparedContent.ts';
import { type Answers, questionnaireAnswers } from '../questionnaireAnswers.ts';
import { type RecordContext, type RecordVariables, recordVariables } from '../recordVariables.ts';
import { asksIn } from './asksIn.ts';
import { criterionStates } from './criterionStates.ts';
import { type CriteriaExplainer, explainCriteria } from './explainCriteria.ts';
import type { ExplainScope } from './explainEvidence.ts';
import type { ExplainedAction, ExplainedCondition, Explanation } from './explanation.ts';
import type { TestOver } from './showingRecords.ts';

/**
 * Why a plan came to what it did: of each condition how it came out and, where the logic library beside it carries the criteria, each criterion
 * with its evidence, what was read as absent, what contradicts it and what is missing.
 * @param request what the plan was applied to
 * @param decision what was decided
 */
export async function explainPlan(request: PlanRequest, decision: PlanDecision): Promise<Explanation> {
  const { catalog, asOf, guard = (run) => run() } = request;
  const subject = request.subject.replace(/^Patient\//, '');
  const context = contextOf(request, subject);
  const { value: read, diagnostics } = collect((report) =>
    recordVariables(request.data.map(withPlainIds), context, report),
  );
  // What the caller gives under the name of a variable is what the conditions saw.
  const variables: RecordVariables = { ...read, ...parametersByName(request.parameters) };
  const fhirpath = await preparedContent(catalog).fhirpath({ today: asOf.slice(0, 10), now: asOf });
  const test: TestOver = (expression, over) => {
    const [value, ...more] = guard(() => fhirpath(expression, {}, over));
    return value === true && more.length === 0;
  };
  const explainers = new Explainers(catalog, { variables, test, answersIn: answersOf(context) });
  const actions = decision.actions.map((action) => explainAction(action, explainers));
  return {
    plan: decision.plan,
    subject: `Patient/${subject}`,
    asOf,
    complete: variables.complete,
    actions,
    criteria: explainers.criteria(),
    remarks: [...diagnostics.map(({ code, message }) => ({ code, message })), ...explainers.remarks],
  };
}

function contextOf({ catalog, asOf, complete, draftOrders }: PlanRequest, subject: string): RecordContext {
  return {
    subject,
    today: asOf.slice(0, 10),
    ...preparedContent(catalog).readings,
    ...(complete && { complete }),
    ...(draftOrders && { draftOrders }),
  };
}

/** What a response alone says, each looked at once. */
function answersOf(context: RecordContext): (response: FhirResource) => Answers {
  const known = new WeakMap<FhirResource, Answers>();
  return (response) => {
    const answers = known.get(response) ?? questionnaireAnswers([response], context, () => undefined);
    known.set(response, answers);
    return answers;
  };
}

/** Explains the criteria of each logic library that conditions name. */
class Explainers {
  /** What kept criteria from being explained. */
  readonly remarks: { readonly code: string; readonly message: string }[] = [];
  readonly #catalog: Catalog;
  readonly #sources: Pick<ExplainScope, 'variables' | 'test' | 'answersIn'>;
  readonly #known = new Map<
    string,
    { readonly model: CriteriaModel; readonly explainer: CriteriaExplainer } | undefined
  >();

  constructor(catalog: Catalog, sources: Pick<ExplainScope, 'variables' | 'test' | 'answersIn'>) {
    this.#catalog = catalog;
    this.#sources = sources;
  }

  says({ define }: ConditionDecision): Pick<ExplainedCondition, 'says'> {
    const found = define && this.#of(define.library);
    const statements = found && define && found.model.statements[define.name];
    if (!statements) return {};
    try {
      return { says: statements.map(found.explainer.explain) };
    } catch (error) {
      const message = `What ${define.library} says of "${define.name}" cannot be explained: ${(error as Error).message}`;
      this.remarks.push({ code: 'criteria-unexplained', message });
      return {};
    }
  }

  criteria(): Explanation['criteria'] {
    return Object.fromEntries(
      [...this.#known.values()].flatMap((each) => [...(each?.explainer.criteria ?? [])]),
    );
  }

  #of(library: string) {
    if (this.#known.has(library)) return this.#known.get(library);
    const found = this.#catalog.byCanonical(library)?.resource;
    const model = found?.resourceType === 'Library' ? criteriaModelOf(found) : undefined;
    const prefix = [...this.#known.values()].some((each) => each !== undefined) ? `${library}#` : '';
    const made = model && { model, explainer: explainCriteria(this.#scope(model), prefix) };
    this.#known.set(library, made);
    return made;
  }

  #scope(model: CriteriaModel): ExplainScope {
    const { variables, test } = this.#sources;
    const forms = formsOf(this.#catalog);
    return {
      model,
      ...this.#sources,
      states: criterionStates(model, { ...variables, test: remembered((text) => test(text, variables)) }),
      formsOf: (question) =>
        forms.filter(({ item }) => asksIn(question, item)).flatMap((form) => canonicalOf(form) ?? []),
    };
  }
}

/** Each expression is evaluated once: several criteria read the same fact. */
function remembered(test: (expression: string) => boolean): (expression: string) => boolean {
  const known = new Map<string, boolean>();
  return (expression) => {
    const value = known.get(expression) ?? test(expression);
    known.set(expression, value);
    return value;
  };
}

function explainAction(action: ActionDecision, explainers: Explainers): ExplainedAction {
  const { conditions, actions, plan, ...said } = action;
  const inside = (below: readonly ActionDecision[]) => below.map((one) => explainAction(one, explainers));
  return {
    ...said,
    conditions: conditions.map((condition) => ({ ...condition, ...explainers.says(condition) })),
    actions: inside(actions),
    ...(plan && { plan: { plan: plan.plan, actions: inside(plan.actions) } }),
  };
}
