import type { FhirResource, Questionnaire, QuestionnaireResponse } from 'fhir/r4.js';
import type { Artifact } from '../../artifact.ts';
import { type PlacedResource, resourcesOf } from '../resourcesOf.ts';
import type { Scope } from '../scope.ts';
import { isReadable } from './isReadable.ts';
import { matchResponse, type ResponseMatch } from './matchResponse.ts';

/** A response of an artifact with its questionnaire, where that is here and can be read. */
export interface MatchedResponse extends PlacedResource<QuestionnaireResponse> {
  readonly questionnaire: Questionnaire | undefined;
  readonly match: ResponseMatch | undefined;
  /** It is meant to be whole: neither still being filled in, nor given up, nor withdrawn. */
  readonly whole: boolean;
}

const known = new WeakMap<Artifact, readonly MatchedResponse[]>();

/** The responses of an artifact, each laid over its questionnaire. Worked out once. */
export function matchesOf(artifact: Artifact, scope: Scope): readonly MatchedResponse[] {
  const found = known.get(artifact) ?? resourcesOf(artifact, scope, 'QuestionnaireResponse').map(matched);
  known.set(artifact, found);
  return found;

  function matched(placed: PlacedResource<QuestionnaireResponse>): MatchedResponse {
    const { resource, path, container } = placed;
    const questionnaire = questionnaireOf(resource.questionnaire, container, scope);
    return {
      ...placed,
      questionnaire,
      match: questionnaire && matchResponse(questionnaire, resource, path),
      whole: resource.status === 'completed' || resource.status === 'amended',
    };
  }
}

function questionnaireOf(
  canonical: string | undefined,
  { contained = [] }: PlacedResource<unknown>['container'],
  scope: Scope,
): Questionnaire | undefined {
  if (!canonical) return undefined;
  if (canonical.startsWith('#')) {
    const found = contained.find(({ id }) => id === canonical.slice(1));
    return readable(found);
  }
  return readable((scope.catalog.byCanonical(canonical) ?? scope.catalog.byReference(canonical))?.resource);
}

function readable(resource: FhirResource | undefined): Questionnaire | undefined {
  return resource?.resourceType === 'Questionnaire' && isReadable(resource) ? resource : undefined;
}
