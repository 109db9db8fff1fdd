import type { StructureMap, StructureMapGroup, StructureMapGroupRule } from 'fhir/r4.js';
import { elementsAt, isType } from '../conformance/elementsAt.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';

/** Groups and variables of maps. */
export const structureMap: Rule = {
  code: 'structure-map',
  group: 'conformance',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/mapping-language.html',
  wants:
    'The rules of a StructureMap read and write variables that are there, elements that their types have, and call groups with as many variables as these take.',
  why: 'An engine that runs the map stops there, or leaves out what the rule was to write.',
  example: { faulty: mapFrom('source'), mended: mapFrom('src') },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'StructureMap'))
      for (const { fhirPath, ...finding } of problemsOf(resource))
        yield { ...finding, fhirPath: `${path}.${fhirPath}` };
  },
};

/** Types of variables by name, undefined where they are not known; what is read, and what is written. */
interface Variables {
  readonly source: ReadonlyMap<string, string | undefined>;
  readonly target: ReadonlyMap<string, string | undefined>;
}

function* problemsOf(map: StructureMap): Iterable<Finding> {
  const names = new Set<string>();
  for (const [index, group] of map.group.entries()) {
    const at = `group[${index}]`;
    if (names.has(group.name))
      yield { message: `The group ${group.name} stands here before.`, fhirPath: `${at}.name` };
    names.add(group.name);
    if (group.extends !== undefined && isLost(group.extends, map))
      yield { message: `No group is called ${group.extends}.`, fhirPath: `${at}.extends` };
    yield* ofInputs(group, map, at);
    const variables = {
      source: typesOf(group, 'source', map),
      target: typesOf(group, 'target', map),
    };
    for (const [at2, rule] of group.rule.entries()) yield* ofRule(rule, variables, map, `${at}.rule[${at2}]`);
  }
}

/** Groups may come from imported maps, of which nothing is known here. */
function isLost(name: string, { group, import: imported = [] }: StructureMap): boolean {
  return imported.length === 0 && !group.some((each) => each.name === name);
}

function* ofInputs({ input }: StructureMapGroup, map: StructureMap, at: string): Iterable<Finding> {
  const seen = new Set<string>();
  for (const [index, { name, type }] of input.entries()) {
    const fhirPath = `${at}.input[${index}]`;
    if (seen.has(name)) yield { message: `The input ${name} stands here before.`, fhirPath };
    seen.add(name);
    const isDeclared = type === undefined || (map.structure ?? []).some(({ alias }) => alias === type);
    if (!isDeclared && /^[A-Za-z]+$/.test(type) && !isType(type))
      yield { message: `${type} is no type of R4, and no structure has it as its alias.`, fhirPath };
  }
}

function typesOf({ input }: StructureMapGroup, mode: 'source' | 'target', { structure = [] }: StructureMap) {
  const types = new Map<string, string | undefined>();
  for (const each of input) {
    if (each.mode !== mode) continue;
    const url = structure.find(({ alias }) => alias !== undefined && alias === each.type)?.url;
    const name =
      url === undefined
        ? each.type
        : /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/([A-Za-z]+)$/.exec(url)?.[1];
    types.set(each.name, name !== undefined && isType(name) ? name : undefined);
  }
  return types;
}

function* ofRule(
  { source, target = [], rule = [], dependent = [] }: StructureMapGroupRule,
  outer: Variables,
  map: StructureMap,
  at: string,
): Iterable<Finding> {
  const inner = { source: new Map(outer.source), target: new Map(outer.target) };
  for (const [index, { context, element, variable }] of source.entries()) {
    const fhirPath = `${at}.source[${index}]`;
    yield* ofContext(context, element, inner.source, 'read', fhirPath);
    if (variable !== undefined) inner.source.set(variable, typeAt(inner.source.get(context), element));
  }
  for (const [index, { context, element, variable }] of target.entries()) {
    if (context !== undefined)
      yield* ofContext(context, element, inner.target, 'written', `${at}.target[${index}]`);
    // what a transform makes may be of any type
    if (variable !== undefined) inner.target.set(variable, undefined);
  }
  for (const [index, each] of rule.entries()) yield* ofRule(each, inner, map, `${at}.rule[${index}]`);
  for (const [index, call] of dependent.entries())
    yield* ofCall(call, inner, map, `${at}.dependent[${index}]`);
}

function* ofContext(
  context: string,
  element: string | undefined,
  variables: ReadonlyMap<string, string | undefined>,
  use: string,
  fhirPath: string,
): Iterable<Finding> {
  if (!variables.has(context)) {
    yield { message: `No variable ${context} is here to be ${use}.`, fhirPath };
    return;
  }
  const type = variables.get(context);
  if (type !== undefined && element !== undefined && elementsAt(type, [element])?.length === 0)
    yield { message: `${type} has no element ${element}.`, fhirPath };
}

/** The type of an element, if it has one only. */
function typeAt(type: string | undefined, element: string | undefined): string | undefined {
  if (type === undefined || element === undefined) return type;
  const shapes = elementsAt(type, [element])?.flatMap((each) => each.shapes) ?? [];
  return shapes.length === 1 && shapes[0] !== 'Resource' ? shapes[0] : undefined;
}

function* ofCall(
  { name, variable }: { readonly name: string; readonly variable: readonly string[] },
  { source, target }: Variables,
  map: StructureMap,
  fhirPath: string,
): Iterable<Finding> {
  const called = map.group.find((each) => each.name === name);
  if (!called) {
    if (isLost(name, map)) yield { message: `No group is called ${name}.`, fhirPath };
    return;
  }
  if (called.input.length !== variable.length)
    yield {
      message: `The group ${name} takes ${called.input.length} variables, not ${variable.length}.`,
      fhirPath,
    };
  for (const each of called.input.length === variable.length ? variable : [])
    if (!source.has(each) && !target.has(each))
      yield { message: `No variable ${each} is here to be given to ${name}.`, fhirPath };
}

function mapFrom(context: string) {
  return {
    resourceType: 'StructureMap' as const,
    url: 'http://example.org/fhir/StructureMap/born',
    name: 'Born',
    status: 'draft',
    group: [
      {
        name: 'born',
        typeMode: 'none',
        input: [
          { name: 'src', type: 'Patient', mode: 'source' },
          { name: 'tgt', type: 'Person', mode: 'target' },
        ],
        rule: [{ name: 'date', source: [{ context, element: 'birthDate' }] }],
      },
    ],
  };
}
