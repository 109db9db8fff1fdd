import { libraryContent } from '../../../src/validation/rules/libraryContent.ts';
import { base64, elm, logicLibrary } from '../../support/logicContent.ts';
import { testRule } from '../../support/testRule.ts';

testRule(libraryContent, [
  {
    name: 'takes content that agrees',
    resources: [
      logicLibrary([
        { contentType: 'text/cql', data: base64('library Logic version \'1\'\ndefine "A": true') },
        elm('Logic', '1', { name: 'A' }),
        { contentType: 'application/xml', data: base64('<a/>') },
        { contentType: 'application/octet-stream', data: '%%' },
      ]),
    ],
    findings: [],
  },
  {
    name: 'reports another name and version',
    resources: [logicLibrary([elm('Other', '2')])],
    findings: [
      `warning Library.url: The logic is called Other, the url ends in Logic: engines find it by its name.`,
      `warning Library.name: The logic is called Other, the library Logic.`,
      `warning Library.version: The logic is of version 2, the library of 1.`,
    ],
  },
  ...[
    { resourceType: 'PlanDefinition', library: ['http://x/Library/Logic|1'] },
    {
      resourceType: 'ActivityDefinition',
      dynamicValue: [{ path: 'code', expression: { reference: 'http://y/Library/Other', expression: 'A' } }],
    },
    { resourceType: 'Measure', library: ['http://x/Library/Logic'] },
    {
      resourceType: 'Library',
      relatedArtifact: [{ type: 'depends-on', resource: 'http://x/Library/Logic' }],
    },
  ].map((user) => ({
    name: `holds a difference against logic that a ${user.resourceType} runs`,
    resources: [logicLibrary([elm('Other', '1')]), user],
    findings: [
      `Library.url: The logic is called Other, the url ends in Logic: engines find it by its name.`,
      `Library.name: The logic is called Other, the library Logic.`,
    ],
  })),
  {
    name: 'reports what does not decode as its type says',
    resources: [
      logicLibrary([
        { data: '' },
        { contentType: 'text/plain', data: '%%' },
        { contentType: 'application/json', data: base64('{') },
        { contentType: 'application/xml', data: base64('<a>') },
        { contentType: 'text/cql', data: base64('nothing') },
        { contentType: 'text/html', data: base64('x'), size: 2 },
      ]),
    ],
    findings: [
      `Library.content[0]: The data has no contentType, so nobody can read it: say what it is.`,
      `Library.content[1].data: The data is not base64 of UTF-8 text.`,
      `Library.content[2].data: The data is not JSON, which application/json is.`,
      `Library.content[3].data: The data is not well-formed XML, which application/xml is.`,
      `Library.content[4].data: The data holds no CQL.`,
      `Library.content[5].size: The size is said to be 2 and is 1 bytes.`,
    ],
  },
  {
    name: 'reports ELM that is not that of the CQL',
    resources: [
      logicLibrary([
        {
          contentType: 'text/cql',
          data: base64("library Logic version '1'\ndefine A: true\ndefine B: true"),
        },
        elm('Logic', '1', { name: 'A' }),
      ]),
    ],
    findings: [`Library.content[1].data: The ELM lacks B, which the CQL defines: compile it anew.`],
  },
  {
    name: 'reports a type twice, and logic without content',
    resources: [
      logicLibrary([
        { contentType: 'text/plain', data: base64('a') },
        { contentType: 'text/plain', url: 'http://x/b.txt' },
      ]),
      { resourceType: 'Library', type: { coding: [{ code: 'logic-library' }] } },
    ],
    findings: [
      `warning Library.content[1]: The library has a content of type text/plain already.`,
      `warning Library: A library of logic has no content: nothing can be evaluated.`,
    ],
  },
  {
    name: 'reports ELM of another name and version than the CQL, and what is no ELM',
    resources: [
      logicLibrary([
        { contentType: 'text/cql', data: base64("library Logic version '1'") },
        elm('Other', '2'),
      ]),
      logicLibrary([
        { contentType: 'text/cql', data: base64("library Logic version '1'") },
        { contentType: 'application/elm+json', data: base64({ name: 'Logic' }) },
      ]),
    ],
    findings: [
      `warning Library.url: The logic is called Other, the url ends in Logic: engines find it by its name.`,
      `warning Library.name: The logic is called Other, the library Logic.`,
      `warning Library.version: The logic is of version 2, the library of 1.`,
      `Library.content[1].data: The ELM is of version 2, the CQL of 1: compile it anew.`,
      `Library.content[1].data: The ELM is of Other, the CQL of Logic: compile it anew.`,
      'Library.content[1].data: The data is JSON but not ELM: an object with a library was expected.',
    ],
  },
  {
    name: 'reports CQL with open quotes, JSON that is no ELM, and what holds nothing',
    resources: [
      logicLibrary([
        { contentType: 'text/cql', data: base64("library Logic version '1'\ndefine \"A: true") },
        { contentType: 'application/elm+json', data: base64('{"a":1}') },
        { contentType: 'text/plain' },
      ]),
    ],
    findings: [
      'Library.content[0].data: The CQL does not parse: the " of line 2 is not closed.',
      'Library.content[1].data: The data is JSON but not ELM: an object with a library was expected.',
      'warning Library.content[2]: The content has neither data nor url: there is nothing to read.',
    ],
  },
  {
    name: 'reads CQL: names twice and undeclared, another version of FHIR, value sets that are not here',
    resources: [
      logicLibrary([
        {
          contentType: 'text/cql',
          data: base64(`library Logic version '1'
using FHIR version '3.0.0'
include FHIRHelpers called "Helpers"
valueset "Pain": 'http://x/ValueSet/pain'
context Patient
define function "Twice"(a Integer): a * 2 // "comment"
define "A": exists ([Condition: "Pain"] "C" where "C"."code" is not null) and "Helpers"."ToString"('"x"') = 'a'
define "A": "Twice"(2) = 4 and "Patient".active
define "B": exists [Condition: "Ache"]`),
        },
      ]),
      { resourceType: 'ValueSet', id: 'other', url: 'http://x/ValueSet/other' },
    ],
    findings: [
      'Library.content[0].data: The CQL defines "A" twice.',
      'Library.content[0].data: The CQL uses Ache, which nothing in it declares.',
      'warning Library.content[0].data: The CQL is for FHIR 3.0.0, the library is of R4 (4.0.1).',
      'warning Library.content[0].data: The CQL asks for http://x/ValueSet/pain, which is not here.',
    ],
  },
]);

testRule(libraryContent, [
  {
    name: 'takes CQL of FHIR',
    resources: [
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
        status: 'draft',
        type: {
          text: 'logic',
        },
        content: [
          {
            contentType: 'text/cql',
            data: 'bGlicmFyeSBMb2dpYyB2ZXJzaW9uICcxJwp1c2luZyBGSElSIHZlcnNpb24gJzQuMC4xJwppbmNsdWRlIEZISVJIZWxwZXJzIHZlcnNpb24gJzQuMC4xJyBjYWxsZWQgRkhJUkhlbHBlcnMKcGFyYW1ldGVyICJUaHJlc2hvbGQiIEludGVnZXIgZGVmYXVsdCA1CmNvbnRleHQgUGF0aWVudApkZWZpbmUgIklzIEFkdWx0IjogQWdlSW5ZZWFycygpID49IDE4Cg==',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports contexts and types that there are not, slips in includes and types of content, and numbers compared with texts',
    resources: [
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
        status: 'draft',
        type: {
          text: 'logic',
        },
        content: [
          {
            contentType: 'text/cql',
            data: 'bGlicmFyeSBMb2dpYyB2ZXJzaW9uICcxJwp1c2luZyBGSElSIHZlcnNpb24gJzQuMC4xJwppbmNsdWRlIEZISVJIZWxwZXIgdmVyc2lvbiAnNC4wLjEnIGNhbGxlZCBGSElSSGVscGVycwpwYXJhbWV0ZXIgIlRocmVzaG9sZCIgSW50Z2VyIGRlZmF1bHQgNQpjb250ZXh0IFBlcnNvbjIKZGVmaW5lICJJcyBBZHVsdCI6IEFnZUluWWVhcnMoKSA+PSAnMTgnCg==',
          },
        ],
      },
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
        status: 'draft',
        type: {
          text: 'logic',
        },
        content: [
          {
            contentType: 'text/cql',
            data: 'bGlicmFyeSBMb2dpYyB2ZXJzaW9uICcxJwppbmNsdWRlIEZISVJIZWxwZXJzIHZlcnNpb24gJzQuMC4xJyBjYWxsZWQgRkhJUkhlbHBlcnMKcGFyYW1ldGVyICJUaHJlc2hvbGQiIEludGVnZXIgZGVmYXVsdCA1CmNvbnRleHQgUGF0aWVudApkZWZpbmUgIklzIEFkdWx0IjogQWdlSW5ZZWFycygpID49IDE4Cg==',
          },
        ],
      },
      {
        resourceType: 'Library',
        content: [
          {
            contentType: 'text/cgl',
            data: 'bGlicmFyeSBMb2dpYyB2ZXJzaW9uICcxJwp1c2luZyBGSElSIHZlcnNpb24gJzQuMC4xJwppbmNsdWRlIEZISVJIZWxwZXJzIHZlcnNpb24gJzQuMC4xJyBjYWxsZWQgRkhJUkhlbHBlcnMKcGFyYW1ldGVyICJUaHJlc2hvbGQiIEludGVnZXIgZGVmYXVsdCA1CmNvbnRleHQgUGF0aWVudApkZWZpbmUgIklzIEFkdWx0IjogQWdlSW5ZZWFycygpID49IDE4Cg==',
          },
        ],
      },
    ],
    findings: [
      'warning Library.content[0].data: The CQL includes FHIRHelper: FHIRHelpers was meant.',
      'Library.content[0].data: The CQL has the context Person2, which FHIR has not.',
      'Library.content[0].data: The CQL has a parameter of type Intger, which there is not.',
      "warning Library.content[0].data: The CQL compares a number with a text: AgeInYears() >= '18'.",
      'warning Library.content[0].data: The CQL names no model (using FHIR ...): it has no Patient.',
      'warning Library.content[0].contentType: "text/cgl" is no type that engines know: text/cql was meant.',
    ],
  },
]);
