import fhirpath from 'fhirpath';
import model from 'fhirpath/fhir-context/r4';
import { expect, test } from 'vitest';
import { loadPublishedProfiles } from '../../../src/definitions/publishedProfiles.ts';
import { nativeInvariants } from '../../../src/validation/profiles/nativeInvariants.ts';

const extension = ['rules-text', 'expression'].map((name) => ({
  url: `http://hl7.org/fhir/StructureDefinition/valueset-${name}`,
}));
const version = { version: '1' };
const named = { name: 'system-version' };

/** Values for each invariant, by a word of its expression. */
const values: Readonly<Record<string, readonly object[]>> = {
  compose: [
    {},
    { compose: {} },
    { extension: [extension[0]] },
    { compose: {}, extension: [extension[0]] },
    { compose: {}, extension },
    { extension },
  ],
  'system-version': [
    {},
    { contains: [version] },
    { parameter: [named] },
    { contains: [version], parameter: [named] },
  ],
  hierarchyMeaning: [
    {},
    { concept: [{ code: 'a' }] },
    { concept: [{ concept: [{}] }] },
    { concept: [{ concept: [{}] }], hierarchyMeaning: 'is-a' },
  ],
  fragment: [
    { content: 'example' },
    { content: 'complete' },
    { content: 'not-present' },
    { content: 'complete', concept: [{}] },
  ],
};

test.each(Object.entries(nativeInvariants))('is what fhirpath.js makes of %s', (expression, native) => {
  const [, rows = []] = Object.entries(values).find(([word]) => expression.includes(word)) ?? [];
  const base = expression.startsWith('contains')
    ? 'ValueSet.expansion'
    : expression.startsWith('con')
      ? 'CodeSystem'
      : 'ValueSet';
  const run = fhirpath.compile({ base, expression }, model) as unknown as (
    value: object,
  ) => readonly unknown[];
  expect(rows.map((value) => native(value as Record<string, unknown>, {}))).toEqual(
    rows.map((value) => run(value)[0] ?? false),
  );
  expect(rows.length).toBeGreaterThan(3);
});

test('names expressions of published profiles', () => {
  const text = JSON.stringify(loadPublishedProfiles().profiles);
  for (const expression of Object.keys(nativeInvariants)) expect(text).toContain(JSON.stringify(expression));
});
