import type { PlanDefinitionAction } from 'fhir/r4.js';
import type { Guideline } from '../../knowledge/guideline.ts';
import type { OutputFile } from '../../output.ts';
import type { AppliedCase } from '../applyCase.ts';
import { caseBundle } from '../caseBundle.ts';
import type { CaseRun } from '../runCases.ts';
import { type HookCard, hookCard } from './hookCard.ts';
import { canCall, hookRequest } from './hookRequest.ts';
import { nameUuid } from './nameUuid.ts';

/** What a service answers. https://cds-hooks.hl7.org/2.0/#cds-service-response */
export interface HookResponse {
  readonly cards: readonly (HookCard & { readonly uuid: string })[];
}

/**
 * The files of a case, below a folder of its id: its records, what it expects, and for each plan that it is about, in a folder of the
 * plan's id, the call of each hook with the answer expected.
 */
export function exportCase({ patient, applied }: CaseRun, guideline: Guideline): readonly OutputFile[] {
  const { id, title, asOf, subject, complete } = patient;
  const expected = {
    case: id,
    title,
    asOf,
    subject,
    complete,
    states: Object.fromEntries(patient.expected.map(({ criterion, state }) => [criterion, state])),
    outcomes: Object.fromEntries(patient.outcomes.map(({ set, outcome }) => [set, outcome])),
    cards: Object.fromEntries(applied.map(({ plan, expected: cards }) => [plan.id, cards])),
  };
  const calls = applied.flatMap((one) =>
    one.plan.hooks
      .filter((hook) => canCall(hook, patient))
      .flatMap((hook) => {
        const request = hookRequest(patient, one.plan, hook, guideline);
        return [
          json(`${id}/${one.plan.id}/request-${hook}.json`, request),
          json(`${id}/${one.plan.id}/response-${hook}.json`, expectedResponse(one, request.hookInstance)),
        ];
      }),
  );
  return [json(`${id}/bundle.json`, caseBundle(patient)), json(`${id}/expected.json`, expected), ...calls];
}

/** The cards that a case leads to, in the words of `$apply` where it shows them and in the plan's own where it wrongly does not. */
function expectedResponse({ definition, expected, shown }: AppliedCase, call: string): HookResponse {
  return {
    cards: expected.map((id) => {
      const action = definition.action?.find((each) => each.id === id) as PlanDefinitionAction;
      const card = shown.get(id) ?? hookCard(action, definition);
      return { uuid: nameUuid(`urn:uuid:${call}#${id}`), ...card };
    }),
  };
}

function json(path: string, content: object): OutputFile {
  return { path, content: `${JSON.stringify(content, null, 2)}\n` };
}
