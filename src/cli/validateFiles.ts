import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../diagnostic.ts';
import { type ContentUnit, contentUnits } from '../package/contentUnits.ts';
import { reportPassedOver } from '../package/readResources.ts';
import type { ResourceStore } from '../package/resourceStore.ts';
import { copiesAmong } from '../package/storedCatalog.ts';
import { openShard, type Shard, type ShardIndex, type WholeIndex } from './validateShard.ts';

/** What `validateFiles` found. */
export interface ValidatedFiles {
  readonly diagnostics: readonly Diagnostic[];
  /** How many resources were checked. */
  readonly resources: number;
}

/** A thread is worth its start for so many bytes. */
const worthwhile = 16 << 20;
/** So many threads at most: each loads the definitions for itself. */
const mostThreads = 4;
/** Bytes of text that all threads together hold. */
const room = 24 << 20;

/** One of the parts into which the units fall: here, or in a thread of its own. */
interface Part {
  readonly index: ShardIndex;
  validate(whole: WholeIndex): Promise<readonly Diagnostic[]>;
}

/**
 * Validates the artifacts at some paths, with as many threads as their size is worth, and never holds more than a part of a large package.
 * A path that cannot be read throws.
 * @param threads the most threads to use
 */
export async function validateFiles(
  paths: readonly string[],
  threads = Math.min(availableParallelism(), mostThreads),
): Promise<ValidatedFiles> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const units = paths.flatMap((path) => [...contentUnits(path, report)]);
  const shards = shardsOf(units, threads);
  const [own, ...others] = shards as [Shard, ...Shard[]];
  const opening = others.map(openElsewhere);
  const here = openShard(own);
  const parts: readonly Part[] = [here, ...(await Promise.all(opening))];
  const whole = wholeOf(
    parts.map(({ index }) => index),
    here.store,
  );
  for (const { index } of parts) diagnostics.push(...index.diagnostics);
  reportPassedOver(
    parts.flatMap(({ index }) => index.passedOver),
    report,
  );
  // The other threads begin before this one does its own.
  const found = parts.toReversed().map((part) => part.validate(whole));
  for (const each of (await Promise.all(found)).toReversed()) for (const one of each) diagnostics.push(one);
  return { diagnostics, resources: whole.entries.length - whole.copies.size };
}

/** Units in their order, cut where each part has about the same size. */
function shardsOf(units: readonly ContentUnit[], threads: number): readonly Shard[] {
  const size = units.reduce((sum, unit) => sum + unit.size, 0);
  const many = existsSync(worker) ? Math.max(1, Math.min(threads, Math.floor(size / worthwhile))) : 1;
  const shards: Shard[] = [];
  let [from, seen] = [0, 0];
  for (const [at, unit] of units.entries()) {
    seen += unit.size;
    if (shards.length >= many - 1 || seen < (size / many) * (shards.length + 1)) continue;
    shards.push({ units, from, to: at + 1, room: room / many });
    from = at + 1;
  }
  return [...shards, { units, from, to: units.length, room: room / many }];
}

/** Beside this module where the program is bundled; where it runs from source there is none, and no thread. */
const worker = new URL('validateWorker.js', import.meta.url);

async function openElsewhere(shard: Shard): Promise<Part> {
  const thread = new Worker(worker, { workerData: shard });
  const answer = <T>() =>
    new Promise<T>((resolve, reject) => {
      thread.once('message', resolve).once('error', reject);
    });
  const index = await answer<ShardIndex>();
  return {
    index,
    validate: async (whole) => {
      thread.postMessage(whole);
      const found = await answer<readonly Diagnostic[]>();
      await thread.terminate();
      return found;
    },
  };
}

function wholeOf(parts: readonly ShardIndex[], store: ResourceStore): WholeIndex {
  const entries = parts.flatMap((part) => part.entries);
  const types = new Set(parts.flatMap((part) => [...part.types]));
  return { entries, types, copies: copiesAmong(entries, store) };
}
