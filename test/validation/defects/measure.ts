// scratch: npx tsx test/validation/defects/measure.ts [filter] [places]
import { writeFileSync } from 'node:fs';
import { defects } from './classes/index.ts';
import { immunizationBundle } from './foreign/immunizationBundle.ts';
import { opioidBundle } from './foreign/opioidBundle.ts';
import { ownBundle } from './ownBundle.ts';
import { baseOf, type Outcome, runDefect } from './runDefects.ts';
import type { Tree } from './change.ts';
const [filter = '', places = '2'] = process.argv.slice(2);
const file = '/tmp/b_mutant.json';
const bases = [];
for (const [name, bundle] of [['opioid', opioidBundle()], ['imz', immunizationBundle()], ['own', ownBundle()]] as const) bases.push(await baseOf(name, bundle as unknown as Tree, file));
const all: Outcome[] = [];
const t0 = performance.now();
for (const d of defects) {
  if (filter && !new RegExp(filter).test(`${d.group}: ${d.name}`)) continue;
  const got: Outcome[] = [];
  for (const base of bases) {
    try { got.push(...(await runDefect(d, base, Number(places), d.name.length * 7919 + d.group.length, file))); }
    catch (e) { console.log('CRASH', d.group, d.name, base.name, (e as Error).stack?.split('\n').slice(0, 3).join(' | ')); }
  }
  if (got.length === 0) console.log('NO PLACE', d.group, '/', d.name);
  all.push(...got);
  for (const o of got) if (o.verdict !== 'right') console.log(`${o.verdict.toUpperCase()} ${d.group}: ${d.name} [${o.base} ${o.path}] want ${d.severity}; ${o.said.map((f) => `${f.severity} ${f.code} ${f.of} ${f.path}: ${f.message.slice(0, 90)}`).slice(0, 3).join(' ;; ')}`);
}
const groups = new Map<string, number[]>();
for (const o of all) { const g = groups.get(o.defect.group) ?? [0, 0, 0]; const i = ['right', 'elsewhere', 'missed'].indexOf(o.verdict); g[i] = (g[i] as number) + 1; groups.set(o.defect.group, g); }
for (const [g, n] of groups) console.log(g.padEnd(26), n.join('\t'));
const n = all.length, r = all.filter((o) => o.verdict === 'right').length, m = all.filter((o) => o.verdict === 'missed').length;
console.log('classes', new Set(all.map((o) => o.defect)).size, 'mutants', n, 'right', r, (100 * r / n).toFixed(1), 'found', n - m, (100 * (n - m) / n).toFixed(1), 'ms', Math.round(performance.now() - t0));
const bad = new Set(all.filter((o) => o.verdict !== 'right').map((o) => `${o.defect.group}: ${o.defect.name}`));
console.log('classes not always right', bad.size);
writeFileSync('/tmp/b_outcomes.json', JSON.stringify(all.map((o) => ({ ...o, defect: `${o.defect.group}: ${o.defect.name}` })), null, 1));
