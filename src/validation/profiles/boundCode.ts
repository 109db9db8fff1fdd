import type { ElementDefinitionBinding } from 'fhir/r4.js';
import { coreValueSet } from '../../definitions/coreValueSets.ts';
import { loadDefinitions, type ValueSetPart } from '../../definitions/definitions.ts';
import { loadPublishedProfiles } from '../../definitions/publishedProfiles.ts';
import type { Scope } from '../scope.ts';
import { type Members, membersNamed } from '../terminology/members.ts';
import { isObject } from '../typedValue.ts';
import type { Placed } from './placed.ts';

/** True when a value has a code of the value set it is bound to; undefined where that cannot be told here. */
export function isBound(
  { value, twin }: Placed,
  { valueSet }: Pick<ElementDefinitionBinding, 'valueSet'>,
  scope: Scope,
): boolean | undefined {
  const members = valueSet === undefined ? undefined : membersFor(valueSet, scope);
  if (!members || (value === undefined && twin)) return undefined;
  if (typeof value === 'string') return [...members].some((member) => member.endsWith(`|${value}`));
  if (!isObject(value)) return undefined;
  const codings = Array.isArray(value.coding)
    ? value.coding.filter(isObject)
    : 'code' in value
      ? [value]
      : [];
  return codings.some(({ system, code }) => members.has(`${system ?? ''}|${code}`));
}

const compiled = new Map<string, Members | undefined>();

function membersFor(canonical: string, scope: Scope): Members | undefined {
  const own = membersNamed(canonical, scope);
  if (own) return own;
  const url = canonical.replace(/\|.*$/, '');
  if (!/^http:\/\/(?:terminology\.)?hl7\.org\//.test(url)) return undefined;
  if (!compiled.has(url)) {
    const { valueSets } = loadPublishedProfiles();
    const parts = coreValueSet(url) ?? (Object.hasOwn(valueSets, url) ? valueSets[url] : undefined);
    compiled.set(url, parts && membersOfParts(parts));
  }
  return compiled.get(url);
}

function membersOfParts(parts: readonly ValueSetPart[]): Members | undefined {
  const { codeSystems } = loadDefinitions();
  const lists = parts.map(({ system, codes }) => {
    const listed = codes ?? (codeSystems[system] && Object.keys(codeSystems[system].concepts));
    return listed?.map((code) => `${system}|${code}`);
  });
  return lists.includes(undefined) ? undefined : new Set(lists.flatMap((list) => list ?? []));
}
