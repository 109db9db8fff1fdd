import type { FhirResource } from 'fhir/r4.js';
import type { Artifact } from '../../artifact.ts';
import type { Guideline } from '../../knowledge/guideline.ts';
import { activityView } from './activityView.ts';
import { documentView } from './documentView.ts';
import { evidenceVariableView, evidenceView } from './evidenceViews.ts';
import { guideView, manifestView } from './listViews.ts';
import { logicLibraryView } from './logicLibraryView.ts';
import { planView } from './planView.ts';
import { questionnaireView } from './questionnaireView.ts';
import { structureView } from './structureView.ts';
import { codeSystemView, conceptMapView, valueSetView } from './terminologyViews.ts';

/** What a type's narrative template shows beside title, purpose, relations and disclaimer, which all have. */
export function contentView(
  guideline: Guideline,
  resource: FhirResource,
  artifacts: readonly Artifact[],
): object {
  switch (resource.resourceType) {
    case 'DocumentReference':
      return documentView(guideline, resource);
    case 'CodeSystem':
      return codeSystemView(resource);
    case 'ValueSet':
      return valueSetView(guideline, resource);
    case 'ConceptMap':
      return conceptMapView(resource);
    case 'EvidenceVariable':
      return evidenceVariableView(guideline, resource);
    case 'Evidence':
      return evidenceView(guideline, resource);
    case 'Questionnaire':
      return questionnaireView(resource);
    case 'ActivityDefinition':
      return activityView(guideline, resource);
    case 'PlanDefinition':
      return planView(guideline, resource);
    case 'StructureDefinition':
      return structureView(resource);
    case 'Library':
      return resource.content ? logicLibraryView(guideline) : manifestView(artifacts);
    case 'ImplementationGuide':
      return guideView(resource, artifacts);
    default:
      throw new Error(`no narrative for ${resource.resourceType}`);
  }
}
