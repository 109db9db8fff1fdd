import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Judge } from './judge.ts';
import { quoteEnd } from './run.ts';

/** A HAPI FHIR server with nothing in it. */
export interface HapiServer {
  /** Base of its FHIR endpoint, on loopback. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the server on a free port and waits until it answers, at most 5 minutes. It ends with this process at the latest. */
export async function startHapiServer(judge: Judge): Promise<HapiServer> {
  const child = spawn('java', [...judge.command, '--stop-with-stdin'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), 300_000);
  try {
    return { url: await readyUrl(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function readyUrl(child: ChildProcess): Promise<string> {
  const log: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        const url = /^READY (\S+)$/.exec(line)?.[1];
        if (url) resolve(url);
        log.push(line);
      });
    }
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new Error(`HAPI ended with ${code} before it was ready\n${quoteEnd(log.join('\n'))}`)),
    );
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.stdin?.end();
  await ended;
  clearTimeout(timer);
}
