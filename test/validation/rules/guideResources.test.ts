import { guideResources } from '../../../src/validation/rules/guideResources.ts';

import { testRule } from '../../support/testRule.ts';

testRule(guideResources, [
  {
    name: 'takes a list of all that is here',
    resources: [
      {
        resourceType: 'ImplementationGuide',
        id: 'g',
        url: 'http://x/ImplementationGuide/g',
        definition: { resource: [{ reference: { reference: 'Library/a' } }] },
      },
      { resourceType: 'Library', id: 'a', url: 'http://x/Library/a' },
      { resourceType: 'Library', id: 'o', url: 'http://elsewhere/Library/o' },
    ],
    findings: [],
  },
  {
    name: 'reports what is not here, twice, and not listed',
    resources: [
      {
        resourceType: 'ImplementationGuide',
        id: 'g',
        url: 'http://x/ImplementationGuide/g',
        definition: {
          resource: [{ reference: { reference: 'Library/z' } }, { reference: { reference: 'Library/z' } }],
        },
      },
      { resourceType: 'Library', id: 'a', url: 'http://x/Library/a' },
    ],
    findings: [
      `ImplementationGuide.definition.resource[0].reference: Library/z is listed and not here: add it, or take it off the list.`,
      `ImplementationGuide.definition.resource[1].reference: Library/z is listed twice: keep one.`,
      `ImplementationGuide.definition: The guide does not list Library/a.`,
    ],
  },
  {
    name: 'reports a page twice, another version of FHIR, and what a Bundle brings along unlisted',
    resources: [
      ...(() => {
        const guide = {
          resourceType: 'ImplementationGuide',
          id: 'g',
          url: 'http://x/ImplementationGuide/g',
          fhirVersion: ['3.0.1'],
          definition: { resource: [], page: { nameUrl: 'a.html', page: [{ nameUrl: 'a.html' }] } },
        };
        const patient = { resourceType: 'Patient', id: 'p' };
        return [
          { resourceType: 'Bundle', entry: [{ resource: guide }, { resource: patient }] },
          guide,
          patient,
        ];
      })(),
    ],
    findings: [
      'ImplementationGuide.fhirVersion: The guide is for FHIR 3.0.1, and this is R4: let them agree.',
      'ImplementationGuide.definition.page.page[0]: The page a.html is there already: keep one.',
      'ImplementationGuide.definition: The guide does not list Patient/p.',
    ],
  },
]);
