import { beforeAll, describe, expect, it } from 'vitest';
import { caseStates } from '../../src/cases/checkCases.ts';
import { contradictedBy } from '../../src/cases/contradictedBy.ts';
import { evaluateCases } from '../../src/cases/evaluateCases.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { keyOf } from '../../src/logic/freeParts.ts';
import { possibleStates } from '../../src/logic/possibleStates.ts';
import { states } from '../../src/logic/state.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { keptCases, listedUnreachable } from './keptCases.ts';

const contradicted = /^Contradiction: /;

describe('each state of each criterion of the shipped guideline', () => {
  let guideline: Guideline;
  let cases: readonly PatientCase[];
  let listed: readonly string[];
  let shown: ReadonlySet<string>;
  const find = (id: string): Criterion =>
    guideline.criteria.find((each) => each.id === id)?.criterion as Criterion;

  beforeAll(async () => {
    guideline = await aspnGuideline();
    cases = await keptCases(guideline, () => undefined);
    const unreachable = await listedUnreachable();
    listed = unreachable.flatMap((each) =>
      each.criteria.flatMap((id) => each.states.map((state) => `${id} ${state}`)),
    );
    shown = new Set([
      ...cases.flatMap(({ expected }) => expected.map(({ criterion, state }) => `${criterion} ${state}`)),
      ...contradictions(cases, guideline).map(({ criterion }) => `${criterion} contradiction`),
    ]);
  });

  it('stands in a case or in a list of those that cannot be, with the reason', () => {
    const pairs = guideline.criteria.flatMap(({ id }) =>
      [...states, 'contradiction'].map((state) => `${id} ${state}`),
    );
    expect(pairs.filter((pair) => !shown.has(pair) && !listed.includes(pair))).toEqual([]);
    expect(listed.filter((pair) => !pairs.includes(pair))).toEqual([]);
  });

  it('is listed once, and only where no case shows it', () => {
    expect(listed.filter((pair, index) => listed.indexOf(pair) !== index)).toEqual([]);
    expect(listed.filter((pair) => shown.has(pair))).toEqual([]);
  });

  it('is listed only where the criterion cannot be in it', () => {
    const open = guideline.criteria.flatMap(({ id, criterion }) => {
      const found = possibleStates(criterion, find);
      const cannot = (state: (typeof states)[number]) =>
        found ? !found.has(state) : state === 'ruled-out' && isNeverRuledOut(criterion);
      return states
        .filter((state) => listed.includes(`${id} ${state}`) !== cannot(state))
        .map((state) => `${id} ${state}`);
    });
    expect(open).toEqual([]);
  });

  it('is no contradiction where the record is no evidence, or nothing is asked', () => {
    const cannot = guideline.criteria.filter(({ criterion }) => !canContradict(criterion));
    expect(listed.filter((pair) => pair.endsWith(' contradiction')).sort()).toEqual(
      cannot.map(({ id }) => `${id} contradiction`).sort(),
    );
  });

  it('is found to be a contradiction by `knart test` where the title of the case says so', async () => {
    const evaluated = await evaluateCases(cases, guideline);
    const found = cases.flatMap((patient) =>
      contradictedBy(evaluated(patient), guideline, evaluated).map(
        (criterion) => `${patient.id} ${criterion}`,
      ),
    );
    const titled = contradictions(cases, guideline).map(
      ({ patient, criterion }) => `${patient.id} ${criterion}`,
    );
    expect(found).toEqual(expect.arrayContaining(titled));
    const once = new Set(contradictions(cases, guideline).map(({ criterion }) => criterion));
    expect(found.filter((each) => !once.has(each.split(' ')[1] as string))).toEqual([]);
  });

  it('is a contradiction where the record alone meets it and the answer alone rules it out', async () => {
    const found = contradictions(cases, guideline);
    const alone = (kept: (record: PatientCase['records'][number]) => boolean) =>
      caseStates(
        found.map(({ patient }) => ({ ...patient, records: patient.records.filter(kept) })),
        guideline,
      );
    const recorded = await alone(({ resourceType }) => resourceType !== 'QuestionnaireResponse');
    const answered = await alone(({ resourceType }) =>
      ['Patient', 'QuestionnaireResponse'].includes(resourceType),
    );
    expect(
      found.map(({ patient, criterion }, index) => [
        patient.id,
        recorded[index]?.get(criterion),
        answered[index]?.get(criterion),
      ]),
    ).toEqual(found.map(({ patient }) => [patient.id, 'met', 'ruled-out']));
  });
});

/** The criteria that can contradict and that a case, by its title, shows to. */
function contradictions(cases: readonly PatientCase[], guideline: Guideline) {
  return cases
    .filter(({ title }) => contradicted.test(title))
    .flatMap((patient) =>
      patient.expected
        .filter(({ state }) => state === 'unknown')
        .filter(({ criterion: id }) =>
          canContradict(guideline.criteria.find((each) => each.id === id)?.criterion as Criterion),
        )
        .map(({ criterion }) => ({ patient, criterion })),
    );
}

/** A record that is evidence beside a question of its own. */
function canContradict(criterion: Criterion): boolean {
  return criterion.kind === 'evidence' && criterion.question !== undefined && criterion.recorded.length > 0;
}

/** One of two parts that are each other's opposite is never ruled out. */
function isNeverRuledOut(criterion: Criterion): boolean {
  if (criterion.kind !== 'any') return false;
  const keys = criterion.of.map(keyOf);
  return criterion.of.some((part) => part.kind === 'not' && keys.includes(keyOf(part.of)));
}
