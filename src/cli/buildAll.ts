import { type Built, build, type Flavour } from '../build.ts';
import { checkTogether } from '../checkTogether.ts';
import type { Diagnostic, Report } from '../diagnostic.ts';
import type { Overrides } from '../knowledge/readIdentity.ts';
import { type FoundGuideline, findGuidelines, passedOver } from './findGuidelines.ts';
import { placeBelow, reportBelow } from './reportBelow.ts';
import { reportUnbuiltTwins } from './reportUnbuiltTwins.ts';
import { UsageError } from './usageError.ts';

/** Options that `build` and `check` share. */
export interface BuildOptions extends Flavour {
  readonly input: string;
  readonly canonical?: string;
  readonly status?: 'draft' | 'active';
}

/** Builds all guidelines of a call in memory. */
export async function buildAll(
  names: readonly string[],
  options: BuildOptions,
): Promise<{
  built: Built[];
  diagnostics: Diagnostic[];
  found: FoundGuideline[];
  /** Where each guideline lies. */
  folders: ReadonlyMap<Built, string>;
}> {
  const found = findGuidelines(names, options.input);
  const overrides = overridesOf(options, found.length);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  if (names.length === 0)
    for (const name of passedOver(options.input)) reportPassedOver(`${options.input}/${name}`, report);
  const roots = new Map<Built, string>();
  const folders = new Map<Built, string>();
  for (const { folder, root } of found) {
    const one = await build(folder, overrides, reportBelow(root, report), options);
    if (!one) continue;
    roots.set(one, root);
    folders.set(one, folder.path);
  }
  const built = [...roots.keys()];
  const paths = new Set(folders.values());
  if (built.length < found.length)
    await reportUnbuiltTwins(found, ({ folder }) => paths.has(folder.path), report);
  checkTogether(built, (one) => placeBelow(roots.get(one) ?? '', one.guideline.identity.authored), report);
  return { built, diagnostics, found, folders };
}

function reportPassedOver(file: string, report: Report): void {
  report({
    code: 'folder-passed-over',
    severity: 'information',
    message: 'The folder holds no guideline.yaml, so it is no guideline and was passed over.',
    place: { file },
  });
}

function overridesOf({ canonical, status }: BuildOptions, guidelines: number): Overrides {
  if (canonical !== undefined && !/^https?:\/\/[^\s|#?]+[^/\s|#?]$/.test(canonical))
    throw new UsageError(
      `--canonical must be an http(s) url without "/" at its end, without "?", "#", "|" or spaces; found "${canonical}".`,
    );
  if (canonical !== undefined && guidelines > 1)
    throw new UsageError(
      '--canonical takes one guideline, since two may not share a base: name the guideline, or set each base in its guideline.yaml.',
    );
  const sourceDateEpoch = process.env.SOURCE_DATE_EPOCH;
  return {
    ...(canonical !== undefined && { canonical }),
    ...(status && { status }),
    ...(sourceDateEpoch && { sourceDateEpoch }),
  };
}
