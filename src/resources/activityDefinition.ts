import type { ActivityDefinition, Extension, RelatedArtifact } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Place } from '../diagnostic.ts';
import type { Activity } from '../knowledge/activity.ts';
import type { PlanActivity } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Recommendation, Variable } from '../knowledge/recommendation.ts';
import { activityKinds } from './activities/activityKinds.ts';
import { canonicalTo, citation, experimental, header, patient, topics, usage } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, extensionUrls, representation } from './extensions.ts';
import { claims } from './profiles.ts';

/** What an actionable row proposes, or proposes not to do. Intent is `proposal`; a person decides. */
export function buildActivity(guideline: Guideline, recommendation: Recommendation): Artifact {
  const { id, row, title, authored } = recommendation;
  const activity = recommendation.activity as Activity;
  return activityOf(guideline, activity, {
    slug: id,
    title: activity.doNotPerform ? `${title} (do not perform)` : title,
    description: row.statement,
    extension: [],
    related: [
      {
        type: 'justification',
        display: `Evidence: ${title}`,
        resource: canonicalTo(guideline, 'Evidence', id),
      },
    ],
    sources: [row.place],
    authored,
  });
}

/** What a plan proposes that no row leads to. A Task names the questionnaire to fill in. */
export function buildPlanActivity(guideline: Guideline, activity: PlanActivity): Artifact {
  const { id, title, description, rationale, places, authored, questionnaire } = activity;
  const form = questionnaire && canonicalTo(guideline, 'Questionnaire', questionnaire);
  return activityOf(guideline, activity, {
    slug: id,
    title,
    description,
    extension: [
      ...(form ? [{ url: extensionUrls.collectWith, valueCanonical: form }] : []),
      { url: extensionUrls.rationale, valueMarkdown: rationale },
    ],
    related: form ? [{ type: 'depends-on', resource: form }] : [],
    ...(form && { elements: { code: { coding: [collectInformation], text: title } } }),
    sources: places,
    authored,
  });
}

/** CPG's code of a Task that is done by filling in a form. */
const collectInformation = {
  system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs',
  code: 'collect-information',
  display: 'Collect information',
};

interface Said {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly extension: readonly Extension[];
  readonly related: readonly RelatedArtifact[];
  /** Beside those of the kind. */
  readonly elements?: Partial<ActivityDefinition>;
  readonly sources: readonly Place[];
  readonly authored: Place;
}

function activityOf(
  guideline: Guideline,
  activity: Activity,
  { slug, title, description, extension, related, elements = {}, sources, authored }: Said,
): Artifact {
  const ordered = guideline.variables.find((variable) => variable.id === activity.code) as Variable;
  const resource: ActivityDefinition = {
    resourceType: 'ActivityDefinition',
    ...header(guideline, 'ActivityDefinition', { slug, name: `Activity ${slug}`, title, description }),
    ...experimental(guideline),
    ...usage(guideline),
    ...claims({
      cpg: ['computableactivity'],
      crmi: ['shareableactivitydefinition', 'publishableactivitydefinition'],
    }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      representation('structured'),
      ...extension,
      ...derivations(guideline, sources),
    ],
    subjectCodeableConcept: patient,
    topic: topics(guideline),
    relatedArtifact: [citation(guideline), ...related],
    intent: 'proposal',
    doNotPerform: activity.doNotPerform,
    ...activityKinds[activity.kind](guideline, activity, ordered),
    ...elements,
  };
  return { resource: inSpecOrder(resource), sources, authored };
}
