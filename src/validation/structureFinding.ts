import type { FhirResource } from 'fhir/r4.js';
import type { StructureCode } from './catalogue/structureFaults.ts';
import { closest } from './closest.ts';
import { locate } from './locate.ts';
import type { Finding } from './rule.ts';
import type { StructureError } from './structureChecks.ts';
import { structureWords } from './structureWords.ts';

/** A finding of the structure gate, with the code of the kind of defect. */
export interface StructureFinding extends Finding {
  readonly code: StructureCode;
}

/** What ajv found, as findings in words; an error that only follows from another is left out. */
export function explain(
  resource: FhirResource,
  errors: readonly StructureError[],
  rootPath: string,
): readonly StructureFinding[] {
  return errors
    .filter((error) => !followsFrom(error, errors) && !isIdOfValue(resource, error))
    .map((error) => {
      const at = locate(resource, error.instancePath, rootPath);
      return { ...structureWords(error, at), fhirPath: at.fhirPath };
    });
}

/** An element missing from an empty object, or one that is there under a wrong name, is not a second defect. */
function followsFrom(error: StructureError, all: readonly StructureError[]): boolean {
  if (error.keyword !== 'present') return false;
  const name = String(error.params.element);
  return all.some((other) => {
    if (other.instancePath !== error.instancePath) return false;
    return (
      other.keyword === 'content' ||
      (other.keyword === 'closed' && isMeantAs(String(other.params.property), name))
    );
  });
}

/** An `_` twin may hold no more than the id of a primitive that has a value. https://hl7.org/fhir/R4/json.html#primitive */
function isIdOfValue(resource: FhirResource, { keyword, instancePath }: StructureError): boolean {
  const [, path = '', key, index] = /^(.*)\/_([^/]+?)(?:\/(\d+))?$/.exec(instancePath) ?? [];
  if (keyword !== 'content' || key === undefined) return false;
  const parent = locate(resource, path, '').value as Readonly<Record<string, unknown>>;
  const at = (name: string) => {
    const value = parent[name];
    return index === undefined ? value : (value as readonly unknown[] | undefined)?.[Number(index)];
  };
  const twin = at(`_${key}`) as { readonly id?: unknown };
  return twin.id !== undefined && at(key) !== undefined && at(key) !== null;
}

function isMeantAs(key: string, name: string): boolean {
  const stem = name.replace('[x]', '');
  return (name.endsWith('[x]') && key.startsWith(stem)) || closest(key, [stem]) !== undefined;
}
