import type { Questionnaire } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { GuidelineQuestionnaire } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { experimental, header } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, extensionUrls, representation } from './extensions.ts';
import { claims } from './profiles.ts';
import { beside, questionGroup, questionItem } from './questionItem.ts';

/** A form that asks the questions of criteria: groups of questions, `linkId` the criterion's id. */
export function buildQuestionnaire(guideline: Guideline, form: GuidelineQuestionnaire): Artifact {
  const { id, title, description, groups, rationale, authored } = form;
  const sources = groups.flatMap(({ questions }) => questions.map(({ source }) => source.place));
  const usage = guideline.identity.disclaimers.map((quote) => quote.text).join(' ');
  const resource: Questionnaire = {
    resourceType: 'Questionnaire',
    ...header(guideline, 'Questionnaire', { slug: id, name: `Questionnaire ${id}`, title, description }),
    ...experimental(guideline),
    ...claims({
      cpg: ['computablequestionnaire'],
      crmi: ['shareablequestionnaire', 'publishablequestionnaire'],
    }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      representation('structured'),
      { url: extensionUrls.rationale, valueMarkdown: rationale },
      ...(usage ? [{ url: extensionUrls.usage, valueMarkdown: usage }] : []),
      ...derivations(guideline, sources),
    ],
    subjectType: ['Patient'],
    item: groups.flatMap((group) =>
      questionGroup(
        `group-${group.id}`,
        group.title,
        group.questions.map(({ id: question, text, source, informational }) =>
          questionItem(guideline, {
            id: question,
            text,
            beside: beside(source),
            place: source.place,
            informational,
          }),
        ),
      ),
    ),
  };
  return { resource: inSpecOrder(resource), sources, authored };
}
