import type {
  Coding,
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
} from 'fhir/r4.js';
import { canonicalOf } from '../../artifact.ts';
import { answerReadings } from '../answerReadings.ts';
import { dateTimeOf } from './asOfTime.ts';
import { evidenceIn } from './evidenceIn.ts';
import type { Explanation } from './explanation.ts';

const yesNo = 'http://terminology.hl7.org/CodeSystem/v2-0136';

/**
 * Responses to the forms that ask what the plan wants to know, with the answers that the record already settles: yes where the evidence of a
 * question is met, no where it is ruled out, turned round for questions that are put the other way. They are in progress, so that no answer
 * counts before a person has completed the form.
 * @param forms the Questionnaires of the content
 */
export function prefilledResponses(
  explanation: Explanation,
  forms: readonly Questionnaire[],
): readonly QuestionnaireResponse[] {
  const settled = settledIn(explanation);
  return forms.flatMap((form) => {
    const { inverted = [] } = answerReadings([form]);
    const items = answered(form.item ?? [], (linkId) => {
      const state = settled.get(linkId);
      return state === undefined ? undefined : (state === 'met') !== inverted.includes(linkId);
    });
    const questionnaire = canonicalOf(form);
    if (items.length === 0 || questionnaire === undefined) return [];
    return {
      resourceType: 'QuestionnaireResponse' as const,
      id: `prefilled-${form.id ?? 'form'}`.slice(0, 64),
      questionnaire,
      status: 'in-progress' as const,
      subject: { reference: explanation.subject },
      authored: dateTimeOf(explanation.asOf),
      item: items,
    };
  });
}

/** By id of the question; a question of which two criteria say different things is open. */
function settledIn(explanation: Explanation): ReadonlyMap<string, 'met' | 'ruled-out'> {
  const states = new Map<string, Set<string>>();
  for (const { question, state } of evidenceIn(explanation))
    if (question !== undefined) states.set(question, (states.get(question) ?? new Set()).add(state));
  return new Map(
    [...states].flatMap(([question, found]) => {
      const [state, ...others] = found;
      return others.length === 0 && (state === 'met' || state === 'ruled-out') ? [[question, state]] : [];
    }),
  );
}

function answered(
  items: readonly QuestionnaireItem[],
  answerTo: (linkId: string) => boolean | undefined,
): QuestionnaireResponseItem[] {
  return items.flatMap((item): QuestionnaireResponseItem[] => {
    const { linkId, text } = item;
    const below = answered(item.item ?? [], answerTo);
    const said = answerTo(linkId);
    const answer = said === undefined ? undefined : answerOf(said, item);
    const named = { linkId, ...(text !== undefined && { text }) };
    if (answer) return [{ ...named, answer: [{ ...answer, ...(below.length > 0 && { item: below }) }] }];
    return below.length > 0 ? [{ ...named, item: below }] : [];
  });
}

/** Yes and no as the form offers them; undefined where it offers neither. */
function answerOf(
  yes: boolean,
  { type, answerOption = [] }: QuestionnaireItem,
): { valueBoolean: boolean } | { valueCoding: Coding } | undefined {
  if (type === 'boolean') return { valueBoolean: yes };
  const offered = answerOption.flatMap(({ valueCoding }) => valueCoding ?? []);
  const found = offered.find(({ system, code }) => system === yesNo && code === (yes ? 'Y' : 'N'));
  return found && { valueCoding: found };
}
