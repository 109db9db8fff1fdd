import type { FhirResource, Library, Parameters, ValueSet } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { base } from '../plan/support.ts';
import { cqlOf, elmOf, engineOver, libraryOf } from './support.ts';

const sct = 'http://snomed.info/sct';
const url = (name: string) => `${base}/Library/${name}`;
const condition: FhirResource = {
  resourceType: 'Condition',
  id: 'c',
  subject: { reference: 'Patient/p' },
  code: { coding: [{ system: sct, code: '123' }] },
};
/** The compiler takes seconds to start. */
beforeAll(() => elmOf(cqlOf('First', 'define "Yes": true')), 60_000);

describe('a library', () => {
  const other = cqlOf('Other', 'define "Yes": true');
  const main = cqlOf('Main', 'define "Yes": Other."Yes"', "include Other version '1.0.0' called Other");

  const included = (name: string) => (name === 'Other' ? other : undefined);

  it('is compiled where it comes as text, with those that it includes', async () => {
    const engine = engineOver([libraryOf('Main', { cql: main }), libraryOf('Other', { cql: other })]);
    expect(await engine.define(url('Main'), 'Yes')).toEqual([true]);
  });

  it('runs from its ELM without a compiler', async () => {
    const elm = await elmOf(main, included);
    const content = [libraryOf('Main', { elm }), libraryOf('Other', { elm: await elmOf(other) })];
    const engine = engineOver(content, { compile: async () => undefined });
    expect(await engine.define(url('Main'), 'Yes')).toEqual([true]);
    expect(await engine.define(url('Main'), 'No')).toBeUndefined();
    expect(await engine.define(url('Main'), 'constructor')).toBeUndefined();
  });

  const elmNamed = (version: string) =>
    JSON.stringify({ library: { identifier: { id: 'Main', version }, statements: { def: [] } } });
  it.each<[string, FhirResource[], string]>([
    ['is not there', [], `nothing in the content is the library ${url('Main')}|1.0.0`],
    [
      'is there in another version',
      [libraryOf('Main', { version: '2.0.0', cql: main })],
      `the content holds the library ${url('Main')}|2.0.0, and ${url('Main')}|1.0.0 is asked for`,
    ],
    [
      'holds nothing',
      [libraryOf('Main', {})],
      `the library ${url('Main')}|1.0.0 holds neither ELM nor CQL, so that there is nothing to run`,
    ],
    [
      'holds broken JSON',
      [libraryOf('Main', { elm: '{"library":' })],
      `what the library ${url('Main')}|1.0.0 holds as ELM is no JSON; compile its CQL again`,
    ],
    [
      'holds other JSON',
      [libraryOf('Main', { elm: '[]' })],
      `what the library ${url('Main')}|1.0.0 holds as ELM is no ELM: it names no library; compile its CQL again`,
    ],
    [
      'holds ELM of another version',
      [libraryOf('Main', { elm: elmNamed('2.0.0') })],
      `the library ${url('Main')}|1.0.0 holds the ELM of Main 2.0.0, another version; compile its CQL again, or mend its version`,
    ],
    [
      'holds CQL that does not compile',
      [libraryOf('Main', { cql: cqlOf('Main', 'define "Yes": nobody') })],
      `the library ${url('Main')}|1.0.0 does not compile: line 6: Could not resolve identifier nobody in the current library.`,
    ],
  ])('that %s says so', async (_, content, words) => {
    await expect(engineOver(content).define(`${url('Main')}|1.0.0`, 'Yes')).rejects.toThrow(words);
  });

  it('that comes as text says without a compiler how to mend it', async () => {
    const engine = engineOver([libraryOf('Main', { cql: main })], { compile: async () => undefined });
    await expect(engine.define(url('Main'), 'Yes')).rejects.toThrow(
      `the library ${url('Main')}|1.0.0 holds CQL and no ELM, and there is no compiler: npm install @cqframework/cql cql-exec-fhir, or name a define of a compiled library`,
    );
  });

  it.each<[string, FhirResource[], string]>([
    ['is not there', [], 'the library Main includes Other 1.0.0, and the content does not hold it'],
    [
      'is there in another version',
      [libraryOf('Other', { version: '2.0.0', cql: cqlOf('Other', 'define "Yes": true', '', '2.0.0') })],
      'the library Main includes Other 1.0.0, and the content holds it in the version 2.0.0 only',
    ],
  ])('whose include %s says so', async (_, content, words) => {
    const elm = await elmOf(main, included);
    const engine = engineOver([libraryOf('Main', { elm }), ...content]);
    await expect(engine.define(url('Main'), 'Yes')).rejects.toThrow(words);
  });

  it('that includes itself over another says so', async () => {
    const including = (name: string, other: string) =>
      JSON.stringify({
        library: {
          identifier: { id: name, version: '1.0.0' },
          includes: { def: [{ localIdentifier: other, path: other, version: '1.0.0' }] },
        },
      });
    const engine = engineOver([
      libraryOf('Main', { elm: including('Main', 'Other') }),
      libraryOf('Other', { elm: including('Other', 'Main') }),
    ]);
    await expect(engine.define(url('Main'), 'Yes')).rejects.toThrow(
      'the library Main includes itself: Main → Other → Main',
    );
  });
});

it('that includes itself in CQL says so', async () => {
  const including = (name: string, other: string) =>
    libraryOf(name, { cql: cqlOf(name, 'define "Yes": true', `include ${other} version '1.0.0'`) });
  const engine = engineOver([including('One', 'Two'), including('Two', 'One')]);
  await expect(engine.define(url('One'), 'Yes')).rejects.toThrow(
    `the library ${url('One')}|1.0.0 does not compile: its includes lead in a circle, or it is nested too deep`,
  );
});

describe('a define', () => {
  it('that throws is named, and takes no other with it', async () => {
    const text = cqlOf('Main', 'define "Bad": singleton from { 1, 2 }\ndefine "Good": true');
    const engine = engineOver([libraryOf('Main', { cql: text })]);
    await expect(engine.define(url('Main'), 'Bad')).rejects.toThrow(
      `the define "Bad" of Main failed: IllegalArgument: 'SingletonFrom' requires a 0 or 1 arg array`,
    );
    expect(await engine.define(url('Main'), 'Good')).toEqual([true]);
  });

  it('of no patient sees the others as lists, and may retrieve', async () => {
    const text = cqlOf(
      'Main',
      'define "One": 1\ncontext Unfiltered\ndefine "Sum": Sum("One")\ndefine "Doctors": Count([Practitioner])',
    );
    const engine = engineOver([libraryOf('Main', { cql: text })], {
      records: [{ resourceType: 'Practitioner', id: 'd' }],
    });
    expect(await engine.define(url('Main'), 'Sum')).toEqual([1]);
    expect(await engine.define(url('Main'), 'Doctors')).toEqual([1]);
  });

  it.each([
    ['2026-11-25', 'Today() = @2026-11-25 and hour from Now() = 12'],
    ['2026-11-25T23:30:00-05:00', 'Today() = @2026-11-25 and hour from Now() = 23'],
    ['2026-03-01T00:10:00Z', 'DateTime(2026, 3, 1) same day as Now()'],
  ])('goes by the clock of %s', async (asOf, cql) => {
    const engine = engineOver([], { asOf });
    expect(await engine.expression(cql, [], {})).toEqual([true]);
  });
});

describe('parameters', () => {
  const text = cqlOf(
    'Main',
    [
      'define "All": Tuple { threshold: "Threshold", period: "Period", names: "Names", nothing: "Nothing" is null }',
      'define "Who": "Doctor".id.value',
    ].join('\n'),
    [
      'parameter "Threshold" default 3',
      'parameter "Period" Interval<DateTime>',
      'parameter "Names" List<String>',
      'parameter "Nothing" String',
      'parameter "Doctor" FHIR.Practitioner',
    ].join('\n'),
  );
  let main: Library;
  beforeAll(async () => {
    main = libraryOf('Main', { elm: await elmOf(text) });
  }, 60_000);
  const of = (...parameter: NonNullable<Parameters['parameter']>): Parameters => ({
    resourceType: 'Parameters',
    parameter,
  });

  it('are their default, or null, where they are not given', async () => {
    expect(await engineOver([main]).define(url('Main'), 'All')).toEqual([{ threshold: 3, nothing: true }]);
  });

  it('are taken in the types of CQL', async () => {
    const parameters = of(
      { name: 'Threshold', valueInteger: 5 },
      { name: 'Period', valuePeriod: { start: '2026-01-01', end: '2026-12-31' } },
      { name: '%Names', valueString: 'a' },
      { name: 'Doctor', resource: { resourceType: 'Practitioner', id: 'd' } },
    );
    const engine = engineOver([main], { parameters });
    expect(await engine.define(url('Main'), 'All')).toEqual([
      { threshold: 5, period: { start: '2026-01-01', end: '2026-12-31' }, names: ['a'], nothing: true },
    ]);
    expect(await engine.define(url('Main'), 'Who')).toEqual(['d']);
  });

  it.each<[string, Parameters, string]>([
    [
      'of another type',
      of({ name: 'Threshold', valueString: 'x' }),
      "Passed in parameter 'Threshold' is wrong type",
    ],
    [
      'twice where one is taken',
      of({ name: 'Threshold', valueInteger: 1 }, { name: 'Threshold', valueInteger: 2 }),
      'the parameter Threshold takes one value, and was given 2',
    ],
  ])('given %s are refused', async (_, parameters, words) => {
    await expect(engineOver([main], { parameters }).define(url('Main'), 'All')).rejects.toThrow(words);
  });
});

describe('a value set', () => {
  const set = (more: Partial<ValueSet>): ValueSet => ({
    resourceType: 'ValueSet',
    url: `${base}/ValueSet/vs`,
    version: '1',
    status: 'active',
    ...more,
  });
  const listed = set({ compose: { include: [{ system: sct, concept: [{ code: '123' }, { code: '9' }] }] } });
  const text = (version: string) =>
    cqlOf(
      'Main',
      [
        'define "Retrieved": exists [Condition: "VS"]',
        'define "Has": exists ([Condition] C where C.code in "VS")',
        `define "Text": '123' in "VS"`,
        'define "Codes": (ExpandValueSet("VS")) C return C.code',
      ].join('\n'),
      `valueset "VS": '${base}/ValueSet/vs'${version}`,
    );
  const mains = new Map<string, Library>();
  beforeAll(async () => {
    for (const version of ['', " version '1'", " version '2'"])
      mains.set(version, libraryOf('Main', { elm: await elmOf(text(version)) }));
  }, 60_000);
  const run = (content: readonly ValueSet[], define: string, version = '') =>
    engineOver([mains.get(version) as Library, ...content], { records: [condition] }).define(
      url('Main'),
      define,
    );

  it.each([
    ['Retrieved', [true]],
    ['Has', [true]],
    ['Text', [true]],
    ['Codes', ['123', '9']],
  ])('is asked for %s', async (define, values) => {
    expect(await run([listed], define)).toEqual(values);
    expect(await run([listed], define, " version '1'")).toEqual(values);
    const contains = [
      { system: sct, code: '123' },
      { system: sct, code: '9' },
    ];
    expect(await run([set({ expansion: { timestamp: '2026', contains } })], define)).toEqual(values);
  });

  it('without the code has it not', async () => {
    const empty = set({ compose: { include: [{ system: sct, concept: [{ code: '9' }] }] } });
    expect(await run([empty], 'Retrieved')).toEqual([false]);
  });

  it.each<[string, ValueSet[], string, string]>([
    ['is not there', [], '', `the content holds no ValueSet ${base}/ValueSet/vs; add it`],
    [
      'is there in another version',
      [listed],
      " version '2'",
      `the content holds the ValueSet ${base}/ValueSet/vs|1, and ${base}/ValueSet/vs|2 is asked for`,
    ],
    [
      'cannot be decided here',
      [
        set({
          compose: { include: [{ system: sct, filter: [{ property: 'concept', op: 'is-a', value: '1' }] }] },
        }),
      ],
      '',
      `${base}/ValueSet/vs has no expansion, and its definition needs a server`,
    ],
  ])('that %s is no "no"', async (_, content, version, words) => {
    for (const define of ['Retrieved', 'Has'])
      await expect(run(content, define, version)).rejects.toThrow(words);
  });
});
