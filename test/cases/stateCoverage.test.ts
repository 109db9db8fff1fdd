import { describe, expect, it } from 'vitest';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { coverageFindings, isMissing, stateCoverage } from '../../src/cases/stateCoverage.ts';
import type { ReachableState, UnreachableState } from '../../src/cases/unreachableState.ts';
import type { State } from '../../src/logic/state.ts';
import { gout } from './gout.ts';

const place = { file: 'cases/a.yaml', line: 7 };
const guideline = {
  ...gout,
  criteria: gout.criteria.filter(({ id }) => ['gout', 'drinks', 'insured'].includes(id)),
};

function run(states: Record<string, State>, ...contradicted: string[]) {
  const expected = Object.entries(states).map(([criterion, state]) => ({ criterion, state, place }));
  return { patient: { expected } as unknown as PatientCase, contradicted };
}

function unreachable(criterion: string, state: ReachableState): UnreachableState {
  return { criterion, state, reason: 'Nobody is.', place };
}

describe('the coverage of states', () => {
  it('counts the cases that show each, and says why none can where that is known', () => {
    const runs = [
      run({ gout: 'met', insured: 'unknown' }),
      run({ gout: 'met', drinks: 'unknown' }, 'drinks'),
    ];
    const coverage = stateCoverage(runs, [unreachable('gout', 'ruled-out')], guideline);
    const cells = coverage.map(({ criterion, states }) => [
      criterion,
      ...states.map((one) => (isMissing(one) ? 'missing' : (one.unreachable ?? one.cases))),
    ]);
    expect(cells).toEqual([
      ['gout', 2, 'Nobody is.', 'missing', 'It has no question of its own, or reads no record as evidence.'],
      ['drinks', 'missing', 'missing', 1, 1],
      [
        'insured',
        'missing',
        'The logic leaves no way to it.',
        1,
        'It has no question of its own, or reads no record as evidence.',
      ],
    ]);
  });

  it('reports what no case shows, where the criterion is written', () => {
    const found = coverageFindings(stateCoverage([], [unreachable('gout', 'met')], guideline), []);
    expect(
      found.map(({ code, severity, message, place: at }) => [
        at.file,
        code,
        severity,
        message.split('. ')[0],
      ]),
    ).toEqual([
      ['criteria.yaml', 'case-state-missing', 'error', 'No case shows "gout" as ruled out, unknown'],
      ['criteria.yaml', 'case-state-missing', 'error', 'No case shows "drinks" as met, ruled out, unknown'],
      ['criteria.yaml', 'case-state-missing', 'error', 'No case shows "insured" as met, unknown'],
    ]);
  });

  it('reports a state that is listed as unreachable and shown, and one that is listed twice', () => {
    const listed = [
      unreachable('gout', 'met'),
      unreachable('gout', 'unknown'),
      unreachable('gout', 'unknown'),
    ];
    const found = coverageFindings(stateCoverage([run({ gout: 'met' })], listed, guideline), listed);
    expect(found.filter(({ code }) => code !== 'case-state-missing')).toEqual([
      {
        code: 'unreachable-shown',
        severity: 'error',
        message: '"gout" is listed as never met, and 1 of the cases show it so. Mend one of the two.',
        place,
      },
      {
        code: 'unreachable-twice',
        severity: 'error',
        message: '"gout" is listed as never unknown a second time. Keep one of the two.',
        place,
      },
    ]);
  });
});
