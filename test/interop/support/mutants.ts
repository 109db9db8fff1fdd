import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutations } from './mutations.ts';
import type { ValidatorCase } from './validatorCase.ts';

/**
 * Artifacts of ours with one defect each, written into a folder. Each defect is planted in the first artifact of its type that has
 * the place.
 * @param resources the artifacts' files, in order
 * @param definitions what the engines need to know
 */
export function writeMutants(
  folder: string,
  resources: readonly string[],
  definitions: readonly string[],
): ValidatorCase[] {
  mkdirSync(folder, { recursive: true });
  const texts = resources.map((file) => readFileSync(file, 'utf8'));
  return mutations.map(([kind, type, path, value], index) => {
    const changed = firstChanged(texts, type, path, value);
    if (!changed) throw new Error(`no ${type} has ${path}`);
    const shown = value === undefined ? 'removed' : JSON.stringify(value).slice(0, 60);
    const name = `${index + 1} ${type}.${path} ${shown}`;
    const file = join(folder, `${name.replace(/[^\w.-]+/g, '_')}.json`);
    writeFileSync(file, JSON.stringify(changed, null, 1));
    return {
      id: `mutant/${name}`,
      group: 'our artifacts with one defect',
      class: kind,
      file,
      definitions,
      beside: resources.filter((resource) => /\/CodeSystem-/.test(resource)),
      unknownExtensions: true,
      unknownProfiles: true,
      exampleUrls: true,
      recorded: [kind],
    };
  });
}

function firstChanged(texts: readonly string[], type: string, path: string, value: unknown): unknown {
  for (const text of texts) {
    if (!text.includes(`"resourceType": "${type}"`) && !text.includes(`"resourceType":"${type}"`)) continue;
    const resource = JSON.parse(text) as Record<string, unknown>;
    if (resource.resourceType === type && change(resource, path.split('.'), value)) return resource;
  }
  return undefined;
}

/** Sets or removes what stands at a path; false where the way there, or what is to be removed, is missing. */
function change(
  at: Record<string, unknown>,
  [step = '', ...rest]: readonly string[],
  value: unknown,
): boolean {
  if (rest.length > 0) {
    const next = at[step];
    return typeof next === 'object' && next !== null
      ? change(next as Record<string, unknown>, rest, value)
      : false;
  }
  if (value === undefined && at[step] === undefined) return false;
  if (value === undefined) delete at[step];
  else at[step] = value;
  return true;
}
