import fc from 'fast-check';
import { criterion } from '../test/support/generate/criteria.ts';
import { situation } from '../test/support/generate/situations.ts';
import { terms } from '../test/support/generate/world.ts';
import { interpret } from '../test/support/interpret/interpret.ts';

const t0 = Date.now();
const out: Record<string, number> = {};
for (const [c, s] of fc.sample(fc.tuple(criterion, situation), { numRuns: 5000, seed: 1 })) {
  const r = interpret(c, s, terms);
  const k = r.met ? 'met' : r.ruledOut ? 'out' : 'unknown';
  out[k] = (out[k] ?? 0) + 1;
  if (r.met && r.ruledOut) console.log('BOTH');
}
console.log(out, Date.now() - t0);
console.log(JSON.stringify(fc.sample(situation, { numRuns: 2, seed: 3 }), null, 1));
