import { readFileSync } from 'node:fs';
import { checkCases } from '../src/cases/checkCases.ts';
import { readCases } from '../src/cases/readCases.ts';
import { aspnGuideline } from '../test/support/aspnGuideline.ts';

const g = await aspnGuideline();
for (const f of ['indications', 'selection']) {
  const file = `input/aspn-low-back-pain/cases/${f}.yaml`;
  const r = (d: any) =>
    console.log(`${d.place.file}:${d.place.line}:${d.place.column} ${d.code} ${d.message}`);
  const cases = await readCases(file, readFileSync(file, 'utf8'), g, r);
  if (cases) {
    await checkCases(cases, g, r);
    console.log(f, cases.length);
  }
}
