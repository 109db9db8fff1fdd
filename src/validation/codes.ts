import type {
  CodeSystem,
  CodeSystemConcept,
  ConceptMap,
  ValueSet,
  ValueSetExpansionContains,
} from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import { loadDefinitions, loadExtensions } from '../definitions/definitions.ts';
import { resourcesOf } from './resourcesOf.ts';
import type { Scope } from './scope.ts';
import { fhirPathOf, isObject } from './typedValue.ts';

/** A code of a system, used somewhere. */
export interface CodedValue {
  readonly system: string;
  readonly code: string;
  readonly display?: string | undefined;
  /** FHIRPath of the element that holds code and display. */
  readonly path: () => string;
}

/** A code system with what can be said of its codes. Displays by code: the system's own first, then its designations. */
export interface KnownSystem {
  readonly caseSensitive: boolean;
  readonly displays: ReadonlyMap<string, readonly string[]>;
  /** True for a code system of the R4 core, whose displays are English. */
  readonly core?: true;
}

/** All codes that an artifact uses: codings, units of quantities, the concepts of value sets and of concept maps. */
export function* codedValues(artifact: Artifact, scope: Scope): Iterable<CodedValue> {
  for (const typed of scope.valuesOf(artifact, 'Coding')) {
    const { system, code, display } = isObject(typed.value) ? typed.value : {};
    if (typeof system !== 'string' || typeof code !== 'string') continue;
    yield { system, code, path: () => fhirPathOf(typed), ...(typeof display === 'string' && { display }) };
  }
  for (const type of ['Quantity', 'Age', 'Count', 'Distance', 'Duration']) {
    for (const typed of scope.valuesOf(artifact, type)) {
      const { system, code } = isObject(typed.value) ? typed.value : {};
      if (typeof system === 'string' && typeof code === 'string')
        yield { system, code, path: () => fhirPathOf(typed) };
    }
  }
  yield* listedCodes(artifact, scope);
}

/** The codes that value sets and concept maps list, contained ones too. */
export function* listedCodes(artifact: Artifact, scope: Scope): Iterable<CodedValue> {
  for (const { resource, path } of resourcesOf(artifact, scope, 'ValueSet'))
    yield* ofValueSet(resource, path);
  for (const { resource, path } of resourcesOf(artifact, scope, 'ConceptMap'))
    yield* ofConceptMap(resource, path);
}

function* ofValueSet({ compose, expansion }: ValueSet, root: string): Iterable<CodedValue> {
  for (const list of ['include', 'exclude'] as const) {
    for (const [i, { system, concept }] of (compose?.[list] ?? []).entries()) {
      for (const [c, { code, display }] of (concept ?? []).entries()) {
        if (system)
          yield { system, code, display, path: () => `${root}.compose.${list}[${i}].concept[${c}]` };
      }
    }
  }
  yield* ofExpansion(expansion?.contains, `${root}.expansion`);
}

function* ofExpansion(
  contains: readonly ValueSetExpansionContains[] = [],
  path: string,
): Iterable<CodedValue> {
  for (const [i, { system, code, display, contains: inner }] of contains.entries()) {
    const fhirPath = `${path}.contains[${i}]`;
    if (system && code) yield { system, code, display, path: () => fhirPath };
    yield* ofExpansion(inner, fhirPath);
  }
}

function* ofConceptMap({ group = [] }: ConceptMap, root: string): Iterable<CodedValue> {
  for (const [g, { source, target, element, unmapped }] of group.entries()) {
    if (target && unmapped?.code)
      yield {
        ...unmapped,
        system: target,
        code: unmapped.code,
        path: () => `${root}.group[${g}].unmapped`,
      };
    for (const [e, { code, display, target: targets }] of element.entries()) {
      const fhirPath = `${root}.group[${g}].element[${e}]`;
      if (source && code) yield { system: source, code, display, path: () => fhirPath };
      for (const [t, { code, display }] of (targets ?? []).entries()) {
        if (target && code) yield { system: target, code, display, path: () => `${fhirPath}.target[${t}]` };
      }
    }
  }
}

const known = new WeakMap<CodeSystem, KnownSystem>();

/** The code system of a coded value, when it is here or in the R4 core with all its codes. */
export function findSystem({ system }: CodedValue, scope: Scope): KnownSystem | undefined {
  const own = scope.codeSystem(system);
  if (own) return own.content === 'complete' ? readSystem(own) : undefined;
  return coreSystem(system);
}

const coreSystems = new Map<string, KnownSystem | undefined>();

function coreSystem(url: string): KnownSystem | undefined {
  if (!coreSystems.has(url)) {
    const definition = loadDefinitions().codeSystems[url] ?? loadExtensions().codeSystems[url];
    const displays = Object.entries(definition?.concepts ?? {}).map(([code, display]): [string, string[]] => [
      code,
      display ? [display] : [],
    ]);
    coreSystems.set(
      url,
      definition?.content === 'complete'
        ? { caseSensitive: definition.caseSensitive, displays: new Map(displays), core: true }
        : undefined,
    );
  }
  return coreSystems.get(url);
}

/** Displays of a code, undefined when the system lacks it. */
export function findCode(
  { caseSensitive, displays }: KnownSystem,
  code: string,
): readonly string[] | undefined {
  const exact = displays.get(code);
  if (exact || caseSensitive) return exact;
  const folded = code.toLowerCase();
  return [...displays].find(([candidate]) => candidate.toLowerCase() === folded)?.[1];
}

function readSystem(codeSystem: CodeSystem): KnownSystem {
  const found = known.get(codeSystem);
  if (found) return found;
  const system = {
    caseSensitive: codeSystem.caseSensitive ?? false,
    displays: new Map(
      flattenConcepts(codeSystem.concept).map((concept) => [concept.code, displaysOf(concept)]),
    ),
  };
  known.set(codeSystem, system);
  return system;
}

function displaysOf({ display, designation = [] }: CodeSystemConcept): string[] {
  return [...(display ? [display] : []), ...designation.map(({ value }) => value)];
}

/** The concepts of all levels, side by side, parents before children. */
export function flattenConcepts(concepts: readonly CodeSystemConcept[] = []): CodeSystemConcept[] {
  return concepts.flatMap((concept) => [concept, ...flattenConcepts(concept.concept)]);
}
