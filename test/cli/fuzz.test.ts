import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { validate } from '../../src/index.ts';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { soundBundles } from '../validation/defects/bases.ts';

const scratch = scratchFolder();
const resources = new URL('../../output/aspn-low-back-pain/r4/resources/', import.meta.url);
const originals = [
  'PlanDefinition-discectomy-microendoscopic.json',
  'ActivityDefinition-discectomy-microendoscopic.json',
  'Questionnaire-considering.json',
  'ValueSet-certainty-level.json',
  'CodeSystem-certainty-level.json',
  'ConceptMap-certainty-to-certainty-rating.json',
  'Evidence-discectomy-microendoscopic.json',
  'StructureDefinition-answer-reading.json',
].map((name) => readFileSync(new URL(name, resources)));

/** Spans of bytes replaced by others: damage of discs, of transmission, of careless edits. */
const damage = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    length: fc.nat(40),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc
        .constantFrom(
          '"',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          'null',
          '1e999',
          '[[',
          '{}',
          '\\u0000',
          '"__proto__":',
        )
        .map((text) => Buffer.from(text)),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function damaged(
  bytes: Uint8Array,
  spans: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): Uint8Array {
  return spans.reduce<Uint8Array>((whole, { at, length, bytes: put }) => {
    const start = at % (whole.length + 1);
    return Buffer.concat([whole.subarray(0, start), put, whole.subarray(start + length)]);
  }, bytes);
}

test('an artifact whose bytes are damaged anywhere gives findings, and never a stack trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...originals), damage, async (original, spans) => {
      writeFileSync(join(scratch, 'a.json'), damaged(original, spans));
      const { code, out, err } = await callCli(scratch, 'validate', 'a.json');
      expect([0, 1]).toContain(code);
      expect(out).toMatch(/^[01] resources: /);
      expect(err).not.toMatch(/^\s+at /m);
    }),
    { numRuns: 150 },
  );
}, 60_000);

/** Values that stand where something else is expected. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    '',
    ' ',
    'x',
    '#',
    '|',
    '__proto__',
    'constructor',
    [],
    [null],
    [[]],
    {},
    { toString: 1 },
    [{ toString: 1, valueOf: 1 }],
    { length: 2, split: 1 },
    { resourceType: 'Patient' },
    [{}],
    '2020-13-45',
    'http://[',
    '<div/>',
    'a'.repeat(2000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The places of a value at which another can be put. */
function* slotsOf(
  value: unknown,
): Generator<{ readonly holder: Record<string, unknown>; readonly key: string }> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    yield { holder: value as Record<string, unknown>, key };
    yield* slotsOf((value as Record<string, unknown>)[key]);
  }
}

test('an artifact with any value anywhere gives findings, and never throws', async () => {
  const puts = fc.array(fc.record({ at: fc.nat(1_000_000), value: odd }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...originals), puts, async (original, changes) => {
      const own = JSON.parse(original.toString());
      const entry = [{ fullUrl: `http://example.org/${own.resourceType}/${own.id}`, resource: own }];
      const resource = { resourceType: 'Bundle', type: 'collection', entry } as FhirResource;
      for (const { at, value } of changes) {
        const slots = [...slotsOf(resource)];
        const slot = slots[at % slots.length];
        if (slot) slot.holder[slot.key] = structuredClone(value);
      }
      for (const finding of await validate(resource)) {
        expect(finding.place.file).toMatch(/^resources\[0\]/);
        expect(finding.message).not.toMatch(/\bundefined\b(?! variable)|\[object |\bNaN\b/);
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

/** Half of them stand in what names a resource, which the rules about whole packages read before anything else. */
const slots = fc.record({ at: fc.nat(1_000_000), value: odd, ofHead: fc.boolean() });

test('a package with any values anywhere, in what names its resources above all, gives findings and never throws', async () => {
  const bundles = soundBundles().map(([, bundle]) => JSON.stringify(bundle));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bundles),
      fc.array(slots, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (text, changes, isWhole) => {
        const bundle = JSON.parse(text);
        for (const { at, value, ofHead } of changes) {
          const all = ofHead ? headsOf(bundle) : [...slotsOf(bundle)];
          const slot = all[at % all.length];
          if (slot) slot.holder[slot.key] = structuredClone(value);
        }
        const inside = (Array.isArray(bundle.entry) ? bundle.entry : []).map(
          (entry: { resource?: unknown } | null) => entry?.resource,
        );
        for (const { message } of await validate(isWhole ? bundle : inside))
          expect(message).not.toMatch(/\bundefined\b(?! variable)|\[object |\bNaN\b/);
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);

function headsOf({ entry }: { readonly entry?: unknown }) {
  const holders = (Array.isArray(entry) ? entry : []).flatMap((each) => [each, each?.resource]);
  return holders
    .filter((holder) => typeof holder === 'object' && holder !== null)
    .flatMap((holder: Record<string, unknown>) =>
      ['resourceType', 'id', 'url', 'version', 'fullUrl', 'meta', 'contained', 'extension'].map((key) => ({
        holder,
        key,
      })),
    );
}
