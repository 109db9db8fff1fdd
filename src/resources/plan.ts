import type {
  CodeableConcept,
  Extension,
  PlanDefinition,
  PlanDefinitionAction,
  RelatedArtifact,
} from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { kindOf } from '../knowledge/kind.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import {
  canonicalTo,
  citation,
  experimental,
  header,
  patient,
  type Subject,
  topics,
  urlOf,
  usage,
} from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, extensionUrls, representation } from './extensions.ts';
import { logicCanonical } from './guidelineLogic.ts';
import { membershipNote, valueSetsAsked } from './membership.ts';
import { claims } from './profiles.ts';
import { actionRatings, ratingsText } from './ratings.ts';

/** What the four families of plans say differently. */
export interface Plan extends Subject {
  readonly type: 'clinical-protocol' | 'workflow-definition' | 'eca-rule';
  /** CPG 2.0 profile the plan holds to. */
  readonly profile:
    | 'pathwaydefinition'
    | 'strategydefinition'
    | 'recommendationdefinition'
    | 'computableplandefinition';
  readonly executable: boolean;
  /** Slug of the plan it belongs to. */
  readonly partOf?: string;
  readonly rationale?: string;
  readonly related?: readonly RelatedArtifact[];
  /** Beside those of all families. */
  readonly extension?: readonly Extension[];
  readonly action: PlanDefinitionAction[];
  readonly sources: readonly Place[];
  readonly authored: Place;
}

const typeDisplays = {
  'clinical-protocol': 'Clinical Protocol',
  'workflow-definition': 'Workflow Definition',
  'eca-rule': 'ECA Rule',
} as const;

/** A PlanDefinition of any family: header, claims, disclaimers and places are the same for all. */
export function buildPlan(guideline: Guideline, plan: Plan): Artifact {
  const {
    type,
    profile,
    executable,
    partOf,
    rationale,
    related = [],
    extension = [],
    action,
    sources,
    authored,
  } = plan;
  const coding = {
    system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type',
    code: type,
    display: typeDisplays[type],
  };
  const resource: PlanDefinition = {
    resourceType: 'PlanDefinition',
    ...header(guideline, 'PlanDefinition', plan),
    ...experimental(guideline),
    ...planUsage(guideline, action),
    ...claims({ cpg: [profile], crmi: ['shareableplandefinition', 'publishableplandefinition'] }),
    extension: [
      ...capabilities(
        'shareable',
        'computable',
        'publishable',
        ...(executable ? (['executable'] as const) : []),
      ),
      representation(executable ? 'executable' : 'structured'),
      ...(partOf
        ? [{ url: extensionUrls.partOf, valueCanonical: canonicalTo(guideline, 'PlanDefinition', partOf) }]
        : []),
      ...(rationale ? [{ url: extensionUrls.rationale, valueMarkdown: rationale }] : []),
      ...extension,
      ...derivations(guideline, sources),
    ],
    type: { coding: [coding] },
    subjectCodeableConcept: patient,
    topic: topics(guideline),
    relatedArtifact: [citation(guideline), ...derivedFrom(guideline), ...related],
    // Only of plans that run: HAPI compiles it into every condition of the plan.
    ...(executable && { library: [logicCanonical(guideline)] }),
    action,
  };
  return { resource: inSpecOrder(resource), sources, authored };
}

/** The disclaimers, and for whom the conditions are not. */
function planUsage(guideline: Guideline, action: PlanDefinitionAction[]): { usage?: string } {
  const said = usage(guideline);
  if (valueSetsAsked({ action }).length === 0) return said;
  return { usage: [said.usage, membershipNote].filter(Boolean).join('\n\n') };
}

/** What a row's action says wherever it stands: statement verbatim, ratings, place, and the evidence that justifies it. */
export function rowAction(guideline: Guideline, recommendation: Recommendation) {
  const { id, row, title } = recommendation;
  return {
    extension: [...actionRatings(guideline, recommendation), ...derivations(guideline, [row.place])],
    title,
    description: row.statement,
    textEquivalent: `${row.statement} (${ratingsText(guideline, recommendation)})`,
    code: [{ coding: [guidelineBasedCare] }],
    reason: [kindConcept(guideline, recommendation)],
    documentation: [
      citation(guideline),
      {
        type: 'justification' as const,
        display: `Evidence: ${title}`,
        resource: canonicalTo(guideline, 'Evidence', id),
      },
    ],
  };
}

/** The process every action of a guideline is part of. */
export const guidelineBasedCare = {
  system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-common-process-cs',
  code: 'guideline-based-care',
  display: 'Guideline-based Care',
};

/** Why the row is an action, or why it leads to none: its kind, in an editor's words. */
function kindConcept(guideline: Guideline, { kind }: Recommendation): CodeableConcept {
  const system = urlOf(guideline, 'CodeSystem', 'recommendation-kind');
  return { coding: [{ system, code: kind, display: kindOf(kind).display }] };
}

function derivedFrom({ source }: Guideline): RelatedArtifact[] {
  return source.url ? [{ type: 'derived-from', display: source.title, url: source.url }] : [];
}
