import { expect, test } from 'vitest';
import { loadStructureChecks } from '../../src/validation/structureChecks.ts';

test('checks are loaded for several validations at once', async () => {
  const types = ['Patient', 'PlanDefinition', 'Nonsense', 'Observation'];
  const found = await Promise.all(types.map((type) => loadStructureChecks([type])));
  expect(found.map((checkOf, at) => checkOf(types[at] as string) !== undefined)).toEqual([
    true,
    true,
    false,
    true,
  ]);
});
