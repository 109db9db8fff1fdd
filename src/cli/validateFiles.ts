import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../diagnostic.ts';
import { type ContentUnit, contentUnits } from '../package/contentUnits.ts';
import { reportPassedOver } from '../package/readResources.ts';
import { ResourceStore } from '../package/resourceStore.ts';
import { copiesAmong } from '../package/storedCatalog.ts';
import { openShard, type Shard, type ShardIndex, type WholeIndex } from './validateShard.ts';
import { hasThreads, isOutOfMemory, ValidateThread } from './validateThread.ts';

/** What `validateFiles` found. */
export interface ValidatedFiles {
  readonly diagnostics: readonly Diagnostic[];
  /** How many resources were checked. */
  readonly resources: number;
}

/** Threads are worth their start from so many bytes on. */
export const worthwhile = 32 << 20;
/** So many threads at most: each loads the definitions for itself. */
const mostThreads = 4;
/** Bytes of text that all threads together hold. */
const room = 16 << 20;

/**
 * Validates the artifacts at some paths. A large package is validated by several threads, of which each holds a small part at a time, so that
 * its size does not matter. A path that cannot be read throws.
 * @param threads the most threads to use
 */
export async function validateFiles(
  paths: readonly string[],
  threads = Math.min(availableParallelism(), mostThreads),
): Promise<ValidatedFiles> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const units = paths.flatMap((path) => [...contentUnits(path, report)]);
  const size = units.reduce((sum, unit) => sum + unit.size, 0);
  const isLarge = hasThreads && size >= worthwhile;
  const found = isLarge ? await byThreads(shardsOf(units, size, threads)) : await here(units);
  const { indexes, whole, validated } = found;
  for (const { diagnostics: broken } of indexes) for (const one of broken) report(one);
  reportPassedOver(
    indexes.flatMap(({ passedOver }) => passedOver),
    report,
  );
  for (const each of validated) for (const one of each) report(one);
  return { diagnostics, resources: whole.entries.length - whole.copies.size };
}

/** What the parts found, in the order of the units. */
interface Found {
  readonly indexes: readonly ShardIndex[];
  readonly whole: WholeIndex;
  readonly validated: readonly (readonly Diagnostic[])[];
}

async function here(units: readonly ContentUnit[]): Promise<Found> {
  const { index, store, validate } = openShard({ units, from: 0, to: units.length, room: worthwhile });
  const whole = wholeOf([index], store);
  return { indexes: [index], whole, validated: [await validate(whole)] };
}

async function byThreads(shards: readonly Shard[]): Promise<Found> {
  const threads = shards.map((shard) => new ValidateThread(shard));
  try {
    const indexes = await Promise.all(threads.map(({ index }) => index));
    const [{ units, room: own }] = shards as [Shard];
    const whole = wholeOf(indexes, new ResourceStore(units, own, Number.POSITIVE_INFINITY));
    const validated = await Promise.all(threads.map((thread) => thread.validate(whole)));
    return { indexes, whole, validated };
  } catch (error) {
    // Thousands of resources in one file, say: this thread may have all the memory there is.
    if (isOutOfMemory(error)) return await here(shards[0]?.units ?? []);
    throw error;
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** Units in their order, cut where each part has about the same size. */
function shardsOf(units: readonly ContentUnit[], size: number, threads: number): readonly Shard[] {
  const shards: Shard[] = [];
  let [from, seen] = [0, 0];
  for (const [at, unit] of units.entries()) {
    seen += unit.size;
    if (shards.length >= threads - 1 || seen < (size / threads) * (shards.length + 1)) continue;
    shards.push({ units, from, to: at + 1, room: room / threads });
    from = at + 1;
  }
  return [...shards, { units, from, to: units.length, room: room / threads }];
}

function wholeOf(indexes: readonly ShardIndex[], store: ResourceStore): WholeIndex {
  const entries = indexes.flatMap((index) => index.entries);
  const types = new Set(indexes.flatMap((index) => [...index.types]));
  return { entries, types, copies: copiesAmong(entries, store) };
}
