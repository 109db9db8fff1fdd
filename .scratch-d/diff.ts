import fc from 'fast-check';
import { criterion, evidence } from '../test/support/generate/criteria.ts';
import { criterionAndPatient } from '../test/support/generate/situations.ts';
import { terms } from '../test/support/generate/world.ts';
import { interpret } from '../test/support/interpret/interpret.ts';
import { runFhirpath } from '../test/support/runFhirpath.ts';

const t0 = Date.now();
let bad = 0,
  thrown = new Map<string, number>(),
  ok = 0;
const n = Number(process.argv[2] ?? 2000),
  seed = Number(process.argv[3] ?? 1),
  show = Number(process.argv[4] ?? 3);
for (const [c, s] of fc.sample(criterionAndPatient(process.argv[5] === 'c' ? criterion : evidence), {
  numRuns: n,
  seed,
})) {
  const a = interpret(c, s, terms);
  let b;
  try {
    b = runFhirpath(c, s, terms);
  } catch (e) {
    const m = String((e as Error).message).slice(0, 90);
    thrown.set(m, (thrown.get(m) ?? 0) + 1);
    continue;
  }
  if (a.met !== b.met || a.ruledOut !== b.ruledOut) {
    if (bad++ < show) console.log(JSON.stringify({ c, a, b, s: { ...s, given: s.given } }, null, 0));
  } else ok++;
}
console.log({ ok, bad, ms: Date.now() - t0 }, thrown);
