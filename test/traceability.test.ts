import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Artifact, referenceOf } from '../src/artifact.ts';
import { build } from '../src/build.ts';
import type { Diagnostic } from '../src/diagnostic.ts';
import { kindOf } from '../src/knowledge/kind.ts';
import { cardsIn } from '../src/resources/planRules.ts';
import { becameOf } from '../src/site/becameOf.ts';

const folder = fileURLToPath(new URL('../input/aspn-low-back-pain', import.meta.url));
const text = readFileSync(join(folder, 'source.txt'), 'utf8');
const lines = text.split('\n');

const diagnostics: Diagnostic[] = [];
const built = await build({ path: folder, shown: 'aspn-low-back-pain' }, {}, (one) => diagnostics.push(one));
if (!built) throw new Error(`the guideline does not build: ${JSON.stringify(diagnostics, null, 2)}`);
const { guideline, pack, files } = built;
const { artifacts } = pack.catalog;

interface Span {
  readonly offset: number;
  readonly length: number;
}

interface Derivation {
  readonly url: string;
  readonly extension: readonly {
    readonly url: string;
    readonly valueInteger?: number;
    readonly valueReference?: { readonly reference: string };
  }[];
}

/** All `derivation-reference` extensions below a value, also those of nested elements. */
function derivationsIn(value: unknown): Derivation[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    (value as { url?: unknown }).url === 'http://hl7.org/fhir/StructureDefinition/derivation-reference';
  return own ? [value as Derivation] : Object.values(value).flatMap(derivationsIn);
}

function spanOf({ extension }: Derivation): Span {
  const number = (name: string) => extension.find(({ url }) => url === name)?.valueInteger ?? Number.NaN;
  return { offset: number('offset'), length: number('length') };
}

function spansOf(value: unknown): Span[] {
  return derivationsIn(value).map(spanOf);
}

function wordsAt({ offset, length }: Span): string {
  return text.slice(offset, offset + length);
}

/** Artifacts that point at exactly this span. */
function pointingAt({ offset, length }: Span): string[] {
  return artifacts
    .filter(({ resource }) => spansOf(resource).some((at) => at.offset === offset && at.length === length))
    .map(({ resource }) => referenceOf(resource));
}

function spanOfPlace({ line = 0, column = 1, length = 0 }: Artifact['sources'][number]): Span {
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return { offset: before + column - 1, length };
}

describe('from the artifacts to the source', () => {
  test('there is something to trace', () => {
    expect(artifacts.length).toBeGreaterThan(250);
    const written = files.filter(({ path }) => path.includes('/resources/'));
    expect(written.length).toBe(artifacts.length);
  });

  test.each(artifacts.map((artifact) => [referenceOf(artifact.resource), artifact] as const))(
    '%s names its places, and the words stand there',
    (_, { resource, sources, authored }) => {
      expect(sources.length).toBeGreaterThan(0);
      for (const place of sources) {
        expect(place.file).toBe('aspn-low-back-pain/source.txt');
        expect(place.quote).toBeTruthy();
        expect(wordsAt(spanOfPlace(place))).toBe(place.quote);
      }
      expect(authored.line).toBeGreaterThan(0);
      if (resource.resourceType === 'DocumentReference') return;
      const own = derivationsIn((resource as { extension?: unknown }).extension);
      expect(own.length).toBeGreaterThan(0);
      expect([...new Set(own.map(spanOf).map(wordsAt))]).toEqual([
        ...new Set(sources.map(({ quote }) => quote)),
      ]);
      for (const derivation of derivationsIn(resource))
        expect(derivation.extension.map(({ valueReference }) => valueReference?.reference)[0]).toBe(
          'DocumentReference/source',
        );
    },
  );

  test('inner places are rows, table entries or quotes that the guideline knows', () => {
    const known = new Set([
      ...guideline.recommendations.map(({ row }) => row.place.quote),
      ...guideline.tables.flatMap(({ entries }) => entries.map((entry) => entry.text)),
      ...guideline.variables.map(({ quote }) => quote?.text),
      ...guideline.sections.map(({ heading }) => heading),
      ...guideline.eligibility.flatMap(({ cards }) =>
        cardsIn(cards).flatMap(({ places }) => places.map(({ quote }) => quote)),
      ),
      ...artifacts.flatMap(({ sources }) => sources.map(({ quote }) => quote)),
    ]);
    const words = artifacts.flatMap(({ resource }) => spansOf(resource)).map(wordsAt);
    expect(words.filter((each) => !known.has(each))).toEqual([]);
  });

  test('the DocumentReference holds the hash of exactly this text', () => {
    const [source] = pack.catalog.ofType('DocumentReference');
    expect(source?.resource.content[0]?.attachment.size).toBe(Buffer.byteLength(text));
    expect(source?.resource.content[0]?.attachment.hash).toBe(guideline.source.sha1);
  });
});

describe('from the source to the artifacts', () => {
  test.each(guideline.recommendations.map((one) => [one.row.place.line, one] as const))(
    'line %i became its artifacts',
    (line, { id, row, kind }) => {
      expect(wordsAt(row)).toBe(lines[(line ?? 0) - 1]);
      const actionable = kindOf(kind).actionable;
      const made = pointingAt(row);
      expect(made).toContain(`Evidence/${id}`);
      for (const type of ['PlanDefinition', 'ActivityDefinition'])
        expect(made.includes(`${type}/${id}`), `${type}/${id}`).toBe(actionable);
    },
  );

  test.each(guideline.sections.map((section) => [section.heading, section] as const))(
    'section "%s" became a plan',
    (heading, { place }) => {
      expect(wordsAt(spanOfPlace(place))).toBe(heading);
      expect(pointingAt(spanOfPlace(place)).some((name) => name.startsWith('PlanDefinition/'))).toBe(true);
    },
  );

  test.each(guideline.tables.map((table) => [table.id, table] as const))(
    'each entry of table %s became a concept',
    (id, { entries }) => {
      expect(entries.length).toBeGreaterThan(8);
      for (const { text: words, offset, length } of entries) {
        expect(wordsAt({ offset, length })).toBe(words);
        expect(pointingAt({ offset, length }), words).toContain(`CodeSystem/${id}`);
      }
    },
  );

  test('each word of the metadata that became a use context or a disclaimer is a place of the guide', () => {
    const places = [
      ...guideline.useContexts.map(({ place }) => place),
      ...guideline.identity.disclaimers.map(({ place }) => place),
    ];
    expect(places.length).toBeGreaterThan(10);
    for (const place of places)
      expect(pointingAt(spanOfPlace(place)), place.quote).toContain(
        'ImplementationGuide/org.knart.aspn-low-back-pain',
      );
  });

  test('each field of the metadata is printed by the site, with its line', () => {
    const about = files.find(({ path }) => path.endsWith('/site/about.html'))?.content.toString() ?? '';
    expect(guideline.metadata.length).toBeGreaterThan(17);
    for (const { label, values, place } of guideline.metadata) {
      const words = [label, ...values.map((value) => value.text)];
      // up to the first character that HTML escapes
      const plain = words.map((each) => each.replace(/[&'"<>].*$/, ''));
      expect([`#L${place.line}"`, ...plain].filter((each) => !about.includes(each))).toEqual([]);
    }
  });

  test('each line says on the source page what it became, or why it is not used', () => {
    const became = becameOf(guideline);
    const mute = guideline.ledger.filter((claim) => {
      const { words, links } = became(claim);
      if (claim.kind === 'blank') return false;
      return claim.kind === 'furniture' ? !words.startsWith('Not used: ') : links.length === 0;
    });
    expect(mute).toEqual([]);
  });
});
