import { accessSync, constants, statSync } from 'node:fs';
import type { CallFaults } from './callFaults.ts';
import { UsageError } from './usageError.ts';

/** Looks whether all that a call of `knart validate` names can be read, before anything is. */
export function checkValidateCall(
  paths: readonly string[],
  { ignore }: { readonly ignore?: string },
  faults: CallFaults,
): void {
  faults.attempt(() => {
    if (paths.length === 0) throw new UsageError('Say which files, packages or folders to validate.');
  });
  for (const path of paths)
    faults.attempt(() => {
      checkKind(path);
      accessSync(path, constants.R_OK);
    });
  if (ignore !== undefined)
    faults.attempt(() => {
      if (statSync(ignore).isDirectory())
        throw new UsageError(
          `--ignore "${ignore}" is a folder; name the YAML file with the findings to ignore.`,
        );
      accessSync(ignore, constants.R_OK);
    });
}

/** A device may never end. */
function checkKind(path: string): void {
  const stats = statSync(path);
  if (stats.isFile() || stats.isDirectory() || stats.isFIFO()) return;
  throw new UsageError(`"${path}" is a device or socket; name a file, a package or a folder.`);
}
