import { listDuplicate } from '../../../src/validation/rules/listDuplicate.ts';
import { testRule } from '../../support/testRule.ts';

const link = { type: 'citation', citation: 'A' };

testRule(listDuplicate, [
  {
    name: 'takes entries that differ, and lists where the same may stand twice',
    resources: [
      { resourceType: 'Library', relatedArtifact: [link, { ...link, citation: 'B' }] },
      { resourceType: 'Patient', name: [{ given: ['A', 'A'] }] },
    ],
    findings: [],
  },
  {
    name: 'warns of an entry that stands twice',
    resources: [
      {
        resourceType: 'Library',
        relatedArtifact: [link, link],
        type: { coding: [{ code: 'a' }, { code: 'a' }] },
      },
    ],
    findings: [
      'Library.relatedArtifact[1]: The same stands in relatedArtifact before: keep one.',
      'Library.type.coding[1]: The same stands in coding before: keep one.',
    ],
  },
]);
