import type { CodeSystem, CodeSystemConcept, CodeSystemProperty } from 'fhir/r4.js';
import { choiceOf, choiceStep, typeName } from '../choiceOf.ts';
import { flattenConcepts } from '../codes.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import { standardProperties, standardPropertyBase } from '../terminology/standardProperties.ts';

/** Properties of concepts. */
export const codeSystemProperties: Rule = {
  code: 'code-system-properties',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/codesystem.html#properties',
  wants:
    'Properties are declared once, with the meaning and type that FHIR gives them, and have values of that type.',
  why: 'Filters of value sets work over properties: one that is not declared, or of another type, is not found.',
  example: {
    faulty: {
      resourceType: 'CodeSystem',
      status: 'draft',
      content: 'complete',
      property: [{ code: 'rank', type: 'integer' }],
      concept: [{ code: 'strong', property: [{ code: 'rank', valueString: '1' }] }],
    },
    mended: {
      resourceType: 'CodeSystem',
      status: 'draft',
      content: 'complete',
      property: [{ code: 'rank', type: 'integer' }],
      concept: [{ code: 'strong', property: [{ code: 'rank', valueInteger: 1 }] }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'CodeSystem')) {
      yield* declarations(resource, path);
      const types = new Map((resource.property ?? []).map(({ code, type }) => [code, type]));
      yield* values(resource.concept, path, types, resource.content === 'supplement');
      if (resource.content === 'complete') yield* inner(resource, path, types);
    }
  },
};

function* declarations({ property = [] }: CodeSystem, path: string): Iterable<Finding> {
  const seen = new Set<string>();
  for (const [index, each] of property.entries()) {
    const fhirPath = `${path}.property[${index}]`;
    const names = [each.code, ...(each.uri ? [each.uri] : [])];
    for (const name of names.filter((known) => seen.has(known)))
      yield { message: `The property "${name}" is declared before: keep one.`, fhirPath };
    for (const name of names) seen.add(name);
    yield* meaning(each, fhirPath);
  }
}

function* meaning({ code, uri, type }: CodeSystemProperty, fhirPath: string): Iterable<Finding> {
  if (!uri?.startsWith(standardPropertyBase)) return;
  const name = uri.slice(standardPropertyBase.length);
  const expected = standardProperties.get(name);
  if (!expected) yield { message: `FHIR defines no concept property ${uri}.`, fhirPath: `${fhirPath}.uri` };
  else {
    if (expected !== type && name !== 'synonym')
      yield {
        message: `The property ${uri} is of type ${expected}, not ${type}.`,
        fhirPath: `${fhirPath}.type`,
      };
    if (code !== name && standardProperties.has(code))
      yield {
        message: `The uri means "${name}", the code "${code}" is that of another property: it will be misread.`,
        fhirPath: `${fhirPath}.code`,
      };
  }
}

const kinUris = new Set(['parent', 'child'].map((name) => `${standardPropertyBase}${name}`));

/** A parent or child is another concept of the system; what other properties of type code name may stand elsewhere. */
function* inner(
  { concept: top, property: declared = [] }: CodeSystem,
  path: string,
  types: ReadonlyMap<string, string>,
): Iterable<Finding> {
  const known = new Set(flattenConcepts(top).map(({ code }) => code));
  const kin = new Set([
    'parent',
    'child',
    ...declared.flatMap(({ code, uri = '' }) => (kinUris.has(uri) ? [code] : [])),
  ]);
  const above = ancestors(top);
  yield* visit(top, path);

  /** Child of what the list has below it, or parent of what it has above. */
  function isAbove(kind: string, other: string, self: string): boolean {
    if (kind === 'child') return above.get(self)?.has(other) === true;
    return kind === 'parent' && above.get(other)?.has(self) === true;
  }

  function* visit(concepts: readonly CodeSystemConcept[] = [], at: string): Iterable<Finding> {
    for (const [index, { code: self, property = [], concept }] of concepts.entries()) {
      const own = `${at}.concept[${index}]`;
      for (const [place, { code, valueCode }] of property.entries()) {
        if (!kin.has(code) || types.get(code) !== 'code' || valueCode === undefined) continue;
        const loop = isAbove(code, valueCode, self);
        if (known.has(valueCode) && valueCode !== self && !loop) continue;
        const message = loop
          ? `"${valueCode}" is said to be a ${code} of "${self}", and stands the other way round in the list.`
          : valueCode === self
            ? `"${self}" is said to be its own ${code}.`
            : `The property "${code}" names the concept "${valueCode}", which the code system has not.`;
        yield { message, fhirPath: `${own}.property[${place}].value.ofType(code)` };
      }
      yield* visit(concept, own);
    }
  }
}

/** The concepts around each, by its code. */
function ancestors(
  concepts: readonly CodeSystemConcept[] = [],
  around: readonly string[] = [],
  found = new Map<string, ReadonlySet<string>>(),
): ReadonlyMap<string, ReadonlySet<string>> {
  for (const { code, concept } of concepts) {
    found.set(code, new Set(around));
    ancestors(concept, [...around, code], found);
  }
  return found;
}

function* values(
  concepts: readonly CodeSystemConcept[] = [],
  path: string,
  types: ReadonlyMap<string, string>,
  supplement: boolean,
): Iterable<Finding> {
  for (const [index, { property = [], concept }] of concepts.entries()) {
    const own = `${path}.concept[${index}]`;
    const texts = property.map((each) => JSON.stringify(each));
    for (const [at, each] of property.entries()) {
      const fhirPath = `${own}.property[${at}]`;
      if (texts.indexOf(texts[at] as string) < at)
        yield {
          severity: 'warning',
          message: `The property "${each.code}" says the same before: keep one.`,
          fhirPath,
        };
      const type = types.get(each.code);
      const value = choiceOf(each, 'value');
      if (type === undefined && !supplement)
        yield {
          severity: 'warning',
          message: `The property "${each.code}" is not declared: add it to CodeSystem.property.`,
          fhirPath: `${fhirPath}.code`,
        };
      else if (type !== undefined && value && typeName(value.type) !== type)
        yield {
          message: `The property "${each.code}" is of type ${type}, its value here is ${typeName(value.type)}.`,
          fhirPath: `${fhirPath}.${choiceStep('value', value)}`,
        };
    }
    yield* values(concept, own, types, supplement);
  }
}
