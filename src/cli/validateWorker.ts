import { parentPort, workerData } from 'node:worker_threads';
import { openShard, type Shard, type WholeIndex } from './validateShard.ts';

// A thread of `validateFiles`: it tells what is in its units, is told what is in all, and tells what is wrong with its own.
const { index, validate } = openShard(workerData as Shard);
parentPort?.once('message', async (whole: WholeIndex) => {
  parentPort?.postMessage(await validate(whole));
});
parentPort?.postMessage(index);
