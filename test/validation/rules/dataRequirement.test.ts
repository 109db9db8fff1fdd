import { dataRequirement } from '../../../src/validation/rules/dataRequirement.ts';
import { testRule } from '../../support/testRule.ts';

const library = (dataRequirement: object) => ({
  resourceType: 'Library',
  dataRequirement: [{ type: 'MedicationRequest', ...dataRequirement }],
});
const at = 'Library.dataRequirement[0]';

testRule(dataRequirement, [
  {
    name: 'takes paths and search parameters of the type',
    resources: [
      library({
        mustSupport: ['status', 'status.value', 'medication', 'MedicationRequest.subject'],
        codeFilter: [{ path: 'medication' }, { path: "extension('x')" }, { searchParam: 'intent' }],
        dateFilter: [{ path: 'authoredOn' }, { path: 'dosageInstruction.timing' }],
        sort: [{ path: 'authoredOn' }],
      }),
      { resourceType: 'Library', dataRequirement: [{ type: 'Any', mustSupport: ['nothing'] }] },
    ],
    findings: [],
  },
  {
    name: 'refuses what the type has not',
    resources: [
      library({
        mustSupport: ['colour'],
        codeFilter: [{ path: 'medicine' }],
        dateFilter: [{ path: 'writtenOn' }],
        sort: [{ path: 'writtenOn' }],
      }),
    ],
    findings: [
      `warning ${at}.mustSupport[0]: MedicationRequest has no element "colour".`,
      `${at}.codeFilter[0].path: MedicationRequest has no element "medicine".`,
      `${at}.dateFilter[0].path: MedicationRequest has no element "writtenOn".`,
      `${at}.sort[0].path: MedicationRequest has no element "writtenOn".`,
    ],
  },
  {
    name: 'warns of a filter that cannot compare, and of an unknown search parameter',
    resources: [
      library({
        codeFilter: [{ path: 'authoredOn' }, { searchParam: 'no-such' }],
        dateFilter: [{ path: 'status' }],
      }),
    ],
    findings: [
      `warning ${at}.codeFilter[0].path: "authoredOn" of MedicationRequest is dateTime, which such a filter cannot compare.`,
      `warning ${at}.codeFilter[1].searchParam: R4 has no search parameter "no-such" for MedicationRequest.`,
      `warning ${at}.dateFilter[0].path: "status" of MedicationRequest is code, which such a filter cannot compare.`,
    ],
  },
]);

testRule(dataRequirement, [
  {
    name: 'takes paths',
    resources: [
      {
        resourceType: 'Library',
        dataRequirement: [
          {
            type: 'Observation',
            mustSupport: ['value[x]', 'component.code', "extension('http://x').value", '$this'],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of what is none',
    resources: [
      {
        resourceType: 'Library',
        dataRequirement: [
          {
            type: 'Observation',
            mustSupport: ['code['],
          },
        ],
      },
    ],
    findings: [
      'warning Library.dataRequirement[0].mustSupport[0]: "code[" is no path: elements and dots only.',
    ],
  },
]);
