import { parentPort } from 'node:worker_threads';
import { shareTexts } from './shareTexts.ts';
import { openShard, toldBy, type WholeIndex } from './validateShard.ts';
import type { Order } from './validateThread.ts';

// A thread of `validateFiles`: it is told its units, tells what is in them, is told what is in all, and tells what is wrong with its own.
parentPort?.once('message', async (order: Order) => {
  const { shard, alone } = shareTexts(order);
  const { index, store, validate } = openShard(shard);
  if (alone) {
    const { whole, ...told } = toldBy([index], store);
    parentPort?.postMessage({ ...told, validated: await validate(whole) });
    return;
  }
  parentPort?.once('message', async (whole: WholeIndex) => {
    parentPort?.postMessage(await validate(shareTexts(whole)));
  });
  parentPort?.postMessage(index);
});
