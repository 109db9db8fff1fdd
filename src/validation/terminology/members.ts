import type { CodeSystem, ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from 'fhir/r4.js';
import { canonicalOf } from '../../artifact.ts';
import { loadDefinitions } from '../../definitions/definitions.ts';
import { flattenConcepts } from '../codes.ts';
import type { Scope } from '../scope.ts';
import { filteredCodes } from './filteredCodes.ts';

/** `system|code` of the members of a value set. */
export type Members = ReadonlySet<string>;

/**
 * What a value set defines by its compose; undefined where that cannot be told from the catalog and the R4 core: a system that
 * is not here whole, a filter that only a terminology server knows. https://hl7.org/fhir/R4/valueset.html#composition
 */
export function membersOf(
  valueSet: ValueSet,
  scope: Scope,
  seen: ReadonlySet<string> = new Set(),
): Members | undefined {
  const { compose } = valueSet;
  const name = canonicalOf(valueSet) ?? '';
  if (!compose || compose.inactive !== undefined || seen.has(name)) return undefined;
  // What has no canonical leads nowhere back to itself.
  const inner = name === '' ? seen : new Set([...seen, name]);
  const included = compose.include.map((part) => partMembers(part, scope, inner));
  const excluded = (compose.exclude ?? []).map((part) => partMembers(part, scope, inner));
  if (included.includes(undefined) || excluded.includes(undefined)) return undefined;
  const out = new Set(excluded.flatMap((part) => [...(part ?? [])]));
  return new Set(included.flatMap((part) => [...(part ?? [])].filter((code) => !out.has(code))));
}

/** The members of a value set by its canonical: by its compose, else by a whole expansion, else as the R4 core lists them. */
export function membersNamed(
  canonical: string,
  scope: Scope,
  seen: ReadonlySet<string> = new Set(),
): Members | undefined {
  const found = scope.catalog.byCanonical(canonical);
  if (!found) return coreMembers(canonical.replace(/\|.*$/, ''));
  const { resource } = found;
  if (resource.resourceType !== 'ValueSet' || !scope.isSound(found)) return undefined;
  return membersOf(resource, scope, seen) ?? wholeExpansion(resource);
}

/** The members that a whole expansion lists; undefined for one page of a longer one. */
export function wholeExpansion({ expansion }: ValueSet): Members | undefined {
  return expansion && !isPage(expansion) ? expandedMembers(expansion.contains) : undefined;
}

/** True for an expansion that holds a part of the codes only. */
export function isPage({ offset, total, contains = [] }: NonNullable<ValueSet['expansion']>): boolean {
  return offset !== undefined && (offset > 0 || (total ?? 0) > contains.length);
}

/** Codes of an expansion; abstract ones with a code are members too, they are only not for choosing. */
export function expandedMembers(contains: readonly ValueSetExpansionContains[] = []): Set<string> {
  const codes = contains.flatMap(({ system, code, contains: inner }) => [
    ...(code ? [`${system ?? ''}|${code}`] : []),
    ...expandedMembers(inner),
  ]);
  return new Set(codes);
}

function coreMembers(canonical: string): Members | undefined {
  const { valueSets, codeSystems } = loadDefinitions();
  const parts = Object.hasOwn(valueSets, canonical) ? valueSets[canonical] : undefined;
  if (!parts) return undefined;
  const lists = parts.map(({ system, codes }) =>
    (codes ?? wholeCore(codeSystems[system]))?.map((code) => `${system}|${code}`),
  );
  return lists.includes(undefined) ? undefined : new Set(lists.flatMap((list) => list ?? []));
}

function wholeCore(system: { content: string; concepts: Readonly<Record<string, string>> } | undefined) {
  return system?.content === 'complete' ? Object.keys(system.concepts) : undefined;
}

function partMembers(
  { system, concept, filter, valueSet }: ValueSetComposeInclude,
  scope: Scope,
  seen: ReadonlySet<string>,
): Members | undefined {
  const sets = (valueSet ?? []).map((canonical) => membersNamed(canonical, scope, seen));
  if (system) sets.push(systemMembers(system, concept, filter, scope));
  const [first, ...others] = sets;
  if (!first || others.includes(undefined)) return undefined;
  return new Set([...first].filter((code) => others.every((other) => other?.has(code))));
}

function systemMembers(
  system: string,
  concept: ValueSetComposeInclude['concept'],
  filter: ValueSetComposeInclude['filter'],
  scope: Scope,
): Members | undefined {
  const codes = concept ? concept.map(({ code }) => code) : codesOf(system, filter, scope);
  return codes && new Set(codes.map((code) => `${system}|${code}`));
}

function codesOf(
  system: string,
  filter: ValueSetComposeInclude['filter'],
  scope: Scope,
): readonly string[] | undefined {
  const own: CodeSystem | undefined = scope.codeSystem(system);
  if (own?.content === 'complete')
    return filter ? filteredCodes(own, filter) : flattenConcepts(own.concept).map(({ code }) => code);
  return own || filter ? undefined : wholeCore(loadDefinitions().codeSystems[system]);
}
