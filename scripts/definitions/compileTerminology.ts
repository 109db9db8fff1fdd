import type * as fhir from 'fhir/r4.js';
import type {
  CodeSystemDefinition,
  TypeDefinition,
  ValueSetPart,
} from '../../src/definitions/definitions.ts';

/** DICOM's table is no part of HL7's core and as large as all others of its file together. */
const leftOut = new Set(['http://dicom.nema.org/resources/ontology/DCM']);

/** Code systems with their concepts side by side, by url. */
export function compileCodeSystems(
  codeSystems: readonly fhir.CodeSystem[],
): Record<string, CodeSystemDefinition> {
  const entries = codeSystems
    .filter(({ url, content }) => url && !leftOut.has(url) && content !== 'not-present')
    .map((codeSystem): [string, CodeSystemDefinition] => [
      codeSystem.url as string,
      {
        content: codeSystem.content,
        caseSensitive: codeSystem.caseSensitive ?? false,
        concepts: Object.fromEntries(
          flatten(codeSystem.concept).map(({ code, display }) => [code, display ?? '']),
        ),
      },
    ]);
  return Object.fromEntries(entries);
}

/** Contents of the value sets to which `types` have a required binding; those that cannot be listed are left out. */
export function compileValueSets(
  valueSets: readonly fhir.ValueSet[],
  codeSystems: readonly fhir.CodeSystem[],
  types: Readonly<Record<string, TypeDefinition>>,
): Record<string, readonly ValueSetPart[]> {
  const bound = [...JSON.stringify(types).matchAll(/"strength":"required","valueSet":"([^"]+)"/g)].map(
    ([, url]) => url as string,
  );
  return listValueSets(bound, valueSets, codeSystems);
}

/** Contents of some value sets; those that cannot be listed are left out. */
export function listValueSets(
  wanted: readonly string[],
  valueSets: readonly fhir.ValueSet[],
  codeSystems: readonly fhir.CodeSystem[],
): Record<string, readonly ValueSetPart[]> {
  const lists = new Map<string, fhir.ValueSet>(valueSets.map((valueSet) => [valueSet.url ?? '', valueSet]));
  const systems = new Map<string, fhir.CodeSystem>(codeSystems.map((system) => [system.url ?? '', system]));
  const entries = [...new Set(wanted)].sort().flatMap((url): [string, readonly ValueSetPart[]][] => {
    const parts = expand(url, lists, systems);
    return parts ? [[url, parts]] : [];
  });
  return Object.fromEntries(entries);
}

type Lists = ReadonlyMap<string, fhir.ValueSet>;
type Systems = ReadonlyMap<string, fhir.CodeSystem>;

/** Undefined when the codes cannot be told from these definitions: a filter, an exclusion, an unknown system. */
function expand(url: string, lists: Lists, systems: Systems): readonly ValueSetPart[] | undefined {
  const compose = lists.get(url.replace(/\|.*$/, ''))?.compose;
  if (!compose || compose.exclude) return undefined;
  const parts = compose.include.map((include) => expandInclude(include, lists, systems));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function expandInclude(
  include: fhir.ValueSetComposeInclude,
  lists: Lists,
  systems: Systems,
): readonly ValueSetPart[] | undefined {
  const { system, concept, filter, valueSet } = include;
  if (!system && valueSet) {
    const [only, ...more] = valueSet;
    return only && more.length === 0 ? expand(only, lists, systems) : undefined;
  }
  if (!system || valueSet) return undefined;
  if (concept) return [{ system, codes: concept.map(({ code }) => code) }];
  const codeSystem = systems.get(system);
  if (codeSystem?.content !== 'complete') return undefined;
  if (!filter) return [{ system }];
  const codes = filtered(codeSystem, filter);
  return codes && [{ system, codes }];
}

/** Codes below a code, for the one kind of filter that core value sets use in required bindings. */
function filtered(
  codeSystem: fhir.CodeSystem,
  filters: readonly fhir.ValueSetComposeIncludeFilter[],
): readonly string[] | undefined {
  const [only, ...more] = filters;
  if (!only || more.length > 0 || (only.op !== 'is-a' && only.op !== 'descendent-of')) return undefined;
  const top = flatten(codeSystem.concept).find(({ code }) => code === only.value);
  if (!top) return undefined;
  return flatten(only.op === 'is-a' ? [top] : top.concept).map(({ code }) => code);
}

function flatten(concepts: readonly fhir.CodeSystemConcept[] = []): fhir.CodeSystemConcept[] {
  return concepts.flatMap((concept) => [concept, ...flatten(concept.concept)]);
}
