import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { checkout } from './checkout.ts';
import { Unavailable } from './outside.ts';
import { quoteEnd, type Ran, run } from './run.ts';

/**
 * The Maven projects below `judges/`; `heap` is the most that Java may take, unless KNART_JUDGE_HEAP says otherwise; `prepare` is a class to run once, with the judge's home, when it is built.
 */
const judges = {
  validator: {
    main: 'judge.Main',
    heap: '4g',
    options: ['-XX:+UseParallelGC'],
    prepare: 'judge.CorePackage',
  },
  'validator-native': { main: 'judge.Native', heap: '6g', options: [], prepare: 'judge.CorePackage' },
  // C1 alone halves the start of a server that lives for a minute
  hapi: {
    main: 'judge.JudgeServer',
    heap: '1g',
    options: ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
    prepare: undefined,
  },
  // days and times are those of UTC, whatever the machine's zone
  apply: {
    main: 'judge.ApplyJudge',
    heap: '2g',
    options: ['-XX:+UseSerialGC', '-Duser.timezone=UTC'],
    prepare: undefined,
  },
} as const;

export type JudgeName = keyof typeof judges;
export const judgeNames = Object.keys(judges) as JudgeName[];

/** A judge that is built: `java ...command ...its own arguments` runs it. */
export interface Judge {
  readonly name: JudgeName;
  readonly command: readonly string[];
}

/**
 * Builds a judge from Maven Central, or finds it built before: the cache folder is named after the hash of pom and
 * sources, so later runs need no network.
 * @throws Unavailable when there is no Java 17, no Maven or nothing to download from
 */
export async function buildJudge(name: JudgeName): Promise<Judge> {
  await needJava();
  const source = join(checkout, 'test/interop/judges', name);
  const built = join(cacheFolder(), `${name}-${hashOf(source)}`);
  if (!existsSync(built)) await build(name, source, built);
  return { name, command: commandOf(name, built) };
}

function cacheFolder(): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return process.env.KNART_INTEROP_CACHE || join(caches, 'knart-interop');
}

function hashOf(source: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    hash.update(path.slice(source.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** Builds in a folder of its own and moves it into place when it is whole: an interrupted build leaves no half judge. */
async function build(name: JudgeName, source: string, built: string): Promise<void> {
  const making = `${built}.making-${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    cpSync(source, making, { recursive: true });
    const goals = [
      'compile',
      'dependency:copy-dependencies',
      '-DoutputDirectory=target/lib',
      '-DincludeScope=runtime',
    ];
    const maven = await started('mvn', ['-q', '-B', ...goals], making);
    if (maven.code !== 0) throw mavenFailure(name, maven);
    const { prepare } = judges[name];
    if (prepare) await runOnce(prepare, making);
    if (!existsSync(built)) renameSync(making, built);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

async function runOnce(main: string, folder: string): Promise<void> {
  const ran = await run('java', ['-Xmx2g', '-cp', classPath(folder), main, join(folder, 'home')]);
  if (ran.code !== 0) throw new Error(`${main} ended with ${ran.code}\n${quoteEnd(ran.stderr)}`);
}

/** Each judge has a `user.home` of its own, since HL7's engine empties a package cache of another version. */
function commandOf(name: JudgeName, folder: string): string[] {
  const { main, heap, options } = judges[name];
  return [
    `-Xmx${process.env.KNART_JUDGE_HEAP || heap}`,
    ...options,
    `-Duser.home=${join(folder, 'home')}`,
    '-cp',
    classPath(folder),
    main,
  ];
}

function classPath(folder: string): string {
  return [join(folder, 'target/classes'), join(folder, 'target/lib/*')].join(delimiter);
}

async function needJava(): Promise<void> {
  const { stdout, stderr } = await started('java', ['-version'], checkout);
  const version = /version "(\d+)/.exec(stdout + stderr)?.[1];
  if (!version || Number(version) < 17)
    throw new Unavailable(`Java 17 or newer is needed, this is ${version ?? 'none'}`);
}

async function started(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  try {
    return await run(command, args, { cwd });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Unavailable(`${command} is not installed`);
    throw error;
  }
}

/** Nothing to download from is the machine's lack; an artifact that is not there, or code that does not compile, is ours. */
function mavenFailure(name: JudgeName, { stdout, stderr }: Ran): Error {
  const output = stdout + stderr;
  const offline =
    /could not transfer|failed to transfer|unknown host|connection refused|timed out|offline mode/i;
  const line = output.split('\n').find((each) => offline.test(each));
  if (line)
    return new Unavailable(`the judge "${name}" could not be downloaded: ${line.trim().slice(0, 300)}`);
  return new Error(`the judge "${name}" could not be built\n${quoteEnd(output)}`);
}
