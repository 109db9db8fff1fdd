import type { Coding, QuestionnaireItem } from 'fhir/r4.js';
import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Quote } from '../knowledge/quote.ts';
import { answerReading } from './answerReading.ts';
import { derivations, extensionUrls } from './extensions.ts';

/** Yes, no and not known; the three answers of every question. */
const answers: readonly Coding[] = [
  { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'Y', display: 'Yes' },
  { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'N', display: 'No' },
  {
    system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
    code: 'asked-unknown',
    display: 'Asked But Unknown',
  },
];

const help = {
  coding: [
    { system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'help', display: 'Help-Button' },
  ],
};

/** What stands in the form. */
interface QuestionWords {
  readonly id: string;
  readonly text: string;
  readonly beside: string;
  readonly place: Place;
  /** True where no condition reads the answer. */
  readonly informational?: boolean;
}

/** A question with the verbatim words of the source beside it. Never filled in beforehand; silence is not an answer. */
export function questionItem(
  guideline: Guideline,
  { id, text, beside, place, informational = false }: QuestionWords,
): QuestionnaireItem {
  return {
    extension: [...(informational ? [] : [answerReading(guideline, id)]), ...derivations(guideline, [place])],
    linkId: id,
    text,
    type: 'choice',
    required: false,
    repeats: false,
    answerOption: answers.map((valueCoding) => ({ valueCoding })),
    item: [
      {
        extension: [{ url: extensionUrls.itemControl, valueCodeableConcept: help }],
        linkId: `${id}-statement`,
        text: beside,
        type: 'display',
      },
    ],
  };
}

/** Words of the source with their line. */
export function beside({ text, place }: Quote): string {
  return `“${text}” (line ${place.line})`;
}

/** A group of questions, if there is anything to ask in it. */
export function questionGroup(linkId: string, text: string, item: QuestionnaireItem[]): QuestionnaireItem[] {
  return item.length > 0 ? [{ linkId, text, type: 'group', item }] : [];
}
