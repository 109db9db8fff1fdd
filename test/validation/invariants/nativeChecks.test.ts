import fc from 'fast-check';
import fhirpath, { type UserInvocationTable } from 'fhirpath';
import model from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../../src/definitions/definitions.ts';
import { isPrimitive, type Property, shapeOf } from '../../../src/definitions/shape.ts';
import { corrections } from '../../../src/validation/invariants/corrections.ts';
import { guardOf, isKeyOf } from '../../../src/validation/invariants/guardOf.ts';
import { nativeChecks, textChecks } from '../../../src/validation/invariants/nativeChecks.ts';
import { publishedInvariants } from './publishedInvariants.ts';

/** Values of a shape that have only elements that the words name, with codes of these words. */
function valuesOf(shape: string, words: readonly string[], depth = 4): fc.Arbitrary<object> {
  const properties = [...(shapeOf(shape)?.properties ?? [])].filter(
    ([name, { element }]) => words.includes(name) || words.includes(element.name.replace('[x]', '')),
  );
  const wanted = properties.filter(([, property]) => depth > 0 || isPrimitive(property.shape)).slice(0, 12);
  const record = Object.fromEntries(
    wanted.map(([name, property]) => [name, arbitraryOf(property, words, depth - 1)]),
  );
  // what the structure gate asks for is there
  const requiredKeys = wanted.filter(([, { element }]) => element.min).map(([name]) => name);
  return fc.record(record, { requiredKeys }).map(withOneChoice(shape));
}

function arbitraryOf(property: Property, words: readonly string[], depth: number): fc.Arbitrary<unknown> {
  const one = isPrimitive(property.shape) ? primitive(property, words) : inner(property, words, depth);
  return property.list ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
}

function inner({ shape }: Property, words: readonly string[], depth: number): fc.Arbitrary<object> {
  if (shape !== 'Resource')
    return valuesOf(shape, words, depth).map((value) => ({ extension: [{ url: 'http://a' }], ...value }));
  return valuesOf('Library', words, depth).map((value) => ({ resourceType: 'Library', ...value }));
}

function primitive({ shape }: Property, words: readonly string[]): fc.Arbitrary<unknown> {
  if (shape === 'boolean') return fc.boolean();
  if (/int|decimal/i.test(shape)) return fc.integer({ min: 1, max: 3 });
  if (/date|instant/i.test(shape)) return fc.constantFrom('2020', '2021-02-03');
  return fc.constantFrom('a', 'b', 'A.b', 'A b.c', 'http://a/_history/1', ...words);
}

function withOneChoice(shape: string) {
  const properties = shapeOf(shape)?.properties;
  return (value: object) => {
    const seen = new Set<string>();
    const kept = Object.entries(value).filter(([name]) => {
      const element = properties?.get(name)?.element.name ?? name;
      const first = !seen.has(element);
      seen.add(element);
      return first;
    });
    return Object.fromEntries(kept);
  };
}

function holds(base: string, expression: string, value: object): boolean {
  const whole = 'resourceType' in value;
  const userInvocationTable: UserInvocationTable = { resolve: { fn: () => [], arity: { 0: [] } } };
  const options = { traceFn: () => undefined, userInvocationTable };
  const result = fhirpath.evaluate(
    value,
    whole ? expression : { base, expression },
    { resource: value },
    model,
    options,
  ) as unknown[];
  return result.length === 1 && typeof result[0] === 'boolean' ? result[0] : result.length > 0;
}

const wordsIn = (expression: string) => [...new Set(expression.match(/[A-Za-z][A-Za-z-]*/g) ?? [])];
const isWhole = (base: string) => loadDefinitions().types[base]?.kind === 'resource';
const published = publishedInvariants().map(({ owner, base, invariant }) => ({
  id: `${owner} ${invariant.key}`,
  base: base === 'DomainResource' ? 'PlanDefinition' : base,
  expression: corrections[`${owner} ${invariant.key}`]?.expression ?? invariant.expression ?? '',
}));

describe('a check in JavaScript says what fhirpath.js says', () => {
  // fhirpath.js cannot run these: `as(canonical)` on many values, an escape that JavaScript refuses. Their own tables are below.
  const others = ['DomainResource dom-3', 'ElementDefinition eld-16'];
  const compared = published.filter(({ id }) => nativeChecks[id] && !others.includes(id));
  test('each is of an invariant of R4', () => {
    expect(
      compared
        .map(({ id }) => id)
        .concat(others)
        .sort(),
    ).toEqual(Object.keys(nativeChecks).sort());
  });
  test.each(compared)('$id', ({ id, base, expression }) => {
    fc.assert(
      fc.property(valuesOf(base, wordsIn(expression)), (value) => {
        const given = isWhole(base) ? { resourceType: base, ...value } : { extension: [{}], ...value };
        const record = given as Record<string, unknown>;
        expect(nativeChecks[id]?.(record, record)).toBe(holds(base, expression, given));
      }),
      { numRuns: 150 },
    );
  });
});

describe('an invariant holds where the element of its guard is not there', () => {
  const guarded = published.filter(({ expression }) => guardOf(expression));
  test('many have a guard', () => {
    expect(guarded.length).toBeGreaterThan(60);
  });
  test.each(guarded)('$id', ({ base, expression }) => {
    const guard = guardOf(expression) ?? [];
    fc.assert(
      fc.property(valuesOf(base, wordsIn(expression)), (value) => {
        const kept = Object.fromEntries(
          Object.entries(value).filter(([key]) => !guard.some((name) => isKeyOf(key, name))),
        );
        const given = isWhole(base) ? { resourceType: base, ...kept } : { extension: [{}], ...kept };
        expect(holds(base, expression, given)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('contained resources', () => {
  const check = (value: object) =>
    nativeChecks['DomainResource dom-3']?.({ resourceType: 'PlanDefinition', ...value }, {});
  test.each([
    ['one that is referred to', { subjectReference: { reference: '#a' }, contained: [{ id: 'a' }] }, true],
    ['one that a canonical names', { library: ['#a'], contained: [{ id: 'a' }] }, true],
    ['one that refers to the resource', { contained: [{ id: 'a', subject: { reference: '#' } }] }, true],
    ['one that nobody names', { contained: [{ id: 'a' }] }, false],
    ['none', {}, true],
  ])('%s', (_name, value, expected) => {
    expect(check(value)).toBe(expected);
  });
});

describe('the name of a slice', () => {
  test.each([
    ['a-b_c/d[e]@f9', true],
    ['a b', false],
    ['a:b', false],
    ['', false],
    [undefined, true],
  ])('%s', (sliceName, expected) => {
    expect(nativeChecks['ElementDefinition eld-16']?.({ sliceName }, {})).toBe(expected);
  });
});

describe('the paths of a differential', () => {
  test.each([
    ['those of the type', 'Patient', 'resource', ['Patient', 'Patient.name'], true],
    ['without the root', 'Patient', 'resource', ['Patient.name', 'Patient.id'], true],
    ['of another type', 'Patient', 'resource', ['Group', 'Group.name'], false],
    ['of another type further on', 'Patient', 'resource', ['Patient', 'Group.name'], false],
    ['of a logical model', 'http://a/Model', 'logical', ['Model', 'Model.name'], true],
    ['none', 'Patient', 'resource', [], false],
  ])('%s', (_name, type, kind, paths, expected) => {
    const differential = { element: paths.map((path) => ({ path })) };
    const resource = { resourceType: 'StructureDefinition', type, kind, differential };
    const { expression } = published.find(({ id }) => id === 'StructureDefinition.differential sdf-8a') ?? {};
    expect(nativeChecks['StructureDefinition.differential sdf-8a']?.(differential, resource)).toBe(expected);
    const [result = false] = fhirpath.evaluate(
      differential,
      { base: 'StructureDefinition.differential', expression: expression as string },
      { resource },
      model,
    ) as unknown[];
    expect(result).toBe(expected);
  });
});

describe('a check of a text says what fhirpath.js says', () => {
  const checks = published.filter(({ id }) => textChecks[id]);
  test('each is of an invariant of R4', () => {
    expect(checks.map(({ id }) => id)).toEqual(Object.keys(textChecks));
  });
  test.each(checks)('$id', ({ id, expression }) => {
    for (const text of ['*', '0', '12', '-1', '+3', 'x', '1.5', ' 1', '1e3'])
      expect([text, textChecks[id]?.(text)]).toEqual([
        text,
        (fhirpath.evaluate(text, expression, {}, model) as unknown[])[0] === true,
      ]);
  });
});
