import { createInterface } from 'node:readline/promises';
import { type Diagnostic, isError } from '../diagnostic.ts';
import { planRelock, type RelockPlan } from '../knowledge/relock.ts';
import { writeInPlace } from '../output/writeInPlace.ts';
import type { FoundGuideline } from './findGuidelines.ts';
import { reportBelow } from './reportBelow.ts';
import { type Console, exitCodes, printFindings } from './run.ts';

/**
 * `knart check --relock`: shows what changed since the lock, asks, then writes hashes and the reviewed copy. A guideline
 * that cannot be read, or whose change nobody confirmed, stays as it was; the others are still looked at.
 */
export async function relockCommand(
  found: readonly FoundGuideline[],
  yes: boolean,
  console: Console,
): Promise<number> {
  let code: number = exitCodes.clean;
  for (const guideline of found) {
    const diagnostics: Diagnostic[] = [];
    const report = reportBelow(guideline.root, (diagnostic) => void diagnostics.push(diagnostic));
    const plan = await planRelock(guideline.folder, report);
    printFindings(diagnostics, 'text', console);
    const locked = plan && !diagnostics.some(isError) && (await lock(guideline, plan, yes, console));
    if (!locked) code = exitCodes.findings;
  }
  return code;
}

async function lock(
  { folder }: FoundGuideline,
  plan: RelockPlan,
  yes: boolean,
  console: Console,
): Promise<boolean> {
  console.out(plan.words);
  if (plan.files.length === 0) return true;
  if (!yes && !(await confirmed())) {
    console.err(`${folder.shown} stays as it was. Run again with --yes once the change is reviewed.\n`);
    return false;
  }
  writeInPlace(plan.files, folder.path);
  console.out(`Locked ${folder.shown}: ${plan.files.map(({ path }) => path).join(', ')}\n`);
  return true;
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await reader.question('Lock the source as it stands? [y/N] ')).trim());
  } finally {
    reader.close();
  }
}
