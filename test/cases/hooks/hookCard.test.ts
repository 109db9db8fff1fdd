import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { hookCard } from '../../../src/cases/hooks/hookCard.ts';
import { responseFaults } from '../../support/cdsHooks/hookFaults.ts';

const plan: PlanDefinition = {
  resourceType: 'PlanDefinition',
  status: 'draft',
  title: 'Hands',
  publisher: 'Press',
};
const source = { type: 'citation' as const, display: 'Society', url: 'https://example.org/doi' };

const rows: readonly [string, PlanDefinitionAction, Partial<PlanDefinition>, object][] = [
  [
    'an action with all that a card has',
    { title: 'Wash', description: 'Wash **hands**.', priority: 'urgent', documentation: [source] },
    { relatedArtifact: [source, { type: 'depends-on', resource: 'http://example.org/ValueSet/soap' }] },
    {
      summary: 'Wash',
      detail: 'Wash **hands**.',
      indicator: 'warning',
      source: { label: 'Society', url: 'https://example.org/doi' },
      links: [{ label: 'Society', url: 'https://example.org/doi', type: 'absolute' }],
    },
  ],
  [
    'one that says no more than its title, for which the plan speaks',
    { title: 'Wash' },
    {},
    { summary: 'Wash', indicator: 'info', source: { label: 'Press' } },
  ],
  [
    'one of a plan that names nobody',
    { title: 'Wash', priority: 'stat', description: '' },
    { publisher: undefined, title: undefined } as never,
    { summary: 'Wash', indicator: 'critical', source: { label: 'Guideline' } },
  ],
  [
    'urls that are none, and artifacts without words, which make no link',
    { title: 'Wash', priority: 'asap', documentation: [{ ...source, url: 'doi:10.1/2' }] },
    {
      relatedArtifact: [
        { type: 'citation', url: 'https://example.org/no-words' },
        { type: 'citation', display: 'A script', url: 'javascript:alert(1)' },
      ],
    },
    { summary: 'Wash', indicator: 'warning', source: { label: 'Society' } },
  ],
];

it.each(rows)('makes a card of %s', (_, action, more, expected) => {
  const card = hookCard(action, { ...plan, ...more });
  expect(card).toEqual(expected);
  expect(responseFaults({ cards: [card] })).toEqual([]);
});
