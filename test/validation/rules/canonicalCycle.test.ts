import { canonicalCycle } from '../../../src/validation/rules/canonicalCycle.ts';
import { testRule } from '../../support/testRule.ts';

const set = (id: string, ...valueSet: string[]) => ({
  resourceType: 'ValueSet',
  id,
  url: `http://x/ValueSet/${id}`,
  compose: {
    include: [{ system: 'http://x/s' }, { valueSet: valueSet.map((name) => `http://x/ValueSet/${name}`) }],
  },
});
const expansion = 'its expansion would not end. Name the codes in one of them.';

testRule(canonicalCycle, [
  {
    name: 'takes value sets that include others, one of them by two ways',
    resources: [set('a', 'b', 'c'), set('b', 'd'), set('c', 'd'), set('d')],
    findings: [],
  },
  {
    name: 'takes a long chain of value sets',
    resources: Array.from({ length: 20_000 }, (_, index) => set(`v${index}`, `v${index + 1}`)),
    findings: [],
  },
  {
    name: 'takes a base and a supplemented system that are elsewhere, and libraries that depend on each other',
    resources: [
      { resourceType: 'StructureDefinition', url: 'http://x/sd', baseDefinition: 'http://x/other' },
      { resourceType: 'CodeSystem', url: 'http://x/cs', supplements: 'http://x/other' },
      {
        resourceType: 'Library',
        url: 'http://x/l',
        relatedArtifact: [{ type: 'depends-on', resource: 'http://x/l' }],
      },
    ],
    findings: [],
  },
  {
    name: 'reports value sets in a circle, and not the one that leads into it',
    resources: [set('in', 'a'), set('a', 'b'), set('b', 'c', 'd'), set('c', 'a'), set('d')],
    findings: [
      `ValueSet.compose.include[1].valueSet[0]: http://x/ValueSet/b leads back to this ValueSet: ${expansion}`,
      `ValueSet.compose.include[1].valueSet[0]: http://x/ValueSet/c leads back to this ValueSet: ${expansion}`,
      `ValueSet.compose.include[1].valueSet[0]: http://x/ValueSet/a leads back to this ValueSet: ${expansion}`,
    ],
  },
  {
    name: 'reports what leads to itself',
    resources: [
      { ...set('a'), compose: { include: [], exclude: [{ valueSet: ['http://x/ValueSet/a'] }] } },
      { resourceType: 'StructureDefinition', url: 'http://x/sd', baseDefinition: 'http://x/sd' },
      { resourceType: 'CodeSystem', url: 'http://x/cs', supplements: 'http://x/cs' },
    ],
    findings: [
      `ValueSet.compose.exclude[0].valueSet[0]: http://x/ValueSet/a leads back to this ValueSet: ${expansion}`,
      'StructureDefinition.baseDefinition: http://x/sd leads back to this StructureDefinition: it has no base then. Name the type that it constrains.',
      'CodeSystem.supplements: http://x/cs leads back to this CodeSystem: a supplement adds to another code system. Name that one.',
    ],
  },
]);
