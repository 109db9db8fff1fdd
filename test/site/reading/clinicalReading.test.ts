import type { FhirResource, Library } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { type Artifact, Catalog } from '../../../src/artifact.ts';
import { build } from '../../../src/build.ts';
import { clinicalReading, linesOf } from '../../../src/site/reading/clinicalReading.ts';
import type { GuidelineCopy } from '../../knowledge/copyGuideline.ts';
import { builtGuideline, compiledGuideline } from '../../knowledge/support/compiledGuideline.ts';

type Flavour = Parameters<typeof build>[3];

async function readingOf(copy: GuidelineCopy, flavour?: Flavour) {
  const other = await build(copy, {}, () => {}, flavour);
  if (!other) throw new Error('not sound');
  return clinicalReading(other.pack.catalog, other.guideline);
}

const built = await builtGuideline();
const reading = clinicalReading(built.pack.catalog, built.guideline);
const criterion = (id: string) => reading.criteria.find((line) => line.id === id);

test('a criterion says when it is met and ruled out, what is asked, and which words it reads', () => {
  expect(criterion('base')).toEqual({
    kind: 'criterion',
    id: 'base',
    title: 'Title of base',
    said: [
      {
        label: 'Met when',
        text: '“Is it so?” is answered yes; or “Foot” is recorded, unless the answer is no',
      },
      { label: 'Ruled out when', text: expect.stringContaining('“Is it so?” is answered no, unless “Foot”') },
      { label: 'While it is unknown', text: expect.stringContaining('A reason to ask') },
      { label: 'Asked', text: 'Is it so?' },
      {
        label: 'When the record is silent',
        text: 'absence from a list that was read in full and understood rules it out',
      },
    ],
    source: [{ line: 26, before: '* Pain at the base of the ', text: 'fifth metatarsal', after: '' }],
    basis: 'stated',
    rationale: 'Why.',
    artifact: expect.stringMatching(/^Library\//),
    hash: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  expect(criterion('zone')?.said.map(({ label }) => label)).toEqual([
    'Met when',
    'Ruled out when',
    'While it is unknown',
  ]);
});

test('criteria stand in the order of the source, each once', () => {
  expect(reading.criteria.map(({ id, source }) => [id, source[0]?.line])).toEqual([
    ['zone', 22],
    ['fibula-edge', 23],
    ['tibia-edge', 24],
    ['loose', 25],
    ['base', 26],
    ['whole', 28],
    ['wound', 30],
  ]);
});

test('a card says when it is said, and its words', () => {
  const [plan, ...others] = reading.plans;
  expect(others).toEqual([]);
  expect(plan).toMatchObject({ id: 'refer', title: 'Whom to refer', hooks: [] });
  expect(plan?.cards).toEqual([
    {
      kind: 'card',
      id: 'refer/first',
      title: 'Refer',
      said: [
        { label: 'Said when', text: 'Met: “Title of whole” is met.' },
        { label: 'Its words', text: expect.stringMatching(/^A toy\./) },
      ],
      source: expect.any(Array),
      basis: undefined,
      rationale: 'Why.',
      artifact: 'PlanDefinition/refer',
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
  ]);
});

test('everything is read from the artifacts: other words there are other words here, and another hash', () => {
  const turned = (artifact: Artifact): Artifact => {
    const resource = JSON.parse(
      JSON.stringify(artifact.resource).replaceAll('“Foot” is recorded', '“Hand” is recorded'),
    ) as FhirResource;
    return { ...artifact, resource };
  };
  const other = clinicalReading(new Catalog(built.pack.catalog.artifacts.map(turned)), built.guideline);
  const base = other.criteria.find(({ id }) => id === 'base');
  expect(base?.said[0]?.text).toContain('“Hand” is recorded');
  const changed = linesOf(other).filter(({ hash }, index) => hash !== linesOf(reading)[index]?.hash);
  expect(changed.map(({ id }) => id)).toEqual(['base']);
});

test.each<[string, (copy: GuidelineCopy) => GuidelineCopy, Flavour | undefined]>([
  ['CQL first', (copy) => copy, { primary: 'cql' }],
  ['membership in place of codes', (copy) => copy, { codeSets: 'member-of' }],
  [
    'a prefix before ids',
    (copy) => copy.edit('guideline.yaml', /\ncanonical:/, '\nidPrefix: x-\ncanonical:'),
    undefined,
  ],
  [
    'another rationale',
    (copy) => copy.edit('criteria.yaml', 'rationale: Why.', 'rationale: Because.'),
    undefined,
  ],
])('%s changes no words and no hash', async (_, damage, flavour) => {
  const other = await readingOf(damage(await compiledGuideline()), flavour);
  const keys = (lines: ReturnType<typeof linesOf>) => lines.map(({ id, hash }) => [id, hash]);
  expect(keys(linesOf(other))).toEqual(keys(linesOf(reading)));
});

test('a criterion that is put otherwise, and the cards that name it, have another hash', async () => {
  const other = await readingOf(
    (await compiledGuideline()).edit('criteria.yaml', 'title: Title of whole', 'title: Somebody to refer'),
  );
  const changed = linesOf(other).filter(({ hash }, index) => hash !== linesOf(reading)[index]?.hash);
  expect(changed.map(({ id }) => id)).toEqual(['whole', 'refer/first']);
});

test('of artifacts that say nothing of criteria there is nothing to read', () => {
  const without = built.pack.catalog.artifacts.filter(
    ({ resource }) => resource.resourceType !== 'StructureDefinition',
  );
  expect(clinicalReading(new Catalog(without), built.guideline)).toEqual({ criteria: [], plans: [] });
});

test('the library holds every named criterion once', () => {
  const library = built.pack.catalog
    .ofType('Library')
    .map(({ resource }) => resource as Library)
    .find(({ name }) => name?.endsWith('Logic'));
  const ids = (library?.extension ?? []).flatMap(({ extension = [] }) =>
    extension.flatMap(({ url, valueId }) => (url === 'id' ? valueId : [])),
  );
  expect(ids).toEqual(built.guideline.criteria.map(({ id }) => id));
});
