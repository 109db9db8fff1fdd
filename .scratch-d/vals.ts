import fc from 'fast-check';
import { criterion, evidenceOf, facts } from '../test/support/generate/criteria.ts';
import { situation, typesRead } from '../test/support/generate/situations.ts';
import { terms } from '../test/support/generate/world.ts';
import { interpret } from '../test/support/interpret/interpret.ts';

for (const [n, of, seeds] of [
  ['cond', evidenceOf(facts.conditions), [101, 102, 103]],
  ['score', evidenceOf(facts.scores), [201, 202, 203]],
  ['other', evidenceOf(fc.oneof(facts.otherRecords, facts.otherRecords, facts.patient)), [301, 302, 303]],
  ['comp', criterion, [401, 402, 403]],
] as any)
  for (const seed of seeds) {
    const cs = fc.sample(of as any, { numRuns: 12, seed }) as any[];
    const ss = fc.sample(situation(typesRead(cs)), { numRuns: 170, seed });
    const v = { met: 0, out: 0, unk: 0 };
    for (const s of ss)
      for (const c of cs) {
        const r = interpret(c, s, terms);
        r.met ? v.met++ : r.ruledOut ? v.out++ : v.unk++;
      }
    console.log(n, seed, v);
  }
