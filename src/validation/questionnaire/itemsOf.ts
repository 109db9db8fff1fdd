import type { Questionnaire, QuestionnaireItem } from 'fhir/r4.js';
import type { Artifact } from '../../artifact.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Scope } from '../scope.ts';

/** An item of a questionnaire, in the order of the form. */
export interface PlacedItem {
  readonly item: QuestionnaireItem;
  readonly path: string;
}

/** The items of each questionnaire of an artifact, at any depth, parents before children. */
export function itemsOf(artifact: Artifact, scope: Scope): readonly (readonly PlacedItem[])[] {
  return resourcesOf(artifact, scope, 'Questionnaire').map(({ resource, path }) => flatten(resource, path));
}

function flatten({ item = [] }: Questionnaire | QuestionnaireItem, path: string): readonly PlacedItem[] {
  return item.flatMap((each, index) => {
    const own = `${path}.item[${index}]`;
    return [{ item: each, path: own }, ...flatten(each, own)];
  });
}
