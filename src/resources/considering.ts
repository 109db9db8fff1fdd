import type { Coding, Questionnaire, QuestionnaireItem } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Place } from '../diagnostic.ts';
import type { Guideline, Recommendation } from '../knowledge/guideline.ts';
import { kindOf } from '../knowledge/kind.ts';
import { experimental, header } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, extensionUrls, representation } from './extensions.ts';
import { claims } from './profiles.ts';
import { ratingsText } from './ratings.ts';

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

/** Rows that may lead to an order or an advice. */
export function actionableRows(guideline: Guideline): Recommendation[] {
  return guideline.recommendations.filter((recommendation) => kindOf(recommendation.kind).actionable);
}

/**
 * The Questionnaire `considering`: what is being considered for this patient. One question per actionable row, `linkId`
 * the row's id, grouped by section, and one per criterion that asks, `linkId` the criterion's id; the verbatim words of the
 * source beside each. Nothing is pre-filled; silence is not an answer.
 */
export function buildConsidering(guideline: Guideline): Artifact {
  const rows = actionableRows(guideline);
  const sources = rows.map((row) => row.row.place);
  const usage = guideline.identity.disclaimers.map((quote) => quote.text).join(' ');
  const resource: Questionnaire = {
    resourceType: 'Questionnaire',
    ...header(guideline, 'Questionnaire', {
      slug: 'considering',
      name: 'Questionnaire considering',
      title: `What is being considered: ${guideline.identity.title}`,
      description:
        'Asks, recommendation by recommendation, whether it is in question for this patient. A plan of a row applies only when its question is answered yes; no answer is not a yes. The questions of eligibility criteria follow.',
    }),
    ...experimental(guideline),
    ...claims({
      cpg: ['computablequestionnaire'],
      crmi: ['shareablequestionnaire', 'publishablequestionnaire'],
    }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      representation('structured'),
      ...(usage ? [{ url: extensionUrls.usage, valueMarkdown: usage }] : []),
      ...derivations(guideline, sources),
    ],
    subjectType: ['Patient'],
    item: [
      ...guideline.sections.flatMap((section) =>
        group(
          `section-${section.id}`,
          section.heading,
          rows.filter(({ row }) => row.section === section.id).map((row) => rowQuestion(guideline, row)),
        ),
      ),
      ...group('criteria', 'Eligibility criteria', criterionQuestions(guideline)),
    ],
  };
  return { resource: inSpecOrder(resource), sources, authored: guideline.identity.authored };
}

/** A group, if there is anything to ask in it. */
function group(linkId: string, text: string, item: QuestionnaireItem[]): QuestionnaireItem[] {
  return item.length > 0 ? [{ linkId, text, type: 'group', item }] : [];
}

function rowQuestion(guideline: Guideline, recommendation: Recommendation): QuestionnaireItem {
  const { id, question, row } = recommendation;
  const beside = `“${row.statement}” (line ${row.place.line}; ${ratingsText(guideline, recommendation)})`;
  return questionOf(guideline, id, question as string, beside, row.place);
}

/** The questions that named criteria put; `linkId` is the criterion's id, under which the logic reads the answer. */
function criterionQuestions(guideline: Guideline): QuestionnaireItem[] {
  return guideline.criteria.flatMap(({ id, question, source }) =>
    question
      ? [
          questionOf(
            guideline,
            id,
            question.text,
            `“${source.text}” (line ${source.place.line})`,
            source.place,
          ),
        ]
      : [],
  );
}

function questionOf(
  guideline: Guideline,
  linkId: string,
  text: string,
  beside: string,
  place: Place,
): QuestionnaireItem {
  return {
    extension: derivations(guideline, [place]),
    linkId,
    text,
    type: 'choice',
    required: false,
    repeats: false,
    answerOption: answers.map((valueCoding) => ({ valueCoding })),
    item: [
      {
        extension: [{ url: extensionUrls.itemControl, valueCodeableConcept: help }],
        linkId: `${linkId}-statement`,
        text: beside,
        type: 'display',
      },
    ],
  };
}

const help = {
  coding: [
    { system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'help', display: 'Help-Button' },
  ],
};
