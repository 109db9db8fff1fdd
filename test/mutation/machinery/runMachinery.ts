import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readEquivalents } from '../readEquivalents.ts';
import { type Score, scoreOf, type Tried } from '../score.ts';
import { findMutants, machinerySources } from './findMutants.ts';
import type { SourceMutant } from './sourceMutant.ts';
import { testUnits } from './testUnits.ts';
import type { Answer, Order } from './tryMutants.ts';
import { type UnitOrder, unitOrder } from './unitOrder.ts';

/** How the machinery is put to the test. */
export interface MachineryOptions {
  /** Only sources whose path holds one of these; all if there are none. */
  readonly only: readonly string[];
  /** All patients of the differential tests, not only the first ones. */
  readonly thorough: boolean;
  /** Only every nth mutant: a first look. */
  readonly every: number;
  readonly workers: number;
  /** Is told how far it is. */
  readonly progress: (line: string) => void;
}

/** Tries every mutant of the sources of logic and driver, each in memory. Throws where tests fail without any change. */
export async function runMachinery(options: MachineryOptions): Promise<Score> {
  const { only, thorough, every, workers, progress } = options;
  const mutants = machinerySources()
    .filter((file) => only.length === 0 || only.some((part) => file.includes(part)))
    .flatMap(findMutants)
    .filter((_, index) => index % every === 0);
  const queue = [...mutants];
  const tried: Tried[] = [];
  const order = unitOrder(testUnits(thorough));
  const next = () => queue.shift();
  const done = (mutant: SourceMutant, noticed: boolean) => {
    const { id, kind, file, line } = mutant;
    tried.push({ id, kind, where: `${file}:${line}`, noticed });
    if (!noticed) progress(`unnoticed: ${file}:${line} ${id}`);
    if (tried.length % 100 === 0) progress(`${tried.length} of ${mutants.length}`);
  };
  await Promise.all(Array.from({ length: workers }, () => work(thorough, order, next, done)));
  const places = new Map(mutants.map(({ id }, index) => [id, index]));
  tried.sort((one, other) => (places.get(one.id) as number) - (places.get(other.id) as number));
  const all = readEquivalents('machinery');
  return scoreOf(tried, only.length === 0 && every === 1 ? all : all.filter(({ id }) => places.has(id)));
}

/** One child at a time, until there are no more mutants; one that hangs or dies has noticed, and is replaced. */
async function work(
  thorough: boolean,
  order: UnitOrder,
  next: () => SourceMutant | undefined,
  done: (mutant: SourceMutant, noticed: boolean) => void,
): Promise<void> {
  let child = await started(thorough, order, []);
  for (let mutant = next(); mutant; mutant = next()) {
    const { file, mutated: text } = mutant;
    const units = order.of(file);
    const patience = 20_000 + 4 * order.timeOf(file);
    const answer = await ask(child, { file, text, units }, patience);
    if (answer?.is === 'tried') {
      order.note(file, answer.ran, answer.failed !== undefined);
      done(mutant, answer.failed !== undefined);
    } else {
      child.kill('SIGKILL');
      done(mutant, true);
      child = await started(thorough, order, ['--again']);
    }
  }
  child.kill();
}

/** A child that has run all tests as they are. */
function started(thorough: boolean, order: UnitOrder, more: readonly string[]): Promise<ChildProcess> {
  const child = fork(
    fileURLToPath(new URL('tryMutants.ts', import.meta.url)),
    [...(thorough ? ['--thorough'] : []), ...more],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  return new Promise((resolve, reject) => {
    child.on('message', (answer: Answer) => {
      if (answer.is === 'ready') resolve(child);
      if (answer.is !== 'baseline') return;
      if (answer.failed !== undefined) {
        child.kill();
        reject(new Error(`${answer.unit} fails without any change: ${answer.failed}`));
      }
      order.learn(answer.unit, answer.milliseconds, answer.sources);
    });
    child.once('exit', (code) => reject(new Error(`a child ended with ${code} before it had begun`)));
  });
}

/** Undefined where the child dies, or takes longer than it should. */
function ask(child: ChildProcess, order: Order, patience: number): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(undefined), patience);
    const heard = (answer: Answer) => end(answer);
    const died = () => end(undefined);
    const end = (answer: Answer | undefined) => {
      clearTimeout(timer);
      child.off('message', heard);
      child.off('exit', died);
      resolve(answer);
    };
    child.on('message', heard);
    child.on('exit', died);
    child.send(order);
  });
}
