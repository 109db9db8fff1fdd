import type { ActivityDefinition } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Activity, Guideline, Recommendation, Variable } from '../knowledge/guideline.ts';
import { activityKinds } from './activities/activityKinds.ts';
import { canonicalTo, citation, experimental, header, patient, topics, usage } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, representation } from './extensions.ts';
import { claims } from './profiles.ts';

/** What an actionable row proposes, or proposes not to do. Intent is `proposal`; a person decides. */
export function buildActivity(guideline: Guideline, recommendation: Recommendation): Artifact {
  const { id, row, title, authored } = recommendation;
  const activity = recommendation.activity as Activity;
  const ordered = guideline.variables.find((variable) => variable.id === activity.code) as Variable;
  const sources = [row.place];
  const resource: ActivityDefinition = {
    resourceType: 'ActivityDefinition',
    ...header(guideline, 'ActivityDefinition', {
      slug: id,
      name: `Activity ${id}`,
      title: activity.doNotPerform ? `${title} (do not perform)` : title,
      description: row.statement,
    }),
    ...experimental(guideline),
    ...usage(guideline),
    ...claims({
      cpg: ['computableactivity'],
      crmi: ['shareableactivitydefinition', 'publishableactivitydefinition'],
    }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      representation('structured'),
      ...derivations(guideline, sources),
    ],
    subjectCodeableConcept: patient,
    topic: topics(guideline),
    relatedArtifact: [
      citation(guideline),
      {
        type: 'justification',
        display: `Evidence: ${title}`,
        resource: canonicalTo(guideline, 'Evidence', id),
      },
    ],
    intent: 'proposal',
    doNotPerform: activity.doNotPerform,
    ...activityKinds[activity.kind](guideline, activity, ordered),
  };
  return { resource: inSpecOrder(resource), sources, authored };
}
