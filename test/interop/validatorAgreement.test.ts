import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout } from './support/checkout.ts';
import { findDefinitions } from './support/definitions.ts';
import { type BuiltGuideline, buildGuidelines, jsonFiles } from './support/guidelineBuild.ts';
import { buildJudge } from './support/judge.ts';
import { writeMutants } from './support/mutants.ts';
import { ourErrors } from './support/ourVerdict.ts';
import { outside, printLoudly } from './support/outside.ts';
import { scratchFolder } from './support/scratch.ts';
import { findSharedCases } from './support/sharedCases.ts';
import { writeStandIns } from './support/standIns.ts';
import {
  agreementByKind,
  agreementOf,
  type JudgedCase,
  opponents,
  owedErrors,
} from './support/validatorAgreement.ts';
import { type Reasons, speedHeading, validatorAgreementReport } from './support/validatorAgreementReport.ts';
import type { ValidatorCase } from './support/validatorCase.ts';
import { measureSpeed, speedReport } from './support/validatorSpeed.ts';
import { judgeCases, type Verdict } from './support/verdict.ts';
import listed from './validatorDisagreements.json' with { type: 'json' };

const reasons: Reasons = listed;
const page = join(checkout, 'docs/validator-agreement.md');
const updates = Boolean(process.env.UPDATE_DOCS);
const scratch = scratchFolder();

const definitions = findDefinitions();
const shared = definitions && findSharedCases(definitions);
if (!shared)
  printLoudly(
    'SKIPPED: no cases and definitions beside the checkout: agreement is measured on our own artifacts',
  );

let building: Promise<BuiltGuideline[]> | undefined;
const builtOnce = () => {
  building ??= buildGuidelines(join(scratch, 'output'));
  return building;
};

const judged = outside(async (): Promise<JudgedCase[]> => {
  const judges = [await buildJudge('validator'), await buildJudge('validator-native')] as const;
  const guidelines = await builtOnce();
  const ahead = [
    ...(definitions ? [writeStandIns(join(scratch, 'stand-ins')), ...definitions] : []),
    ...guidelines.map(({ resources }) => resources),
  ];
  const resources = guidelines.flatMap((guideline) => jsonFiles(guideline.resources));
  const cases = [
    ...(shared ?? []),
    ...resources.filter((_, index) => index % 3 === 0).map((file) => artifactCase(file, ahead)),
    ...writeMutants(join(scratch, 'mutants'), resources, ahead),
  ];
  const [hapi, hl7] = await Promise.all(judges.map((judge) => judgeCases(judge, cases, scratch)));
  const found: JudgedCase[] = [];
  for (const [index, each] of cases.entries()) {
    const ours = await ourErrors(each.file, each.beside);
    found.push({ case: each, ours, hapi: errorsIn(hapi?.[index]), hl7: errorsIn(hl7?.[index]) });
  }
  return found;
});

function errorsIn(verdict: Verdict | undefined) {
  return (verdict?.issues ?? []).filter(({ severity }) => severity === 'error' || severity === 'fatal');
}

function artifactCase(file: string, ahead: readonly string[]): ValidatorCase {
  const name = basename(file, '.json');
  return {
    id: `artifact/${name}`,
    group: 'our artifacts',
    class: name.replace(/-.*$/, ''),
    file,
    definitions: ahead,
    beside: [],
    unknownExtensions: !definitions,
    unknownProfiles: !definitions,
    exampleUrls: true,
    recorded: [],
  };
}

test('every disagreement has a reason, and every reason a disagreement', async (context) => {
  const all = await judged(context);
  const differing = all.filter((each) => opponents(each).length > 0);
  const open = differing.map((each) => each.case.id);
  const ids = new Set(all.map((each) => each.case.id));
  const known = Object.keys(reasons).filter((id) => shared || ids.has(id));
  const unexplained = differing.filter((each) => reasons[each.case.id] === undefined);
  expect(unexplained.map(({ case: { id }, ...said }) => ({ id, ...said }))).toEqual([]);
  expect(known.filter((id) => !open.includes(id))).toEqual([]);
});

test('gives the recorded verdict of the cases of HL7, and finds the invalid ones', async (context) => {
  if (!shared) return context.skip('no cases beside the checkout');
  const cases = (await judged(context)).filter((each) => each.case.id.startsWith('HL7/'));
  const invalid = cases.filter((each) => each.case.recorded?.length);
  const agreement = agreementOf(cases, '', '').recorded.agree / cases.length;
  const found = invalid.filter(({ ours }) => ours.length > 0).length / invalid.length;
  expect(agreement).toBeGreaterThanOrEqual(0.9);
  expect(found).toBeGreaterThanOrEqual(0.85);
});

test('finds each planted defect in which both engines find one, in the same sense', async (context) => {
  const planted = (await judged(context)).filter((each) => each.case.id.startsWith('mutant/'));
  const missed = planted.flatMap((each) =>
    owedErrors(each)
      .filter(({ matches }) => !matches)
      .map(({ kind }) => `${each.case.id}: ${kind}`),
  );
  expect(planted.length).toBeGreaterThanOrEqual(60);
  expect(missed.filter((miss) => !reasons[miss.replace(/: [^:]*$/, '')])).toEqual([]);
});

test('finds at least nine in ten of the errors that both engines give', async (context) => {
  const kinds = agreementByKind(await judged(context));
  const sum = (name: 'owed' | 'found') => kinds.reduce((total, each) => total + each[name], 0);
  expect(sum('found') / sum('owed')).toBeGreaterThanOrEqual(0.9);
});

test('docs/validator-agreement.md says what happened, and measures speed', async (context) => {
  const all = await judged(context);
  const report = validatorAgreementReport(all, reasons);
  const resources = (await builtOnce()).flatMap((guideline) => jsonFiles(guideline.resources));
  const files = updates ? resources : resources.filter((_, index) => index % 12 === 0);
  const judges = [await buildJudge('validator'), await buildJudge('validator-native')];
  const speed = speedReport(await measureSpeed(judges, files), files.length);
  printLoudly(speed);
  if (!shared) return;
  if (updates) writeFileSync(page, `${report}\n${speedHeading}\n\n${speed}`);
  const written = existsSync(page) ? readFileSync(page, 'utf8') : '';
  expect(written.slice(0, written.indexOf(speedHeading)).trimEnd()).toBe(report.trimEnd());
});
