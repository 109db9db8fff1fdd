import type { GuidanceResponse, OperationOutcome, QuestionnaireResponse } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import type { ExplainedEvidence, Explanation } from '../../../src/apply/explain/explanation.ts';
import { guidanceBundle } from '../../../src/apply/explain/guidanceBundle.ts';

const evidence: ExplainedEvidence = {
  kind: 'evidence',
  state: 'met',
  shown: [],
  shownBy: [],
  reasonsToAsk: [],
  missing: [],
};
const explanationOf = (part: ExplainedEvidence, more: Partial<Explanation> = {}): Explanation => ({
  plan: 'http://example.org/PlanDefinition/p|1',
  subject: 'Patient/p',
  asOf: '2026-11-25T09:30',
  complete: [],
  actions: [],
  criteria: {
    c: {
      id: 'c',
      title: 'C',
      state: part.state,
      basis: 'stated',
      rationale: 'Why.',
      source: { quote: 'c' },
      part,
    },
  },
  remarks: [],
  ...more,
});
function pair(
  explanation: Explanation,
  more: Partial<Parameters<typeof guidanceBundle>[0]> = {},
): [GuidanceResponse, OperationOutcome, ...QuestionnaireResponse[]] {
  const { entry = [] } = guidanceBundle({
    explanation,
    issues: [],
    prefilled: [],
    wordsOf: ({ title }) => ` ${title} in words\n`,
    ...more,
  });
  return entry.map(({ resource }) => resource) as ReturnType<typeof pair>;
}

describe('an explanation in FHIR', () => {
  it('is a response that points to an outcome with an issue for each criterion', () => {
    const [response, outcome] = pair(explanationOf(evidence));
    expect(response).toEqual({
      resourceType: 'GuidanceResponse',
      id: 'guidance',
      moduleCanonical: 'http://example.org/PlanDefinition/p|1',
      status: 'success',
      subject: { reference: 'Patient/p' },
      occurrenceDateTime: '2026-11-25T09:30:00Z',
      evaluationMessage: [{ reference: 'OperationOutcome/criteria' }],
    });
    expect(outcome.issue).toEqual([
      {
        severity: 'information',
        code: 'informational',
        details: { text: 'c: met' },
        diagnostics: 'C in words',
      },
    ]);
  });

  it('asks for lists and answers that would settle what is unknown', () => {
    const answer = {
      kind: 'answer',
      question: 'q',
      text: 'Q?',
      questionnaires: [],
      validFor: 'a year',
    } as const;
    const missing = [{ kind: 'list', type: 'Condition' } as const, answer];
    const [response, outcome] = pair(explanationOf({ ...evidence, state: 'unknown', missing }));
    expect([response.status, response.dataRequirement]).toEqual([
      'data-required',
      [{ type: 'Condition' }, { type: 'QuestionnaireResponse' }],
    ]);
    expect(outcome.issue[0]?.code).toBe('incomplete');
  });

  it('warns of contradictions and of records that do not count, and fails where an issue is an error', () => {
    const issue = { severity: 'error', code: 'exception', diagnostics: 'It throws.' } as const;
    const [response, outcome] = pair(
      explanationOf(
        { ...evidence, state: 'unknown', contradiction: true },
        { remarks: [{ code: 'record-in-future', message: 'Too new.' }] },
      ),
      { issues: [issue] },
    );
    expect(response.status).toBe('failure');
    expect(outcome.issue.map(({ severity, code }) => [severity, code])).toEqual([
      ['error', 'exception'],
      ['warning', 'conflict'],
      ['warning', 'invalid'],
    ]);
  });
});
