import type { FhirResource, PlanDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../src/apply/explain/explainPlan.ts';
import { applyPlan } from '../../src/apply/plan/applyPlan.ts';
import { explanationWords } from '../../src/cli/explanationWords.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { catalogOf } from '../apply/plan/support.ts';
import { plannedGuideline } from '../support/plannedGuideline.ts';

const catalog = catalogOf(buildResources(plannedGuideline).map(({ resource }) => resource));
const base = plannedGuideline.identity.canonical;
const patient: FhirResource = { resourceType: 'Patient', id: 'p' };
const gout: FhirResource = {
  resourceType: 'Condition',
  id: 'c',
  subject: { reference: 'Patient/p' },
  recordedDate: '2026-01-02',
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M10.9', display: 'Gout' }] },
};

async function wordsOf(plan: string, data: readonly FhirResource[]): Promise<readonly string[]> {
  const request = {
    plan: catalog.byReference(`PlanDefinition/${plan}`)?.resource as PlanDefinition,
    catalog,
    data: [patient, ...data],
    subject: 'p',
    asOf: '2026-11-25',
  };
  const { decision } = await applyPlan(request, 'bundle');
  return explanationWords(await explainPlan(request, decision)).split('\n');
}

describe('an explanation in words', () => {
  it('names criteria with what was asked of them, and below them the evidence and the line of the source', async () => {
    expect(await wordsOf('by-hand', [gout])).toEqual([
      `${base}/PlanDefinition/by-hand|${plannedGuideline.identity.version}`,
      'for Patient/p as of 2026-11-25, no list read in full',
      '',
      '  [x] Card gout',
      '        holds: “Criterion gout” is met (asked: met)',
      '',
      'Criteria',
      '  met       Criterion gout (line 23, stated)',
      '              on record: “Gout” is recorded',
      '                Condition/c, http://hl7.org/fhir/sid/icd-10-cm|M10.9 Gout, 2026-01-02',
      '',
    ]);
  });

  it('says what is missing, and which records do not count as they stand', async () => {
    const future = { ...gout, recordedDate: '2027-01-02' } as FhirResource;
    const words = await wordsOf('points', [future]);
    const form = `${base}/Questionnaire/form|${plannedGuideline.identity.version}`;
    expect(words).toEqual(
      expect.arrayContaining([
        '  [ ] Card proposed',
        '        does not hold: “Criterion either” is unknown (asked: met)',
        '  unknown   Criterion either (line 23, stated)',
        '              one of',
        '                Criterion gout: unknown',
        '              missing: all Condition records of the patient; when they are all there, --complete Condition',
        `              missing: the answer to “Are there tophi?” (item tophi of ${form}); an answer lasts 12 months`,
        'Not counted as it stands',
        '  Condition/c is dated 2027-01-02, after today; it is not counted, and the list of its type is not complete.',
      ]),
    );
  });

  it('opens what has no name of its own where it is asked', async () => {
    const row = plannedGuideline.recommendations.find(({ activity }) => activity)?.id as string;
    const words = await wordsOf(row, []);
    expect(words.filter((line) => line.includes('missing:'))).toEqual([
      expect.stringContaining(
        'missing: a record that shows it; nothing that is read here could rule it out: “Gout” is recorded',
      ),
      expect.stringMatching(/missing: the answer to “.*” \(item .* of .*considering/),
    ]);
  });
});
