// One validator in a process of its own: node runPeer.js NAME FOLDER cold|warm|errors FILE
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Taken } from './askPeer.ts';
import { openOwn, peers, type Tree } from './peers.ts';

const [name, folder = '', way, path = ''] = process.argv.slice(2);
const peer = peers.find((each) => each.name === name);
const check = await (peer ? peer.open(folder) : openOwn(folder));
const print = (value: unknown) => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** How long the package is validated over and over, in milliseconds. */
const patience = 1500;

function readFolder(): readonly Tree[] {
  const names = readdirSync(path).filter((each) => each.endsWith('.json'));
  return names.map((each) => JSON.parse(readFileSync(join(path, each), 'utf8')));
}

if (way === 'cold') print((await check(readFolder())).length);
if (way === 'warm') {
  const resources = readFolder();
  await check(resources);
  const times: Taken[] = [];
  const started = performance.now();
  while (times.length < 3 || performance.now() - started < patience) {
    const [at, used] = [performance.now(), process.cpuUsage()];
    await check(resources);
    const { user, system } = process.cpuUsage(used);
    times.push({ clock: performance.now() - at, processor: (user + system) / 1000 });
  }
  print(times);
}
// A line of FILE is a list of groups of resources, of which each is judged by itself.
if (way === 'errors')
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const found: string[][] = [];
    for (const group of JSON.parse(line) as Tree[][]) found.push([...new Set(await check(group))]);
    print(found);
  }
