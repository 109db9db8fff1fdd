import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, type TestContext, test } from 'vitest';
import { readCaseFiles } from '../../src/cases/caseFiles.ts';
import { evaluateCases } from '../../src/cases/evaluateCases.ts';
import { expectedCards } from '../../src/cases/expectedCards.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { plansOfCase } from '../../src/cases/plansOfCase.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { agreementReport } from './support/agreementReport.ts';
import {
  type Answers,
  agreementsOf,
  answersOf,
  type Flavour,
  wholeResults,
} from './support/applyAgreement.ts';
import { catalogIn } from './support/applyContent.ts';
import { type ApplyEngine, startApplyEngine } from './support/applyEngine.ts';
import { type ApplySubject, generatedSubjects, subjectOfCase } from './support/applySubjects.ts';
import { checkout } from './support/checkout.ts';
import { combinedCase } from './support/combinedCases.ts';
import { differentCases } from './support/differentCases.ts';
import { buildGuidelines } from './support/guidelineBuild.ts';
import { buildJudge } from './support/judge.ts';
import { outside } from './support/outside.ts';
import { scratchFolder } from './support/scratch.ts';

const id = 'aspn-low-back-pain';
const seeds = [20261125, 20261126];
const perSeed = 1_000;
/** Whose records the cases of complications are added to: a plan speaks of them where there is a pump. */
const withPump = 'pump-ankle-swelling';
const page = join(checkout, 'docs/apply-agreement.md');
const output = join(scratchFolder(), 'output');
const engines: ApplyEngine[] = [];
afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

/** Both flavours of the guideline, each with the engine at work over it. */
async function flavoursOf(): Promise<readonly Flavour[]> {
  const judge = await buildJudge('apply');
  const built = (await buildGuidelines(output)).find((each) => each.id === id);
  if (!built) throw new Error('the guideline was not built');
  return (['fhirpath', 'cql'] as const).map((primary) => {
    const file = join(built.bundles, primary === 'cql' ? 'transaction-cql.json' : 'transaction.json');
    const engine = startApplyEngine(judge, [file]);
    engines.push(engine);
    return { primary, catalog: catalogIn(file), engine };
  });
}

const compared = outside(async () => {
  const flavours = await flavoursOf();
  const guideline = await aspnGuideline();
  const folder = { path: join(checkout, 'input', id), shown: `input/${id}` };
  const all = await readCaseFiles(folder, guideline, ({ message }) => {
    throw new Error(message);
  });
  const cases = differentCases(all);
  const generated = seeds.flatMap((seed) => generatedSubjects(guideline, perSeed, seed));
  const combined = combinations(all, cases);
  const patients = [...cases.map(subjectOfCase), ...combined, ...generated];
  const { agreements, answers } = await agreementsOf(flavours, patients);
  // every fourth: without its memory the engine takes ten times as long
  const realistic = cases
    .filter(({ authored }) => authored.file.includes('/patients/'))
    .filter((_, index) => index % 4 === 0)
    .map(subjectOfCase);
  const wholes: Awaited<ReturnType<typeof wholeResults>>[number][] = [];
  const stock: Answers[] = [];
  for (const [index, flavour] of flavours.entries()) {
    wholes.push(...(await wholeResults(flavour, patients, answers[index] as Answers)));
    stock.push(await answersOf(flavour, realistic, { stock: true }));
  }
  return {
    guideline,
    flavours,
    all,
    cases,
    combined,
    generated,
    agreements,
    answers,
    realistic,
    wholes,
    stock,
  };
});

describe('the reference engine and we agree', () => {
  test.for(['fhirpath', 'cql'])(
    'about every action of every patient, with %s first',
    async (primary, context) => {
      const { agreements } = await compared(context);
      const those = agreements.filter((each) => each.primary === primary);
      expect(those.flatMap(({ disagreements }) => disagreements).slice(0, 20)).toEqual([]);
      expect(those.flatMap(({ errors }) => errors).slice(0, 20)).toEqual([]);
      for (const { seen, actions } of those) expect(seen.size).toBeGreaterThan(actions / 2);
    },
  );

  test('about whole results, of each plan one for each set of cards', async (context) => {
    const { wholes } = await compared(context);
    expect(wholes.length).toBeGreaterThan(20);
    for (const { name, ours, theirs } of wholes) expect([name, ours]).toEqual([name, theirs]);
  });

  test('also where it remembers nothing from one expression to the next', async (context) => {
    const { stock, answers, realistic } = await compared(context);
    for (const [index, said] of stock.entries())
      for (const { id: patient } of realistic)
        expect(said.get(patient)).toEqual(answers[index]?.get(patient));
  });

  test('with the cards that each case expects', async (context) => {
    const { faults, shown } = await cardsShown(context);
    expect(faults.slice(0, 20)).toEqual([]);
    expect([...shown].filter(([, count]) => count === 0)).toEqual([]);
  });

  test('as docs/apply-agreement.md says', async (context) => {
    const { all, cases, combined, generated, realistic, wholes, agreements } = await compared(context);
    const { shown } = await cardsShown(context);
    const report = agreementReport(agreements, {
      cases: all.length,
      differentCases: cases.length,
      combined: combined.length,
      generated: generated.length,
      seeds,
      realistic: realistic.length,
      cards: shown,
      whole: wholes.length,
    });
    if (process.env.UPDATE_DOCS === '1') writeFileSync(page, report);
    expect(existsSync(page) ? readFileSync(page, 'utf8') : 'no such file').toBe(report);
  });
});

/** The complications that cases are about, added to the records of a patient with a pump. */
function combinations(all: readonly PatientCase[], cases: readonly PatientCase[]): readonly ApplySubject[] {
  const of = all.find((each) => each.id === withPump);
  if (!of) throw new Error(`there is no case ${withPump}`);
  return cases
    .filter(({ authored }) => authored.file.endsWith('/complications.yaml'))
    .map((each) => combinedCase(of, each));
}

/** What the engine shows of the plans that each case is about, in both flavours: what is not as expected, and how often each card was shown. */
async function cardsShown(context: TestContext) {
  const { guideline, cases, answers } = await compared(context);
  const evaluated = await evaluateCases(cases, guideline);
  const faults: unknown[] = [];
  const shown = new Map<string, number>();
  for (const one of cases)
    for (const plan of plansOfCase(one, guideline)) {
      const expected = expectedCards(plan, evaluated(one), guideline);
      for (const said of answers) {
        const found = (said.get(one.id)?.[plan.id]?.actions ?? []).map(({ id: card }) => card ?? '');
        if (found.join() !== expected.join()) faults.push([one.id, plan.id, { found, expected }]);
        for (const card of found) shown.set(`${plan.id}/${card}`, (shown.get(`${plan.id}/${card}`) ?? 0) + 1);
      }
    }
  const cards = guideline.eligibility.flatMap((plan) => plan.cards.map((card) => `${plan.id}/${card.id}`));
  return { faults, shown: new Map(cards.map((card) => [card, shown.get(card) ?? 0])) };
}
