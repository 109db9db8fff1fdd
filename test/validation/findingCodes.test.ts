import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findingCodes } from '../../src/validation/findingCodes.ts';
import { rules } from '../../src/validation/rules/index.ts';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** The codes of findings that stand in the modules of a room. */
function written(room: string): Set<string> {
  const files = readdirSync(join(src, room), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts') && !/(?:findingCodes|formatOutcome)\.ts$/.test(file))
    .map((file) => readFileSync(join(src, room, file), 'utf8'));
  // (fhir-version-list is a key of package.json)
  const pattern = /'((?:structure|fhirpath|json|archive|file|fhir|nothing)-[a-z-]+)'/g;
  return new Set(
    texts
      .flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] as string))
      .filter((code) => code !== 'fhir-version-list'),
  );
}

test('every code that validating or reading can report is known, and no other', () => {
  const known = new Set(findingCodes);
  const codes = new Set([...written('validation'), ...written('package'), ...written('cli')]);
  expect([...codes].filter((code) => !known.has(code))).toEqual([]);
  const own = new Set(rules.map(({ code }) => code));
  const unwritten = findingCodes.filter((code) => !own.has(code) && !codes.has(code));
  expect(unwritten).toEqual([]);
});

test('codes are kebab-case, each once, in order', () => {
  expect(findingCodes.filter((code) => !/^[a-z]+(?:-[a-z]+)*$/.test(code))).toEqual([]);
  expect(findingCodes).toEqual([...new Set(findingCodes)].sort());
});
