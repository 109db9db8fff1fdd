import { join } from 'node:path';
import type { Built } from '../build.ts';
import { isError } from '../diagnostic.ts';
import { writeOutput } from '../output.ts';
import { keptGuidelines, manifestEntry, packManifest } from '../package/manifest.ts';
import { type BuildOptions, buildAll } from './buildAll.ts';
import { buildSummary } from './buildSummary.ts';
import { countFindings } from './countFindings.ts';
import { failureWords } from './failureWords.ts';
import { type FoundGuideline, findGuidelines } from './findGuidelines.ts';
import type { Format } from './formatDiagnostics.ts';
import { inputStamps } from './inputStamps.ts';
import { keepCompiled } from './keepCompiled.ts';
import { ruleWords } from './ruleWords.ts';
import { type Console, exitCodes, printFindings } from './run.ts';
import { toolVersion } from './toolVersion.ts';
import { UsageError } from './usageError.ts';
import { watchInput } from './watchInput.ts';

/** Options of `knart build`. */
export interface BuildCommandOptions extends BuildOptions {
  readonly out: string;
  readonly format: Format;
  readonly watch?: boolean;
}

/** `knart build`: writes the output, or nothing if anything is wrong. */
export async function buildCommand(
  names: readonly string[],
  options: BuildCommandOptions,
  console: Console,
): Promise<number> {
  if (!options.watch) return buildOnce(names, options, console);
  const folders = names.length === 0 ? [options.input] : findGuidelines(names, options.input).map(pathOf);
  const look = () => inputStamps(folders, options.out);
  const built = look();
  await buildOnce(names, options, console);
  console.err(`Watching ${folders.join(', ')}; Ctrl-C ends.\n`);
  await watchInput(look, built, () => buildAgain(names, options, console));
  return exitCodes.clean;
}

/** While watching, a failure that can be mended is told, and the next change tries again. */
async function buildAgain(
  names: readonly string[],
  options: BuildCommandOptions,
  console: Console,
): Promise<void> {
  try {
    await buildOnce(names, options, console);
  } catch (error) {
    const words = error instanceof UsageError ? error.message : failureWords(error);
    if (words === undefined) throw error;
    console.err(`${words}\n`);
  }
}

function pathOf({ folder, root }: FoundGuideline): string {
  return join(root, folder.shown);
}

async function buildOnce(
  names: readonly string[],
  options: BuildCommandOptions,
  console: Console,
): Promise<number> {
  const start = performance.now();
  const { built, diagnostics, found, folders } = await buildAll(names, options);
  const code = printFindings(diagnostics, options.format, console, {}, await ruleWords(options.format));
  if (diagnostics.some(isError)) {
    console.err(`Nothing was written to ${options.out}: ${countFindings(diagnostics)}.\n`);
    return code;
  }
  write(built, options.out, names.length > 0);
  for (const [{ cache }, folder] of folders) keepCompiled(cache, folder, console);
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const summary = buildSummary(built, options.out, diagnostics, seconds);
  if (options.format === 'text') console.out(summary);
  else console.err(summary);
  return found.length === built.length ? code : exitCodes.findings;
}

/** A build of all guidelines is the whole output; a build of some keeps what an earlier one made of the others. */
function write(built: readonly Built[], out: string, some: boolean): void {
  const version = toolVersion();
  const kept = some ? keptGuidelines(out, new Set(built.map(({ pack }) => pack.id))) : [];
  const entries = built.map(({ pack, files }) => manifestEntry(pack, files, version));
  const files = [...built.flatMap((one) => one.files), packManifest(entries, version, kept)];
  writeOutput(files, out, new Set(kept.map(({ id }) => id)));
}
