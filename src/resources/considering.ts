import type { Coding, Questionnaire, QuestionnaireItem } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
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
 * the row's id, grouped by section, the verbatim statement beside each. Nothing is pre-filled; silence is not an answer.
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
        'Asks, recommendation by recommendation, whether it is in question for this patient. A plan of a row applies only when its question is answered yes; no answer is not a yes.',
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
    item: guideline.sections.flatMap((section): QuestionnaireItem[] => {
      const item = rows
        .filter(({ row }) => row.section === section.id)
        .map((row) => questionOf(guideline, row));
      return item.length > 0
        ? [{ linkId: `section-${section.id}`, text: section.heading, type: 'group', item }]
        : [];
    }),
  };
  return { resource: inSpecOrder(resource), sources, authored: guideline.identity.authored };
}

function questionOf(guideline: Guideline, recommendation: Recommendation): QuestionnaireItem {
  const { id, question, row } = recommendation;
  return {
    extension: derivations(guideline, [row.place]),
    linkId: id,
    text: question as string,
    type: 'choice',
    required: false,
    repeats: false,
    answerOption: answers.map((valueCoding) => ({ valueCoding })),
    item: [
      {
        extension: [{ url: extensionUrls.itemControl, valueCodeableConcept: help }],
        linkId: `${id}-statement`,
        text: `“${row.statement}” (line ${row.place.line}; ${ratingsText(guideline, recommendation)})`,
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
