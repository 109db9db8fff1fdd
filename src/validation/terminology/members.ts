import type { CodeSystem, ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from 'fhir/r4.js';
import type { Artifact } from '../../artifact.ts';
import { coreValueSet } from '../../definitions/coreValueSets.ts';
import { loadDefinitions } from '../../definitions/definitions.ts';
import { flattenConcepts } from '../codes.ts';
import type { Scope } from '../scope.ts';
import { filteredCodes } from './filteredCodes.ts';

/** `system|code` of the members of a value set. */
export type Members = ReadonlySet<string>;

/** More steps from one value set to another are not followed; nobody nests them so. */
const deepest = 100;

/** Members by the artifact that was named; while they are worked out they are not known. */
const known = new WeakMap<Scope, Map<Artifact, Members | undefined>>();

/**
 * What a value set defines by its compose; undefined where that cannot be told from the catalog and the R4 core: a system that
 * is not here whole, a filter that only a terminology server knows, a value set that leads back to itself.
 * https://hl7.org/fhir/R4/valueset.html#composition
 * @param depth how many value sets lead here
 */
export function membersOf({ compose }: ValueSet, scope: Scope, depth = 0): Members | undefined {
  if (!compose || compose.inactive !== undefined || depth > deepest) return undefined;
  const included = compose.include.map((part) => partMembers(part, scope, depth));
  const excluded = (compose.exclude ?? []).map((part) => partMembers(part, scope, depth));
  if (included.includes(undefined) || excluded.includes(undefined)) return undefined;
  const out = new Set(excluded.flatMap((part) => [...(part ?? [])]));
  return new Set(included.flatMap((part) => [...(part ?? [])].filter((code) => !out.has(code))));
}

/**
 * The members of a value set by its canonical: by its compose, else by a whole expansion, else as the R4 core lists them. Worked out
 * once: value sets may include each other by many ways.
 */
export function membersNamed(canonical: string, scope: Scope, depth = 0): Members | undefined {
  const found = scope.catalog.byCanonical(canonical);
  if (!found) return coreMembers(canonical.replace(/\|.*$/, ''));
  const told = known.get(scope) ?? new Map<Artifact, Members | undefined>();
  known.set(scope, told);
  // Large packages have more than memory holds; those that are being worked out stay.
  if (depth === 0 && told.size > 500) told.clear();
  if (!told.has(found)) {
    told.set(found, undefined);
    told.set(found, membersIn(found, scope, depth));
  }
  return told.get(found);
}

function membersIn(found: Artifact, scope: Scope, depth: number): Members | undefined {
  const { resource } = found;
  if (resource.resourceType !== 'ValueSet' || !scope.isSound(found)) return undefined;
  return membersOf(resource, scope, depth) ?? wholeExpansion(resource);
}

/** The members that a whole expansion lists; undefined for one page of a longer one. */
export function wholeExpansion({ expansion }: ValueSet): Members | undefined {
  return expansion && !isPage(expansion) ? expandedMembers(expansion.contains) : undefined;
}

/** True for an expansion that holds a part of the codes only. */
export function isPage({ offset, total, contains = [] }: NonNullable<ValueSet['expansion']>): boolean {
  return offset !== undefined && (offset > 0 || (total ?? 0) > expandedMembers(contains).size);
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
  const { codeSystems } = loadDefinitions();
  const parts = coreValueSet(canonical);
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
  depth: number,
): Members | undefined {
  const sets = (valueSet ?? []).map((canonical) => membersNamed(canonical, scope, depth + 1));
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
