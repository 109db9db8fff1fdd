import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../diagnostic.ts';
import { type ContentUnit, contentUnits } from '../package/contentUnits.ts';
import { reportPassedOver } from '../package/readResources.ts';
import { ResourceStore } from '../package/resourceStore.ts';
import { openShard, type Shard, type Told, toldBy } from './validateShard.ts';
import { hasThreads, ValidateThread } from './validateThread.ts';

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
/** Of more bytes one thread is enough: each knows all artifacts, and two would need more memory than small machines have. */
const roomy = 400 << 20;
/** Bytes of text that all threads together hold. */
const room = 8 << 20;

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
  const found = isLarge
    ? await byThreads(shardsOf(units, size, size > roomy ? 1 : threads))
    : await here(units);
  for (const one of found.broken) report(one);
  reportPassedOver(found.passedOver, report);
  for (const each of found.validated) for (const one of each) report(one);
  return { diagnostics, resources: found.resources };
}

/** What was found in all parts, in the order of the units. */
interface Found extends Told {
  readonly validated: readonly (readonly Diagnostic[])[];
}

async function here(units: readonly ContentUnit[]): Promise<Found> {
  const { index, store, validate } = openShard({ units, from: 0, to: units.length, room: worthwhile });
  const { whole, ...told } = toldBy([index], store);
  return { ...told, validated: [await validate(whole)] };
}

async function byThreads(shards: readonly Shard[]): Promise<Found> {
  // What is much in all is looked through oftener.
  const garbage = shards.length === 1 ? 12 : 60;
  const threads = shards.map(() => new ValidateThread(garbage));
  try {
    if (shards.length > 1) return await together(threads, shards);
    const { validated, ...told } = await (threads[0] as ValidateThread).validateAlone(shards[0] as Shard);
    return { ...told, validated: [validated] };
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

async function together(threads: readonly ValidateThread[], shards: readonly Shard[]): Promise<Found> {
  const { told, validated } = await begun(threads, shards);
  return { ...told, validated: await Promise.all(validated) };
}

/** Asks the threads for what is in their shards, and sends them the whole: nobody holds that here while they validate. */
async function begun(threads: readonly ValidateThread[], shards: readonly Shard[]) {
  const indexes = await Promise.all(threads.map((thread, at) => thread.index(shards[at] as Shard)));
  const [{ units, room: own }] = shards as [Shard];
  const { whole, ...told } = toldBy(indexes, new ResourceStore(units, own, Number.POSITIVE_INFINITY));
  return { told, validated: threads.map((thread) => thread.validate(whole)) };
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
