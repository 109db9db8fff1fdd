import { contactValue } from '../../../src/validation/rules/contactValue.ts';
import { testRule } from '../../support/testRule.ts';

testRule(contactValue, [
  {
    name: 'takes addresses, numbers, and what says why it is absent',
    resources: [
      {
        resourceType: 'Patient',
        telecom: [
          {
            system: 'email',
            value: 'a@example.org',
          },
          {
            system: 'url',
            value: 'https://example.org',
          },
          {
            system: 'url',
            value: 'www.example.org',
          },
          {
            system: 'phone',
            value: '(03) 5555',
          },
          {
            system: 'phone',
            extension: [
              {
                url: 'http://x',
              },
            ],
          },
          {
            use: 'home',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports what is none, and no value',
    resources: [
      {
        resourceType: 'Patient',
        telecom: [
          {
            system: 'email',
            value: 'desk.example.org',
          },
          {
            system: 'url',
            value: 'our page',
          },
          {
            system: 'phone',
          },
        ],
      },
    ],
    findings: [
      'Patient.telecom[0].value: "desk.example.org" is no email: write name@example.org say.',
      'Patient.telecom[1].value: "our page" is no url: write https://example.org say.',
      'Patient.telecom[2]: The contact by phone has no value.',
    ],
  },
]);
