// `$apply` of the IDDS eligibility plan to made-up patients of several sizes, warm and cold, beside others that decide the same.
// npm run bench:apply [-- --engine "COMMAND"] writes bench/apply.md; bench/apply/otherEngine.ts says what COMMAND is given.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanDefinition } from 'fhir/r4.js';
import { plainFhirpathEngine } from '../src/apply/fhirpathEngine.ts';
import { type AppliedPlan, applyPlan } from '../src/apply/plan/applyPlan.ts';
import type { ActionDecision } from '../src/apply/plan/planRequest.ts';
import { recordVariables } from '../src/apply/recordVariables.ts';
import { Catalog } from '../src/artifact.ts';
import { build } from '../src/build.ts';
import { withPrimary } from '../src/package/withPrimary.ts';
import { packageRoot } from '../src/packageRoot.ts';
import { installEncender } from './apply/encender.ts';
import { handCheck } from './apply/handCheck.ts';
import { otherEngine } from './apply/otherEngine.ts';
import { type BenchPatient, benchPatients, today } from './apply/patients.ts';

const shown = 'input/aspn-low-back-pain';
const built = await build({ path: `${packageRoot}${shown}`, shown }, {}, () => {});
if (!built) throw new Error(`${shown} is not sound`);
const { guideline, pack } = built;
const catalog = new Catalog(pack.catalog.artifacts);
const plan = catalog.byReference('PlanDefinition/idds-eligibility')?.resource as PlanDefinition;
const complete = ['Condition', 'Procedure', 'MedicationRequest', 'Device'];
const now = `${today}T12:00:00Z`;
const at = process.argv.indexOf('--engine');
const engineCommand = at < 0 ? undefined : process.argv[at + 1];
const scratch = mkdtempSync(join(tmpdir(), 'bench-apply-'));
const content = join(scratch, 'content');
mkdirSync(content);
for (const { resource } of catalog.artifacts)
  writeFileSync(join(content, `${resource.resourceType}-${resource.id}.json`), JSON.stringify(resource));

/** Records of a patient, and how many patients are made: enough that a round takes long enough to be measured. */
const sizes = [
  { records: 50, patients: 200 },
  { records: 150, patients: 200 },
  { records: 500, patients: 60 },
  { records: 5_000, patients: 10 },
];

const bundleOf = ({ records }: BenchPatient) => ({
  resourceType: 'Bundle' as const,
  type: 'collection' as const,
  entry: records.map((resource) => ({ resource })),
});

const apply = (patient: BenchPatient) =>
  applyPlan(
    { plan, catalog, data: [bundleOf(patient)], subject: patient.id, asOf: now, complete },
    'careplan',
  );

const shownBy = ({ decision }: AppliedPlan) =>
  decision.actions.filter(({ applicable }) => applicable).map(({ id }) => id ?? '');

/** Wall and processor time of one patient in milliseconds, of the best of some rounds: other work on the machine only adds to it. */
async function timed(
  rounds: number,
  patients: readonly BenchPatient[],
  run: (patient: BenchPatient) => unknown,
) {
  const walls: number[] = [];
  const processors: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    for (const patient of patients) await run(patient);
    const { user, system } = process.cpuUsage(used);
    walls.push((performance.now() - start) / patients.length);
    processors.push((user + system) / 1000 / patients.length);
  }
  return { wall: Math.min(...walls), processor: Math.min(...processors) };
}

function mustAgree(who: string, patient: BenchPatient, said: readonly string[], expected: readonly string[]) {
  if (said.join() !== expected.join())
    throw new Error(
      `${who} shows [${said}] for ${patient.id} of ${patient.records.length}, $apply [${expected}]`,
    );
}

/** The conditions that were evaluated, with what they came to. */
function conditionsOf(actions: readonly ActionDecision[]): ActionDecision['conditions'] {
  return actions.flatMap(({ conditions, actions: below }) => [...conditions, ...conditionsOf(below)]);
}

/** A process of its own, from its start to its end. */
function coldCli(patient: BenchPatient): number {
  const file = join(scratch, `${patient.records.length}.json`);
  writeFileSync(file, JSON.stringify(bundleOf(patient)));
  const parameters = ['apply', '--plan', plan.id as string, '--data', file, '--as-of', now];
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, [`${packageRoot}dist/cli.js`, ...parameters], {
      cwd: packageRoot,
    });
    if (status !== 0) throw new Error(`knart apply ended with ${status}`);
    return performance.now() - start;
  });
  return Math.min(...times);
}

const hand = handCheck(guideline, 'idds-eligibility', today);
const plain = await plainFhirpathEngine({ today, now });
const cqlFirst = withPrimary(catalog, 'cql');
const encender = await installEncender(
  cqlFirst.byReference('PlanDefinition/idds-eligibility')?.resource as PlanDefinition,
  cqlFirst,
);
if (!encender)
  process.stderr.write(
    '\n*** SKIPPED: encender could not be installed from npm; its column is empty. ***\n\n',
  );

const cards = new Map<string, number>();
const firstPatients: number[] = [];

interface Times {
  readonly wall: number;
  readonly processor: number;
}

interface Row {
  readonly records: number;
  readonly patients: number;
  readonly warm: Times;
  readonly memory: number;
  readonly byHand: Times;
  readonly byPlain: Times;
  readonly byEncender: Times | undefined;
  readonly other: ReturnType<typeof otherEngine> | undefined;
  readonly cold: number;
}

const rows: Row[] = [];
for (const [index, size] of sizes.entries()) {
  const patients = benchPatients(guideline, { ...size, seed: 20261125 + index });
  const start = performance.now();
  const first = patients[0] as BenchPatient;
  await apply(first);
  firstPatients.push(performance.now() - start);
  const applied = new Map<BenchPatient, AppliedPlan>();
  for (const patient of patients) applied.set(patient, await apply(patient));
  const shownFor = (patient: BenchPatient) => shownBy(applied.get(patient) as AppliedPlan);
  for (const patient of patients) {
    mustAgree(
      'the hand-written check',
      patient,
      hand(patient.records, patient.id, complete),
      shownFor(patient),
    );
    for (const id of shownFor(patient)) cards.set(id, (cards.get(id) ?? 0) + 1);
  }
  const warm = await timed(7, patients, apply);
  const memory = process.memoryUsage().rss / 2 ** 20;
  const byHand = await timed(7, patients, ({ records, id }) => hand(records, id, complete));
  const few = patients.slice(0, size.records > 1000 ? 1 : 4);
  const onlyPlain = (patient: BenchPatient) => {
    const variables = recordVariables(
      patient.records,
      { subject: patient.id, today, complete },
      () => undefined,
    );
    for (const { expression, outcome } of conditionsOf(
      (applied.get(patient) as AppliedPlan).decision.actions,
    )) {
      const values = plain(expression, patient.records[0] ?? {}, variables);
      const said = values.length === 1 && typeof values[0] === 'boolean' ? String(values[0]) : 'empty';
      if (said !== outcome) throw new Error(`fhirpath.js has ${said} and $apply ${outcome} of ${expression}`);
    }
  };
  const byPlain = await timed(1, few, onlyPlain);
  // A minute or more for one patient: one is enough, and none of the large ones.
  const byEncender =
    encender && size.records <= 150
      ? await timed(1, [first], async ({ id, records }) => {
          mustAgree('encender', first, await encender.apply(records, id, complete), shownFor(first));
        })
      : undefined;
  const other =
    engineCommand === undefined
      ? undefined
      : otherEngine(engineCommand, content, plan.id as string, patients, {
          now,
          complete,
        });
  for (const [place, patient] of patients.entries())
    if (other)
      mustAgree('the engine', patient, other.applied.get(String(place)) ?? ['(nothing)'], shownFor(patient));
  rows.push({ ...size, warm, memory, byHand, byPlain, byEncender, other, cold: coldCli(first) });
  process.stdout.write(`${size.records} resources: ${warm.wall.toFixed(2)} ms\n`);
}
encender?.remove();
rmSync(scratch, { recursive: true });

const figure = (value: number | undefined) =>
  value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
const perSecond = (milliseconds: number) => Math.round(1000 / milliseconds).toLocaleString('en');
const at150 = rows.find(({ records }) => records === 150) as Row;
const line = (name: string, cell: (row: Row) => string) => `| ${name} | ${rows.map(cell).join(' | ')} |`;
const met = (holds: boolean) => (holds ? 'met' : 'NOT met');
const factor = at150.byEncender && at150.byEncender.wall / at150.warm.wall;

const text = `# \`$apply\` of one plan to many patients

The plan \`idds-eligibility\` (${(JSON.stringify(plan).length / 2 ** 20).toFixed(1)} MB) and made-up patients (\`bench/apply/patients.ts\`), ${today}, Node ${process.version}, ${cpus()[0]?.model}
(${cpus().length} cores). One process, one thread. Milliseconds a patient, the best of seven rounds unless said otherwise (load at the end ${loadavg()[0]?.toFixed(1)}); processor time counts
what the process used on all cores, which on a busy machine tells more than the clock. What is shown for each patient was the same in every
column that has a figure, or the run would have ended. Cards shown: ${[...cards].map(([id, count]) => `${id} ${count}`).join(', ') || 'none'}, of ${sizes.reduce((sum, { patients }) => sum + patients, 0)} patients.
\`npm run bench:apply\` measures again.

| resources of a patient | ${rows.map(({ records }) => records).join(' | ')} |
| --- | ${rows.map(() => '---:').join(' | ')} |
${line('patients', ({ patients }) => String(patients))}
${line('**`applyPlan`, warm**', ({ warm }) => `**${figure(warm.wall)}**`)}
${line('processor time of it', ({ warm }) => figure(warm.processor))}
${line('patients a second', ({ warm }) => perSecond(warm.wall))}
${line('memory of the process, MB', ({ memory }) => memory.toFixed(0))}
${line('`knart apply`, cold: a process of its own', ({ cold }) => figure(cold))}
${line('hand-written JavaScript', ({ byHand }) => figure(byHand.wall))}
${line('fhirpath.js alone, its conditions only (one round of a few)', ({ byPlain }) => figure(byPlain.wall))}
${line(`encender ${encender?.version ?? '(SKIPPED: not to be had)'}, CQL (one patient)`, ({ byEncender }) => figure(byEncender?.wall))}
${line('the other engine (`--engine`), second half of its run', ({ other }) => figure(other?.milliseconds))}

The first patient of the process took ${figure(firstPatients[0])} ms, and its command the best of five starts. The hand-written check is the reader of the criteria that the tests have
(\`test/support/interpret\`): it decides the outermost cards and makes no resources. fhirpath.js alone evaluates the same conditions over
the same variables, each compiled once, and makes no resources either. encender starts a worker for each patient and evaluates the define of
each condition anew; it makes the resources that it knows of.

| goal | figure | |
| --- | ---: | --- |
| 500 patients a second, warm, 150 resources, one core | ${perSecond(at150.warm.wall)} by the clock, ${perSecond(at150.warm.processor)} by processor time | ${met(at150.warm.wall <= 2)} by the clock, ${met(at150.warm.processor <= 2)} by processor time |
| cold command within 600 ms | ${figure(at150.cold)} ms | ${met(at150.cold <= 600)} |
| 20 times encender | ${factor === undefined ? 'not measured' : `${factor.toFixed(0)} times`} | ${factor === undefined ? '–' : met(factor >= 20)} |
`;
process.stdout.write(text);
writeFileSync(new URL('apply.md', import.meta.url), text);
