import type { FhirResource } from 'fhir/r4.js';
import { expect, test, vi } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Rule } from '../../src/validation/rule.ts';
import { validate } from '../../src/validation/validate.ts';

/** Of a Library it reads what only a sound ValueSet has, wherever one is. */
const failing = vi.hoisted(
  (): Rule => ({
    code: 'links-first',
    group: 'links',
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/',
    wants: 'A rule that fails.',
    why: 'To see what becomes of the others.',
    example: { faulty: { resourceType: 'Basic' }, mended: { resourceType: 'Basic' } },
    *check(artifact, scope) {
      if (artifact.resource.resourceType !== 'Library') return;
      for (const { resource } of scope.catalog.ofType('ValueSet'))
        yield { message: (resource.name as string).toUpperCase(), fhirPath: 'Library' };
    },
  }),
);

vi.mock('../../src/validation/rules/index.ts', () => ({ rules: [failing] }));

async function found(set: object): Promise<readonly Diagnostic[]> {
  const library = { resourceType: 'Library', status: 'draft', type: { text: 'a list' } };
  const resources = [library, { resourceType: 'ValueSet', ...set }] as FhirResource[];
  const all: Diagnostic[] = [];
  const catalog = new Catalog(
    resources.map((resource) => ({ resource, sources: [], authored: { file: resource.resourceType } })),
  );
  await validate(catalog, { complete: false }, (one) => all.push(one));
  return all;
}

test('a rule that meets the fault of another artifact says that it did not come to its end', async () => {
  const all = await found({ status: 'draft', name: { is: 'pain' } });
  expect(all.filter(({ place }) => place.file === 'Library')).toMatchObject([
    { code: 'links-first', severity: 'information', fhirPath: 'Library' },
  ]);
  expect(all.filter(({ place }) => place.file === 'ValueSet').map(({ fhirPath }) => fhirPath)).toContain(
    'ValueSet.name',
  );
});

test('a rule that fails where all is sound is a bug, and throws', async () => {
  await expect(found({ status: 'draft' })).rejects.toThrow(TypeError);
});
