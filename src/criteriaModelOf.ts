import type { Library } from 'fhir/r4.js';
import { type CriteriaModel, criteriaAttachment, criteriaModelName } from './criteriaModel.ts';

/** The criteria that a logic library carries for programs; undefined for libraries that carry none, or of a later version. */
export function criteriaModelOf({ content = [] }: Library): CriteriaModel | undefined {
  for (const { contentType, title, data } of content) {
    if (contentType !== 'application/json' || title !== criteriaAttachment || data === undefined) continue;
    const found = JSON.parse(textOf(data)) as Partial<CriteriaModel>;
    if (found.model === criteriaModelName && found.version === 1) return found as CriteriaModel;
  }
  return undefined;
}

function textOf(data: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(data), (each) => each.charCodeAt(0)));
}
