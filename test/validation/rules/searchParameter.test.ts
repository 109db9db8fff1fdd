import { searchParameter } from '../../../src/validation/rules/searchParameter.ts';

import { testRule } from '../../support/testRule.ts';

testRule(searchParameter, [
  {
    name: 'takes paths of its bases, and what it derives from',
    resources: [
      {
        resourceType: 'SearchParameter',
        code: 'name',
        base: ['Organization'],
        type: 'string',
        expression: '(Organization.name as string) | Organization.alias.where(true)',
        derivedFrom: 'http://hl7.org/fhir/SearchParameter/Organization-name',
      },
    ],
    findings: [],
  },
  {
    name: 'reports what is no FHIRPath',
    resources: [
      {
        resourceType: 'SearchParameter',
        code: 'name',
        base: ['Organization'],
        type: 'string',
        expression: 'Organization.(',
      },
    ],
    findings: [
      `SearchParameter.expression: The expression is wrong: line: 1; column: 13; message: mismatched input '('.`,
    ],
  },
  {
    name: 'reads functions and what they ask about',
    resources: [
      "Patient.telecom.where(system = 'phone')",
      "Patient.extension.where(url = 'x').value.ofType(Coding)",
      'Patient.telecom.where(foo = 1)',
      'Patient.name.foo()',
    ].map((expression) => ({
      resourceType: 'SearchParameter',
      code: 'x',
      base: ['Patient'],
      type: 'token',
      expression,
    })),
    findings: [
      'SearchParameter.expression: The expression is wrong: R4 has no Patient.telecom.foo.',
      'SearchParameter.expression: The expression is wrong: FHIRPath has no function foo().',
    ],
  },
  {
    name: 'reports unknown elements and other bases',
    resources: [
      ...[
        {
          resourceType: 'SearchParameter',
          code: 'name',
          base: ['Organization'],
          type: 'string',
          expression: 'Organization.nothing',
        },
      ],
      ...[
        {
          resourceType: 'SearchParameter',
          code: 'name',
          base: ['Organization'],
          type: 'string',
          expression: 'Patient.name',
        },
      ],
    ],
    findings: [
      `SearchParameter.expression: The expression is wrong: R4 has no Organization.nothing.`,
      `SearchParameter.expression: The expression is wrong: Patient is not among the bases Organization.`,
    ],
  },
  {
    name: 'reports components that are too few or out of place',
    resources: [
      { resourceType: 'SearchParameter', base: [], type: 'composite' },
      { resourceType: 'SearchParameter', base: [], type: 'date', component: [{}], target: ['Patient'] },
    ],
    findings: [
      `SearchParameter.component: A composite has two components or more.`,
      `warning SearchParameter.component: Only a composite has components, this is a date.`,
      `warning SearchParameter.target: Only a reference has targets, this is a date.`,
    ],
  },
  {
    name: 'reports where it differs from what it derives from',
    resources: [
      {
        resourceType: 'SearchParameter',
        code: 'n',
        base: ['Patient'],
        type: 'token',
        derivedFrom: 'http://hl7.org/fhir/SearchParameter/Organization-name',
      },
    ],
    findings: [
      `SearchParameter.type: It is of type token, http://hl7.org/fhir/SearchParameter/Organization-name of type string.`,
      `SearchParameter.base: http://hl7.org/fhir/SearchParameter/Organization-name is not for Patient.`,
      `warning SearchParameter.code: Its code is "n", that of http://hl7.org/fhir/SearchParameter/Organization-name is "name".`,
    ],
  },
  {
    name: 'tells parameters apart that share a code, by the resource they are for',
    resources: [
      {
        resourceType: 'SearchParameter',
        code: 'status',
        base: ['MedicationDispense'],
        type: 'token',
        derivedFrom: 'http://hl7.org/fhir/SearchParameter/medications-status',
      },
    ],
    findings: [],
  },
]);
