import type { OperationOutcome } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { formatOutcome, ruleSystem } from '../../src/cli/formatOutcome.ts';
import type { Diagnostic, Severity } from '../../src/diagnostic.ts';
import { catalogue } from '../../src/validation/catalogue/catalogue.ts';
import { validateResources } from '../../src/validation/validateResources.ts';

const finding: Diagnostic = {
  code: 'canonical-resolves',
  severity: 'warning',
  message: 'It leads nowhere.',
  place: { file: 'a/plan.json', line: 3, column: 7 },
  fhirPath: 'PlanDefinition.action[0].definition.ofType(canonical)',
  spec: 'https://hl7.org/fhir/R4/references.html#canonical',
};
const outcomeOf = (...diagnostics: Diagnostic[]) =>
  JSON.parse(formatOutcome(diagnostics)) as OperationOutcome;

test('an issue has the code of the rule, its words, its place and the element', () => {
  expect(outcomeOf(finding)).toEqual({
    resourceType: 'OperationOutcome',
    text: {
      status: 'generated',
      div: '<div xmlns="http://www.w3.org/1999/xhtml">knart: 1 warning.</div>',
    },
    issue: [
      {
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line', valueInteger: 3 },
          { url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col', valueInteger: 7 },
        ],
        severity: 'warning',
        code: 'not-found',
        details: { coding: [{ system: ruleSystem, code: 'canonical-resolves' }], text: 'It leads nowhere.' },
        diagnostics: 'a/plan.json:3:7 (https://hl7.org/fhir/R4/references.html#canonical)',
        expression: ['PlanDefinition.action[0].definition'],
      },
    ],
  });
});

test('a finding of a whole file has no line and no element', () => {
  const { code, severity, message } = finding;
  expect(outcomeOf({ code, severity, message, place: { file: 'x.tgz' } }).issue).toEqual([
    {
      severity: 'warning',
      code: 'not-found',
      details: { coding: [{ system: ruleSystem, code: 'canonical-resolves' }], text: 'It leads nowhere.' },
      diagnostics: 'x.tgz',
    },
  ]);
});

test('no findings are one issue, since an outcome has at least one', () => {
  expect(outcomeOf().issue).toEqual([
    { severity: 'information', code: 'informational', details: { text: 'No findings.' } },
  ]);
});

test.each<[string, Severity, string, string]>([
  ['json-syntax', 'error', 'fatal', 'structure'],
  ['archive-broken', 'error', 'fatal', 'structure'],
  ['file-too-large', 'error', 'fatal', 'too-long'],
  ['json-duplicate', 'error', 'error', 'duplicate'],
  ['structure-missing-element', 'error', 'error', 'required'],
  ['structure-type', 'error', 'error', 'structure'],
  ['structure-format', 'error', 'error', 'value'],
  ['structure-code', 'error', 'error', 'code-invalid'],
  ['structure-definition', 'error', 'error', 'business-rule'],
  ['code-exists', 'warning', 'warning', 'code-invalid'],
  ['invariant', 'error', 'error', 'invariant'],
  ['extension-context', 'error', 'error', 'extension'],
  ['id-unique', 'error', 'error', 'duplicate'],
  ['fhir-version', 'error', 'error', 'not-supported'],
  ['fhirpath-syntax', 'error', 'error', 'invalid'],
  ['plan-condition', 'warning', 'warning', 'business-rule'],
  ['plan-condition', 'information', 'information', 'informational'],
])('%s as %s is %s, %s', (code, severity, expected, type) => {
  expect(outcomeOf({ ...finding, code, severity }).issue).toMatchObject([{ severity: expected, code: type }]);
});

test('is valid R4, whatever the finding', async () => {
  const all = catalogue.flatMap(({ code }) =>
    (['error', 'warning', 'information'] as const).map((severity) => ({ ...finding, code, severity })),
  );
  const { fhirPath: _, ...plain } = finding;
  for (const diagnostics of [all, [], [{ ...plain, place: { file: 'x' } }]]) {
    const findings = await validateResources(outcomeOf(...diagnostics));
    expect(findings.filter(({ severity }) => severity !== 'information')).toEqual([]);
  }
});
