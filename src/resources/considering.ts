import type { Questionnaire, QuestionnaireItem } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { kindOf } from '../knowledge/kind.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import { asking } from './asking.ts';
import { experimental, header } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, extensionUrls, representation } from './extensions.ts';
import { claims } from './profiles.ts';
import { beside, questionGroup, questionItem } from './questionItem.ts';
import { ratingsText } from './ratings.ts';

/** Rows that may lead to an order or an advice. */
export function actionableRows(guideline: Guideline): Recommendation[] {
  return guideline.recommendations.filter((recommendation) => kindOf(recommendation.kind).actionable);
}

/**
 * The Questionnaire `considering`: what is being considered for this patient. One question per actionable row, `linkId`
 * the row's id, grouped by section, and one per criterion whose question no other form asks, `linkId` the criterion's id; the
 * verbatim words of the source beside each. Nothing is pre-filled; silence is not an answer.
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
        'Asks, recommendation by recommendation, whether it is in question for this patient. A plan of a row applies only when its question is answered yes; no answer is not a yes. An answer lasts 12 months, which is editorial: the source names no time. The questions of eligibility criteria follow.',
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
        questionGroup(
          `section-${section.id}`,
          section.heading,
          rows.filter(({ row }) => row.section === section.id).map((row) => rowQuestion(guideline, row)),
        ),
      ),
      ...questionGroup('criteria', 'Eligibility criteria', otherQuestions(guideline)),
    ],
  };
  return { resource: inSpecOrder(resource), sources, authored: guideline.identity.authored };
}

function rowQuestion(guideline: Guideline, recommendation: Recommendation): QuestionnaireItem {
  const { id, question, row } = recommendation;
  return questionItem(guideline, {
    id,
    text: question as string,
    beside: `“${row.statement}” (line ${row.place.line}; ${ratingsText(guideline, recommendation)})`,
    place: row.place,
  });
}

/** The questions of criteria that no form of the guideline asks. */
function otherQuestions(guideline: Guideline): QuestionnaireItem[] {
  return guideline.criteria.flatMap(({ id, question, source }) =>
    question && asking(guideline, id).slug === 'considering'
      ? [questionItem(guideline, { id, text: question.text, beside: beside(source), place: source.place })]
      : [],
  );
}
