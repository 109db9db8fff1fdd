import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, test } from 'vitest';
import { openShard, type Shard, toldBy } from '../../src/cli/validateShard.ts';
import type { ContentUnit } from '../../src/package/contentUnits.ts';
import { contentUnits } from '../../src/package/contentUnits.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { scratchFolder } from '../support/callCli.ts';

const folder = join(scratchFolder(), 'package');
const room = 1 << 20;

/** A value set, one that includes it, one that nothing names, a copy of the first, and what is no JSON. */
const files: Readonly<Record<string, unknown>> = {
  'a.json': { resourceType: 'ValueSet', id: 'a', url: 'http://example.org/ValueSet/a', status: 'sketch' },
  'b.json': {
    resourceType: 'ValueSet',
    id: 'b',
    url: 'http://example.org/ValueSet/a',
    status: 'draft',
    compose: { include: [{ valueSet: ['http://example.org/ValueSet/a'] }] },
  },
  'c.json': '{"resourceType": "ValueSet",}',
  'd.json': { resourceType: 'ValueSet', id: 'a', url: 'http://example.org/ValueSet/a', status: 'sketch' },
  'e.ndjson': '{"resourceType":"Patient","id":"p"}\n{"resourceType":"Patient","gender":"m"}\n',
};

let units: readonly ContentUnit[] = [];

beforeAll(() => {
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  units = [...contentUnits(folder, () => undefined)];
});

/** What the shards give one after the other in this thread. */
async function expected(shards: readonly Shard[]) {
  const opened = shards.map(openShard);
  const store = opened[0]?.store as (typeof opened)[0]['store'];
  const { whole, ...told } = toldBy(
    opened.map(({ index }) => index),
    store,
  );
  return { ...told, validated: await Promise.all(opened.map(({ validate }) => validate(whole))), whole };
}

/** Sends messages to a thread, each after the answer to the one before, and gives the answers. */
async function asked(...messages: readonly unknown[]): Promise<readonly unknown[]> {
  const worker = new Worker(join(packageRoot, 'dist', 'validateWorker.js'));
  const answers: unknown[] = [];
  try {
    for (const message of messages) {
      worker.postMessage(message);
      answers.push(
        await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject)),
      );
    }
    return answers;
  } finally {
    await worker.terminate();
  }
}

describe('a thread that validates', () => {
  test('all units by itself tells all that is found here', async () => {
    const shard = { units, from: 0, to: units.length, room };
    const { whole: _, validated, ...told } = await expected([shard]);
    expect(told).toMatchObject({ resources: 4, broken: [{ code: 'json-syntax' }] });
    expect(validated.flat().map(({ code }) => code)).toEqual(
      expect.arrayContaining(['structure-code', 'canonical-unique', 'canonical-cycle']),
    );
    const [answer] = await asked({ shard, alone: true });
    expect(answer).toEqual({ ...told, validated: validated.flat() });
  });

  test('a part of the units tells what is in them, and what is wrong with them beside the others', async () => {
    const shards = [
      { units, from: 0, to: 1, room },
      { units, from: 1, to: units.length, room },
    ];
    const { whole, validated } = await expected(shards);
    const [index, found] = await asked({ shard: shards[1], alone: false }, whole);
    expect(index).toMatchObject({ entries: whole.entries.filter(({ unit }) => unit >= 1) });
    expect(found).toEqual(validated[1]);
    expect(validated[1]?.map(({ code }) => code)).toContain('canonical-unique');
  });
});
