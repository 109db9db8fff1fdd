import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { recording, situation, situations } from '../apply/plan/situation.ts';
import { sorted } from '../apply/plan/support.ts';
import { type EngineAnswer, startApplyEngine } from './support/applyEngine.ts';
import { buildJudge } from './support/judge.ts';
import { outside } from './support/outside.ts';
import { scratchFolder } from './support/scratch.ts';

const scratch = scratchFolder();
const forms = ['careplan', 'bundle'] as const;

/** What the reference engine makes of each situation, by its name and form. */
const answers = outside(async () => {
  const judge = await buildJudge('apply');
  const all = situations.map((name) => ({ name, ...situation(name) }));
  const file = join(scratch, 'content.json');
  writeFileSync(file, JSON.stringify(bundle(all.flatMap(({ content }) => content))));
  const engine = startApplyEngine(judge, [file]);
  const said = new Map<string, EngineAnswer>();
  for (const { name, plan, data, subject, encounter, practitioner, asOf } of all)
    for (const whole of forms) {
      const plans = await engine.ask({
        id: name,
        plans: [plan.id as string],
        subject: `Patient/${subject}`,
        now: asOf,
        data,
        ...(encounter !== undefined && { encounter }),
        ...(practitioner !== undefined && { practitioner }),
        whole,
        stock: true,
      });
      said.set(`${name} ${whole}`, plans[plan.id as string] as EngineAnswer);
    }
  await engine.stop();
  return said;
});

/** With `UPDATE_DOCS=1` the recordings are written anew; `npm run format` afterwards. */
describe.each(situations)('the recording of %s', (name) => {
  test.for(forms)('as a %s is what the reference engine makes today', async (form, context) => {
    const answer = (await answers(context)).get(`${name} ${form}`);
    expect(answer?.error).toBeUndefined();
    const { file, read } = recording(name, form);
    if (process.env.UPDATE_DOCS === '1')
      writeFileSync(file, `${JSON.stringify(sorted(answer?.result), null, 2)}\n`);
    expect(sorted(read())).toEqual(sorted(answer?.result));
  });
});

function bundle(resources: readonly FhirResource[]) {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}
