import { isoCode } from '../../../src/validation/rules/isoCode.ts';
import { testRule } from '../../support/testRule.ts';

testRule(isoCode, [
  {
    name: 'takes currencies and countries',
    resources: [
      {
        resourceType: 'Invoice',
        totalNet: {
          value: 1,
          currency: 'EUR',
        },
        totalGross: {
          value: 1,
          currency: 'XDR',
        },
      },
      {
        resourceType: 'Library',
        jurisdiction: [
          {
            coding: [
              {
                system: 'urn:iso:std:iso:3166',
                code: 'DE',
              },
            ],
          },
          {
            coding: [
              {
                system: 'urn:iso:std:iso:3166',
                code: 'USA',
              },
            ],
          },
          {
            coding: [
              {
                system: 'urn:iso:std:iso:3166',
                code: '276',
              },
            ],
          },
          {
            coding: [
              {
                system: 'urn:iso:std:iso:3166',
                code: 'US-CA',
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports what is none',
    resources: [
      {
        resourceType: 'Invoice',
        totalNet: {
          value: 1,
          currency: 'eur',
        },
      },
      {
        resourceType: 'Library',
        jurisdiction: [
          {
            coding: [
              {
                system: 'urn:iso:std:iso:3166',
                code: 'XQ',
              },
            ],
          },
          {
            coding: [
              {
                system: 'urn:iso:std:iso:3166',
                code: 'Germany',
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'Invoice.totalNet.currency: "eur" is no currency of ISO 4217: EUR or USD say.',
      'warning Library.jurisdiction[0].coding[0].code: "XQ" is no country of ISO 3166: DE, DEU or 276 say.',
      'warning Library.jurisdiction[1].coding[0].code: "Germany" is no country of ISO 3166: DE, DEU or 276 say.',
    ],
  },
]);
