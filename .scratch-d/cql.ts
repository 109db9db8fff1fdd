import fc from 'fast-check';
import { criterion, evidence } from '../test/support/generate/criteria.ts';
import { situation } from '../test/support/generate/situations.ts';
import { terms } from '../test/support/generate/world.ts';
import { interpret } from '../test/support/interpret/interpret.ts';
import { runCql } from '../test/support/runCql.ts';

const n = Number(process.argv[2] ?? 20),
  m = Number(process.argv[3] ?? 50),
  seed = Number(process.argv[4] ?? 1),
  show = Number(process.argv[5] ?? 2);
let t0 = Date.now();
const criteria = fc.sample(process.argv[6] === 'c' ? criterion : evidence, { numRuns: n, seed });
const situations = fc.sample(situation(new Set(['Condition', 'Observation'])), { numRuns: m, seed });
console.log('gen', Date.now() - t0);
t0 = Date.now();
const rows = await runCql(criteria, situations, terms);
console.log('cql', Date.now() - t0);
t0 = Date.now();
let bad = 0,
  ok = 0;
const by: Record<string, number> = {};
situations.forEach((s, i) =>
  criteria.forEach((c, j) => {
    const a = interpret(c, s, terms),
      b = rows[i]![j]!;
    if (a.met !== b.met || a.ruledOut !== b.ruledOut) {
      by[j] = (by[j] ?? 0) + 1;
      if (bad++ < show) console.log(JSON.stringify({ c, a, b, s }));
    } else ok++;
  }),
);
console.log({ ok, bad }, by);
