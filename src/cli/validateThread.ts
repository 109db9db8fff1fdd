import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../diagnostic.ts';
import type { Shard, ShardIndex, Told, WholeIndex } from './validateShard.ts';

/** Beside this module where the program is bundled; where it runs from source there is none, and no thread. */
const worker = new URL('validateWorker.js', import.meta.url);

/** True where threads can be started. */
export const hasThreads = existsSync(worker);

/** Megabytes of short-lived values that a thread may have before they are looked through: what is read is seldom wanted long. */
const maxYoungGenerationSizeMb = 12;

/** What a thread is told first: its units, and whether there are others. */
export interface Order {
  readonly shard: Shard;
  readonly alone: boolean;
}

/** What a thread that is alone tells in the end. */
export interface Alone extends Told {
  readonly validated: readonly Diagnostic[];
}

/** A thread that validates a shard. */
export class ValidateThread {
  readonly #worker: Worker;

  /** @param garbage how much of it there may be before it is collected, in percent of what is alive; else it would be several times as much */
  constructor(garbage: number) {
    setFlagsFromString(`--heap-growing-percent=${garbage}`);
    this.#worker = new Worker(worker, { resourceLimits: { maxYoungGenerationSizeMb } });
  }

  /** What is in a shard beside which there are others; `validate` comes next. */
  index(shard: Shard): Promise<ShardIndex> {
    return this.#asked<ShardIndex>({ shard, alone: false } satisfies Order);
  }

  /** What is wrong with the shard. */
  validate(whole: WholeIndex): Promise<readonly Diagnostic[]> {
    return this.#asked<readonly Diagnostic[]>(whole);
  }

  /** What is in a shard that is all, and what is wrong with it. */
  validateAlone(shard: Shard): Promise<Alone> {
    return this.#asked<Alone>({ shard, alone: true } satisfies Order);
  }

  /** Ends the thread, whatever it is at. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Not by workerData, which a thread holds as long as it lives. */
  #asked<T>(message: unknown): Promise<T> {
    this.#worker.postMessage(message);
    return new Promise((resolve, reject) => {
      this.#worker.once('message', resolve).once('error', reject);
    });
  }
}
