import type { Library } from 'fhir/r4.js';
import { type CriteriaModel, criteriaAttachment, criteriaModelName } from './criteriaModel.ts';

/**
 * The criteria that a logic library carries for programs; undefined for libraries that carry none, or of a later version, or something that
 * is no such thing.
 */
export function criteriaModelOf({ content = [] }: Library): CriteriaModel | undefined {
  for (const { contentType, title, data } of content) {
    if (contentType !== 'application/json' || title !== criteriaAttachment || data === undefined) continue;
    const found = parsed(data);
    if (found?.model === criteriaModelName && found.version === 1 && isWhole(found))
      return found as unknown as CriteriaModel;
  }
  return undefined;
}

function parsed(data: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof found === 'object' && found !== null ? { ...found } : undefined;
  } catch {
    // Neither base64 nor JSON: somebody else's attachment of that title.
    return undefined;
  }
}

const parts = [
  'facts',
  'criteria',
  'questions',
  'statements',
  'descriptions',
] satisfies (keyof CriteriaModel)[];

function isWhole(found: Readonly<Record<string, unknown>>): boolean {
  return parts.every((part) => typeof found[part] === 'object' && found[part] !== null);
}
