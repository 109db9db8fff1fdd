import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/apply/plan/applyPlan.ts';
import { recording, situation, situations, withElm } from './situation.ts';
import { catalogOf, sorted } from './support.ts';

/** Issues by severity and code only: each engine has words of its own. */
function withoutWords(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result, (key, value) => (key === 'diagnostics' ? undefined : value)));
}

describe.each(situations)(
  'in the mode cqf a plan with CQL comes out as the reference engine recorded it: %s',
  (name) => {
    it.each(['careplan', 'bundle'] as const)('as a %s', async (form) => {
      const { content, data, ...request } = situation(name);
      const catalog = catalogOf(await withElm(content));
      const { result } = await applyPlan({ ...request, catalog, data: [data], mode: 'cqf' }, form);
      expect(sorted(withoutWords(result))).toEqual(sorted(withoutWords(recording(name, form).read())));
    });
  },
);
