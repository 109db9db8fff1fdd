import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../diagnostic.ts';
import type { Shard, ShardIndex, WholeIndex } from './validateShard.ts';

/** Beside this module where the program is bundled; where it runs from source there is none, and no thread. */
const worker = new URL('validateWorker.js', import.meta.url);

/** True where threads can be started. */
export const hasThreads = existsSync(worker);

/** Megabytes of short-lived values that a thread may have before they are looked through: what is read is seldom wanted long. */
const young = 12;

/** True for the error of a thread that needs more memory than it may have. */
export function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Megabytes of values that last: definitions and rules, what is known of each resource, and the largest units while they are read. */
function oldFor({ units, room }: Shard): number {
  const largest = units.reduce((most, { size }) => Math.max(most, size), 0);
  return Math.ceil(80 + units.length / 700 + (4 * room + 12 * largest) / 1e6);
}

/** A thread that validates a shard. It says what it found first, and validates when it is told what all found. */
export class ValidateThread {
  readonly #worker: Worker;
  readonly index: Promise<ShardIndex>;

  constructor(shard: Shard) {
    // Without a limit the garbage grows far beyond what is alive before it is collected.
    const resourceLimits = { maxYoungGenerationSizeMb: young, maxOldGenerationSizeMb: oldFor(shard) };
    this.#worker = new Worker(worker, { workerData: shard, resourceLimits });
    this.index = this.#answer<ShardIndex>();
  }

  /** What is wrong with its shard. */
  validate(whole: WholeIndex): Promise<readonly Diagnostic[]> {
    this.#worker.postMessage(whole);
    return this.#answer<readonly Diagnostic[]>();
  }

  /** Ends the thread, whatever it is at. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#worker.once('message', resolve).once('error', reject);
    });
  }
}
