import type { DomainResource } from 'fhir/r4.js';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../src/artifact.ts';
import { conditionIn } from '../../src/logic/evidence.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { withNarratives } from '../../src/resources/narrative.ts';
import { placeOn, smallGuideline } from '../support/smallGuideline.ts';

const narrated = withNarratives(buildResources(smallGuideline), smallGuideline);
const allowed = new Set(
  'a b blockquote code dd div dl dt h2 h3 li ol p q table tbody td th thead tr ul'.split(' '),
);

function div(reference: string): string {
  const found = narrated.find(({ resource }) => referenceOf(resource) === reference)
    ?.resource as DomainResource;
  return found.text?.div as string;
}

describe('every narrative', () => {
  it.each(
    narrated.map(({ resource }) => [referenceOf(resource), (resource as DomainResource).text?.div as string]),
  )('of %s is well-formed XHTML of allowed elements, in English, without empty parts', (_reference, text) => {
    const names = new Set<string>();
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => names.add(name));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(text).close();
    expect([...names].filter((name) => !allowed.has(name))).toEqual([]);
    expect(text).toMatch(/^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml" lang="en" xml:lang="en">\n/);
    expect(text).not.toMatch(/<(ul|ol|dl|tbody|p|h2|h3|dd|dt)>\s*<\/\1>/);
    expect(text).not.toMatch(/undefined|null|\[object/);
    expect(text).toContain(
      'Status: draft, experimental. Version 1.2.3, 2026-01-02. Published by Example Press.',
    );
    expect(text).toContain('<q>This text is not a standard of care.</q>');
  });
});

describe('narratives', () => {
  it('give the statement verbatim with its line, and the ratings with their legend', () => {
    for (const reference of ['Evidence/opioids', 'PlanDefinition/opioids', 'ActivityDefinition/opioids']) {
      expect(div(reference)).toContain(
        '<blockquote class="statement"><p>Do not start with opioids</p></blockquote>',
      );
      expect(div(reference)).toContain('Line 8 of Gout in Adults (summary)');
      expect(div(reference)).toContain('<td>Class</td><td><b>1</b></td>');
      expect(div(reference)).toContain('Randomised trials.');
      expect(div(reference)).toContain('Printed in the source; definition not included there.');
    }
  });

  it('say when a rule applies', () => {
    expect(div('PlanDefinition/ice')).toContain(
      'Met: “Gout” is recorded, and “Are ice packs being considered because drugs are not tolerated?” is answered yes.',
    );
  });

  it('explain the criteria that a rule names, and what counts as a record', () => {
    const tophi = {
      id: 'tophi',
      title: 'Tophi & more',
      criterion: conditionIn('gout', 'ruled-out'),
      source: { text: 'Tophi', place: placeOn(23) },
      basis: 'stated',
      rationale: 'r',
      contraindication: false,
      thresholds: [],
      authored: smallGuideline.identity.authored,
    } as const;
    const guideline = {
      ...smallGuideline,
      criteria: [tophi],
      eligibility: smallGuideline.eligibility.map((plan) => ({
        ...plan,
        cards: plan.cards.map((card) => ({
          ...card,
          when: card.when.map(({ rail }) => ({ criterion: 'tophi', rail })),
        })),
      })),
    };
    const plan = withNarratives(buildResources(guideline), guideline).find(
      ({ resource }) => referenceOf(resource) === 'PlanDefinition/gout-recorded',
    )?.resource as DomainResource;
    const text = plan.text?.div ?? '';
    expect(text).toContain('Met: “Tophi &amp; more” is met.');
    expect(text).toContain('Unknown: neither met (“Tophi &amp; more” is met) nor ruled out');
    expect(text).toContain(
      '<b>Tophi &amp; more</b>. Met when “Gout” is recorded. Ruled out when the list of',
    );
    expect(text).toContain('In every other case unknown. Nothing is asked: the record settles it.');
    expect(text).toContain('A diagnosis counts as recorded when');
    expect(text).not.toContain('A result counts when');
    expect(div('PlanDefinition/strategy-acute')).not.toContain('A diagnosis counts');
  });

  it('show all rows of a section, and link those that lead further', () => {
    const text = div('PlanDefinition/strategy-prevention');
    expect(text).toContain('<td>Lower and higher starting doses do not differ</td><td>13</td>');
    expect(text).toContain('<a href="http://example.org/gout/PlanDefinition/alcohol">Talk about alcohol</a>');
  });

  it('link related artifacts both ways', () => {
    expect(div('Evidence/ice')).toContain(
      '<dt>Used by</dt>\n<dd><a href="http://example.org/gout/ActivityDefinition/ice">',
    );
    expect(div('ActivityDefinition/ice')).toContain(
      '<dt>Proposed by</dt>\n<dd><a href="http://example.org/gout/PlanDefinition/ice">',
    );
    expect(div('ValueSet/gout')).toContain('<dt>Read by</dt>');
  });

  it('escape what the guideline says', () => {
    expect(div('ActivityDefinition/alcohol')).toContain('Talk about &lt;alcohol&gt; &amp; gout.');
  });

  it('change nothing but the text', () => {
    const before = buildResources(smallGuideline).map(({ resource }) => resource);
    const after = narrated.map(({ resource }) => {
      const { text: _text, ...rest } = resource as DomainResource;
      return rest;
    });
    expect(after).toEqual(before);
  });
});
