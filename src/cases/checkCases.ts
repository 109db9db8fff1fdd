import { type ConditionEvaluator, conditionEvaluator } from '../apply/conditionEvaluator.ts';
import { recordVariables } from '../apply/recordVariables.ts';
import type { Report } from '../diagnostic.ts';
import type { CodeList, Guideline } from '../knowledge/guideline.ts';
import type { Criterion, NamedCriterion } from '../logic/criterion.ts';
import { fhirpathRails, type Lookup, type Outcome } from '../logic/fhirpath.ts';
import type { PatientCase } from './patientCase.ts';
import { caseQuestionnaire, questionsIn } from './readAnswers.ts';

/**
 * Evaluates the criteria of cases with the printed FHIRPath over the driver's variables. Reports `case-state` where a
 * criterion is not what the case expects; what the driver says of the records is part of the test and not reported.
 */
export async function checkCases(
  cases: readonly PatientCase[],
  guideline: Guideline,
  report: Report,
): Promise<void> {
  const states = await caseStates(cases, guideline);
  cases.forEach(({ expected }, index) => {
    for (const { criterion, state, place } of expected) {
      const found = states[index]?.get(criterion);
      if (found === state) continue;
      report({
        code: 'case-state',
        severity: 'error',
        message: `"${criterion}" is ${said(found)} for this patient, not ${said(state)}. Mend the case, or the criterion.`,
        place,
      });
    }
  });
}

/** The state of each expected criterion of each case, by its id. */
export async function caseStates(
  cases: readonly PatientCase[],
  guideline: Guideline,
): Promise<readonly ReadonlyMap<string, Outcome>[]> {
  const lookup = lookupIn(guideline);
  const printed = new Map(
    guideline.criteria.map(({ id, criterion }) => [id, fhirpathRails(criterion, lookup)] as const),
  );
  const evaluators = new Map<string, ConditionEvaluator>();
  for (const today of new Set(cases.map(({ asOf }) => asOf)))
    evaluators.set(today, await conditionEvaluator({ today }));
  return cases.map((patient) => {
    const evaluate = evaluators.get(patient.asOf) as ConditionEvaluator;
    const variables = recordVariables(patient.records, contextOf(patient, guideline), () => undefined);
    return new Map(
      patient.expected.map(({ criterion }) => {
        const rails = printed.get(criterion);
        if (!rails) throw new Error(`no criterion ${criterion}: the case was not sound`);
        const [met, ruledOut] = [evaluate(rails.met, variables), evaluate(rails.ruledOut, variables)];
        if (met === undefined || ruledOut === undefined || (met && ruledOut))
          throw new Error(`${criterion} is met: ${met}, ruled out: ${ruledOut}`);
        return [criterion, met ? 'met' : ruledOut ? 'ruled-out' : 'unknown'] as const;
      }),
    );
  });
}

function contextOf({ subject, asOf, complete, draftOrders }: PatientCase, guideline: Guideline) {
  return {
    subject,
    today: asOf,
    complete,
    draftOrders,
    questionnaire: caseQuestionnaire(guideline),
    validFor: Object.fromEntries(questionsIn(guideline).map(({ id, validFor }) => [id, validFor])),
    inverted: guideline.criteria.flatMap(({ id, question }) => (question?.inverted ? [id] : [])),
  };
}

function lookupIn({ codeLists, criteria }: Guideline): Lookup {
  return {
    codeSet: (id) => named<CodeList>(codeLists, id),
    criterion: (id): Criterion => named<NamedCriterion>(criteria, id).criterion,
  };
}

function named<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((each) => each.id === id);
  if (!found) throw new Error(`the guideline has no ${id}`);
  return found;
}

function said(state: Outcome | undefined): string {
  return state === 'ruled-out' ? 'ruled out' : String(state);
}
