// Our validator beside those of npm: how fast, and how much each finds. Writes bench/peers.md.
// npm run bench:peers [-- --runs 3]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/packageRoot.ts';
import { buildRunner, coldSeconds, type Runnable, type Taken, warmMilliseconds } from './peers/askPeer.ts';
import { findingsOf } from './peers/findings.ts';
import { installPeers } from './peers/installPeers.ts';
import { peers } from './peers/peers.ts';
import { peersPage } from './peers/peersPage.ts';

const source = join(packageRoot, 'output/aspn-low-back-pain/r4/resources');
const at = process.argv.indexOf('--runs');
const runs = at < 0 ? 3 : Number(process.argv[at + 1]);
const scratch = mkdtempSync(join(tmpdir(), 'bench-peers-'));
const note = (line: string) => void process.stderr.write(`${line}\n`);

interface Entrant extends Runnable {
  readonly version: string;
  readonly cold: Taken[];
  readonly warm: Taken[];
}

function entrant(name: string, version: string, folder: string): Entrant {
  return { name, version, folder, cold: [], warm: [] };
}

function median(all: readonly Taken[]): Taken {
  const middle = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return {
    clock: middle(all.map(({ clock }) => clock)),
    processor: middle(all.map(({ processor }) => processor)),
  };
}

/** In turn, so that what else happens on the machine befalls all alike. */
async function measure(runner: string, entrants: readonly Entrant[]): Promise<void> {
  for (let run = 0; run < runs; run++)
    for (const each of entrants) {
      const command =
        each === ours ? [cli, 'validate', source] : [runner, each.name, each.folder, 'cold', source];
      each.cold.push(await coldSeconds(command));
      each.warm.push(median(await warmMilliseconds(runner, each, source)));
    }
}

const cli = join(packageRoot, 'dist/cli.js');
const ours = entrant('knart', 'knart', packageRoot);
try {
  const skipped: string[] = [];
  const installed = installPeers(peers, scratch, ({ name }, why) => {
    note(`SKIPPED: ${name}: ${why}`);
    skipped.push(`${name} (${why})`);
  });
  const others = installed.map(({ peer, folder }) =>
    entrant(peer.name, peer.packages.join(' with '), folder),
  );
  const runner = await buildRunner(scratch);
  note('speed');
  await measure(runner, [ours, ...others]);
  note('findings');
  const ask = (each: Entrant) => findingsOf(runner, each, each === ours, source);
  const askOthers = async () => {
    const found = [];
    for (const each of others) found.push(await ask(each));
    return found;
  };
  const [ofOurs, ofOthers] = await Promise.all([ask(ours), askOthers()]);
  const measured = [ours, ...others].map(({ name, version, cold, warm }, index) => ({
    name,
    version,
    coldSeconds: median(cold),
    warmMilliseconds: median(warm),
    findings: [ofOurs, ...ofOthers][index] ?? ofOurs,
  }));
  const page = peersPage(measured, skipped, runs);
  writeFileSync(join(packageRoot, 'bench/peers.md'), page);
  process.stdout.write(page);
} finally {
  rmSync(scratch, { recursive: true });
}
