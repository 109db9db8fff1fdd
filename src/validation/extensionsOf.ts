import type { Extension } from 'fhir/r4.js';
import { isObject } from './typedValue.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

/** The extensions of an element with a url; `questionnaire-unit` is short for the one of the core. */
export function extensionsOf(node: object, name: string): readonly Extension[] {
  const { extension } = node as { extension?: unknown };
  if (!Array.isArray(extension)) return [];
  const url = name.includes(':') ? name : core + name;
  return extension.filter((each) => isObject(each) && each.url === url);
}
