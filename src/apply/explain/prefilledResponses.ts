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
import type { ExplainedEvidence, ExplainedPart, Explanation } from './explanation.ts';

const yesNo = 'http://terminology.hl7.org/CodeSystem/v2-0136';

/**
 * Responses to the forms that ask what the plan wants to know, with the answers that the record itself settles: yes where it meets the
 * evidence of a question, no where it rules it out, turned round for questions that are put the other way. They are in progress, so that no
 * answer counts before a person has completed the form.
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
  const states = new Map<string, Set<'met' | 'ruled-out' | undefined>>();
  for (const evidence of evidenceIn(explanation)) {
    const { question } = evidence;
    if (question === undefined) continue;
    const found = states.get(question) ?? new Set();
    states.set(question, found.add(byRecord(evidence, explanation.criteria)));
  }
  return new Map(
    [...states].flatMap(([question, found]) => {
      const [state, ...others] = found;
      return state !== undefined && others.length === 0 ? [[question, state]] : [];
    }),
  );
}

/**
 * What the record alone makes of evidence. Answers of before are no ground: whoever completed the form would renew them without having
 * asked again.
 */
function byRecord(
  { state, shown, shownBy, absentFrom }: ExplainedEvidence,
  criteria: Explanation['criteria'],
): 'met' | 'ruled-out' | undefined {
  if (state === 'ruled-out') return absentFrom ? 'ruled-out' : undefined;
  if (state !== 'met') return undefined;
  return shown.length > 0 || shownBy.some((id) => isMetByRecord(criteria[id]?.part, criteria))
    ? 'met'
    : undefined;
}

function isMetByRecord(part: ExplainedPart | undefined, criteria: Explanation['criteria']): boolean {
  switch (part?.kind) {
    case 'evidence':
      return byRecord(part, criteria) === 'met';
    case 'criterion':
      return isMetByRecord(criteria[part.id]?.part, criteria);
    case 'any':
      return part.of.some((one) => isMetByRecord(one, criteria));
    case 'all':
      return part.of.every((one) => isMetByRecord(one, criteria));
    case 'atLeast':
      return part.of.filter((one) => isMetByRecord(one, criteria)).length >= (part.count ?? 1);
    default:
      // Of a part that is turned round, or not there, nobody knows what it rests on.
      return false;
  }
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
