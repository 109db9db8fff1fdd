import { expect, test } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { Built } from '../../src/build.ts';
import { buildSummary } from '../../src/cli/buildSummary.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { smallGuideline } from '../support/smallGuideline.ts';

function summaryAs(status: 'draft' | 'active', memberOf = false): string {
  const guideline = { ...smallGuideline, identity: { ...smallGuideline.identity, status } };
  const pack = { memberOf, catalog: new Catalog(buildResources(guideline)) };
  return buildSummary([{ guideline, pack, largest: [] } as unknown as Built], 'output', [], '1.00');
}

test('an active build says which maps stay drafts; a draft has nothing to say', () => {
  expect(summaryAs('active')).toContain('\n  Still draft: 1 editorial concept map\n');
  expect(summaryAs('draft')).not.toContain('Still draft');
});

test('a build whose FHIRPath asks memberOf says that it is not for HAPI', () => {
  expect(summaryAs('draft', true)).toContain('FHIRPath asks memberOf, so it is not for HAPI');
  expect(summaryAs('draft')).not.toContain('HAPI');
});
