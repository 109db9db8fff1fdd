import type {
  Bundle,
  DataRequirement,
  FhirResource,
  GuidanceResponse,
  OperationOutcome,
  OperationOutcomeIssue,
  QuestionnaireResponse,
} from 'fhir/r4.js';
import type { ApplyIssue } from '../plan/planRequest.ts';
import { dateTimeOf, instantOf } from './asOfTime.ts';
import { evidenceIn } from './evidenceIn.ts';
import type { CriterionState, ExplainedCriterion, ExplainedPart, Explanation } from './explanation.ts';

/** What a plan came to, for the pair that says why. */
export interface Guidance {
  readonly explanation: Explanation;
  /** What could not be done. */
  readonly issues: readonly ApplyIssue[];
  readonly prefilled: readonly QuestionnaireResponse[];
  /** Words for each criterion. */
  readonly wordsOf: (criterion: ExplainedCriterion) => string;
}

/**
 * An explanation in FHIR: a GuidanceResponse (`data-required` where something is unknown that a list or an answer would settle) beside an
 * OperationOutcome with an issue for each criterion, and the responses that are filled in as far as the record goes.
 * https://hl7.org/fhir/R4/guidanceresponse.html
 */
export function guidanceBundle(guidance: Guidance): Bundle {
  const { explanation, prefilled } = guidance;
  const outcome = outcomeOf(guidance);
  const response = responseOf(guidance);
  const resources: FhirResource[] = [response, outcome, ...prefilled];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: instantOf(explanation.asOf),
    entry: resources.map((resource) => ({
      fullUrl: `http://example.org/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}

const outcomeId = 'criteria';

function responseOf({ explanation, issues, prefilled }: Guidance): GuidanceResponse {
  const missing = evidenceIn(explanation).flatMap((evidence) => evidence.missing);
  const lists = [
    ...new Set(
      missing.flatMap((one) => (one.kind === 'list' && one.type !== 'DraftOrder' ? [one.type] : [])),
    ),
  ].sort();
  const asks = missing.some(({ kind }) => kind === 'answer');
  const failed = issues.some(({ severity }) => severity === 'error');
  const requirements: DataRequirement[] = [...lists, ...(asks ? ['QuestionnaireResponse'] : [])].map(
    (type) => ({ type: type as DataRequirement['type'] }),
  );
  return {
    resourceType: 'GuidanceResponse',
    id: 'guidance',
    ...(explanation.plan.includes(':')
      ? { moduleCanonical: explanation.plan }
      : { moduleUri: explanation.plan }),
    status: failed ? 'failure' : requirements.length > 0 ? 'data-required' : 'success',
    subject: { reference: explanation.subject },
    occurrenceDateTime: dateTimeOf(explanation.asOf),
    evaluationMessage: [{ reference: `OperationOutcome/${outcomeId}` }],
    ...(prefilled.length > 0 && {
      note: [
        {
          text: 'A response that is filled in as far as the record goes stands beside this; a person completes it.',
        },
      ],
    }),
    ...(requirements.length > 0 && { dataRequirement: requirements }),
  };
}

/** How a state is said in the vocabulary of issues. */
const issueCodes: Readonly<Record<CriterionState, OperationOutcomeIssue['code']>> = {
  met: 'informational',
  'ruled-out': 'informational',
  unknown: 'incomplete',
};

function outcomeOf({ explanation, issues, wordsOf }: Guidance): OperationOutcome {
  const criteria = Object.entries(explanation.criteria).map(([key, criterion]): OperationOutcomeIssue => {
    const contradicts = isContradiction(criterion.part);
    return {
      severity: contradicts ? 'warning' : 'information',
      code: contradicts ? 'conflict' : issueCodes[criterion.state],
      details: { text: `${key}: ${criterion.state}` },
      diagnostics: wordsOf(criterion).trim(),
    };
  });
  const remarks = explanation.remarks.map(
    ({ code, message }): OperationOutcomeIssue => ({
      severity: 'warning',
      code: 'invalid',
      details: { text: code },
      diagnostics: message,
    }),
  );
  const all = [...issues, ...criteria, ...remarks];
  const nothing: OperationOutcomeIssue = {
    severity: 'information',
    code: 'informational',
    diagnostics: 'The package says nothing of criteria; the conditions came out as the result shows.',
  };
  return { resourceType: 'OperationOutcome', id: outcomeId, issue: all.length > 0 ? all : [nothing] };
}

function isContradiction(part: ExplainedPart): boolean {
  if (part.kind === 'evidence') return part.contradiction === true;
  return part.kind !== 'criterion' && part.of.some(isContradiction);
}
