import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Bundle, CarePlan, Parameters } from 'fhir/r4.js';
import type { Judge } from './judge.ts';
import { quoteEnd } from './run.ts';

/** What the reference engine is asked: plans by id, applied to one patient. */
export interface EngineQuestion {
  readonly id: string;
  readonly plans: readonly string[];
  readonly subject: string;
  /** What its clock says: a dateTime with its zone. */
  readonly now: string;
  readonly data: Bundle;
  readonly parameters?: Parameters;
  readonly encounter?: string;
  readonly practitioner?: string;
  /** Gives the result too. */
  readonly whole?: 'careplan' | 'bundle';
  /** Evaluates everything anew, as the engine does when it is left alone. */
  readonly stock?: boolean;
}

/** An action that applies, with what it leads to and those below it. */
export interface EngineAction {
  readonly id: string | null;
  readonly resource?: string;
  readonly actions: readonly EngineAction[];
}

/** What came of a plan, or of trying. */
export interface EngineAnswer {
  readonly error?: string;
  readonly actions: readonly EngineAction[];
  /** Words of the OperationOutcome in the result. */
  readonly issues: readonly string[];
  /** How many expressions were evaluated, and in words those that failed and those that came to nothing. */
  readonly evaluated: number;
  readonly failed: readonly string[];
  readonly empty: readonly string[];
  readonly result?: CarePlan | Bundle;
}

/** The reference engine at work over some content. */
export interface ApplyEngine {
  /** What comes of each plan, by its id. Questions are answered in their order. */
  ask(question: EngineQuestion): Promise<ByPlan>;
  stop(): Promise<void>;
}

type ByPlan = Readonly<Record<string, EngineAnswer>>;

/** Starts the engine over Bundles, resources and folders of them. It ends with this process at the latest. */
export function startApplyEngine(judge: Judge, content: readonly string[]): ApplyEngine {
  const child = spawn('java', [...judge.command, ...content], { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting: { answered: (plans: ByPlan) => void; failed: (error: Error) => void }[] = [];
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  createInterface({ input: child.stdout }).on('line', (line) =>
    waiting.shift()?.answered((JSON.parse(line) as { plans: ByPlan }).plans),
  );
  const ended = once(child, 'close');
  const fail = (error: Error) => {
    for (const { failed } of waiting.splice(0)) failed(error);
  };
  child.on('error', fail);
  child.on('close', (code) => fail(new Error(`the engine ended with ${code}\n${quoteEnd(log.join('\n'))}`)));
  // a write to an engine that has ended is told by its end
  child.stdin.on('error', () => undefined);
  return {
    ask: (question) =>
      new Promise((answered, failed) => {
        waiting.push({ answered, failed });
        child.stdin.write(`${JSON.stringify(question)}\n`);
      }),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
