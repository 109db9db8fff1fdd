import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js';
import type { Diagnostic } from '../diagnostic.ts';
import { printJson } from '../package/resourceFiles.ts';
import { countFindings } from './countFindings.ts';

/** The code system of the codes in `issue.details`: the rules of knart, docs/rules.md. */
export const ruleSystem = 'http://fhir.org/guides/knart/CodeSystem/validation-rules';

const extension = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue';

/**
 * All findings as one OperationOutcome of R4, or the news that there are none. Line and column stand in the extensions that the official
 * validators write; the file, which has no element, in `diagnostics`.
 * @see https://hl7.org/fhir/R4/operationoutcome.html
 */
export function formatOutcome(diagnostics: readonly Diagnostic[]): string {
  const issue = diagnostics.length === 0 ? [allWell] : diagnostics.map(issueOf);
  const words = countFindings(diagnostics);
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">knart: ${words}.</div>` },
    issue,
  };
  return printJson(outcome);
}

const allWell: OperationOutcomeIssue = {
  severity: 'information',
  code: 'informational',
  details: { text: 'No findings.' },
};

function issueOf(diagnostic: Diagnostic): OperationOutcomeIssue {
  const { code, message, place, fhirPath, spec } = diagnostic;
  const numbers = [
    ...(place.line === undefined ? [] : [{ url: `${extension}-line`, valueInteger: place.line }]),
    ...(place.column === undefined ? [] : [{ url: `${extension}-col`, valueInteger: place.column }]),
  ];
  const at = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  return {
    ...(numbers.length > 0 && { extension: numbers }),
    severity: severityOf(diagnostic),
    code: issueTypeOf(diagnostic),
    details: { coding: [{ system: ruleSystem, code }], text: message },
    diagnostics: spec === undefined ? at : `${at} (${spec})`,
    // The subset of FHIRPath that the element takes has names and indexes only.
    ...(fhirPath !== undefined && { expression: [fhirPath.replace(/\.ofType\([^)]*\)/g, '')] }),
  };
}

/** What keeps a whole text from being read is fatal: nothing else was checked in it. */
const unreadable = new Set([
  'archive-broken',
  'file-binary',
  'file-too-large',
  'file-unreadable',
  'json-encoding',
  'json-syntax',
]);

function severityOf({ code, severity }: Diagnostic): OperationOutcomeIssue['severity'] {
  return severity === 'error' && unreadable.has(code) ? 'fatal' : severity;
}

/** Kinds of issues by the codes of rules; the first that fits counts. https://hl7.org/fhir/R4/valueset-issue-type.html */
const issueTypes: readonly (readonly [RegExp, OperationOutcomeIssue['code']])[] = [
  [/^file-too-large$/, 'too-long'],
  [/^(?:fhir-version|file-.*)$/, 'not-supported'],
  [
    /^(?:json-duplicate|(?:id|element-id|canonical)-unique|canonical-twice|questionnaire-link-id)$/,
    'duplicate',
  ],
  [/^structure-missing-element$/, 'required'],
  [/^(?:structure-code|required-binding|code-.*|coding-system|language-code)$/, 'code-invalid'],
  [
    /^(?:structure-format|.*-format|json-number|json-integer|canonical-url|reference-form|uri-absolute|identifier-uri)$/,
    'value',
  ],
  [/^(?:structure-(?!definition).*|json-.*|archive-.*|narrative-xhtml)$/, 'structure'],
  [/^invariant$/, 'invariant'],
  [/^extension-/, 'extension'],
  [/^(?:.*-resolves|.*-link|nothing-to-validate)$/, 'not-found'],
  [/^fhirpath-/, 'invalid'],
];

function issueTypeOf({ code, severity }: Diagnostic): OperationOutcomeIssue['code'] {
  if (severity === 'information') return 'informational';
  return issueTypes.find(([pattern]) => pattern.test(code))?.[1] ?? 'business-rule';
}
