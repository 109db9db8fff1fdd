import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize, relative, win32 } from 'node:path';
import type { Place, Report } from '../diagnostic.ts';
import { largestSource } from './decodeSource.ts';
import type { SchemaName } from './schema.ts';
import { readYaml, type YamlFile } from './yamlFile.ts';

/** A guideline's folder; paths in diagnostics are as the user would type them. */
export interface GuidelineFolder {
  /** Where it lies, for reading. */
  readonly path: string;
  /** How diagnostics name it. */
  readonly shown: string;
  /** Files as they are to be written, by name: read in place of those that lie there. */
  readonly planned?: ReadonlyMap<string, string>;
}

/** Whether the folder holds a file of this name; for files that may be left out. */
export function hasFile(folder: GuidelineFolder, name: string): boolean {
  return folder.planned?.has(name) || existsSync(join(folder.path, name));
}

/**
 * Reads a file of the guideline as bytes. Reports `file-missing`, `file-unreadable`, `file-too-large` and, for a name or a
 * link that leads out of the folder, `path-outside`.
 */
export function readBytes(
  folder: GuidelineFolder,
  name: string,
  report: Report,
  named?: Place,
): Uint8Array | undefined {
  const fault = (code: string, message: string) => {
    report({ code, severity: 'error', message, place: named ?? { file: `${folder.shown}/${name}` } });
    return undefined;
  };
  const planned = folder.planned?.get(name);
  if (planned !== undefined) return Buffer.from(planned);
  if (isAbsolute(name) || win32.isAbsolute(name) || leadsOut(normalize(name)))
    return fault(
      'path-outside',
      `"${name}" leads out of the guideline's folder. Put the file beside guideline.yaml and give its name.`,
    );
  const path = join(folder.path, name);
  if (!existsSync(path))
    return fault(
      'file-missing',
      `The file ${folder.shown}/${name} does not exist. Add it, or mend its name.`,
    );
  try {
    if (leadsOut(relative(realpathSync(folder.path), realpathSync(path))))
      return fault(
        'path-outside',
        `"${name}" is a link that leads out of the guideline's folder. Put the file itself beside guideline.yaml.`,
      );
    const stat = statSync(path);
    if (!stat.isFile()) return fault('file-unreadable', `${folder.shown}/${name} is not a file.`);
    if (stat.size > largestSource * 2)
      return fault(
        'file-too-large',
        `${folder.shown}/${name} has ${stat.size} bytes; that is no file of a guideline.`,
      );
    return readFileSync(path);
  } catch (error) {
    return fault(
      'file-unreadable',
      `${folder.shown}/${name} cannot be read (${(error as NodeJS.ErrnoException).code}). Check its permissions.`,
    );
  }
}

/** Whether a path goes up, or (as one from folder to file on Windows may) to another drive. */
function leadsOut(path: string): boolean {
  return win32.isAbsolute(path) || path.split(/[\\/]/).includes('..');
}

/** Reads one of the YAML files; `undefined` when it is absent and optional, or has faults (which were reported). */
export async function readYamlOf<T>(
  folder: GuidelineFolder,
  schema: SchemaName,
  required: boolean,
  report: Report,
): Promise<YamlFile<T> | undefined> {
  const name = `${schema}.yaml`;
  if (!required && !hasFile(folder, name)) return undefined;
  const bytes = readBytes(folder, name, report);
  if (!bytes) return undefined;
  const file = `${folder.shown}/${name}`;
  try {
    return await readYaml<T>(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes), schema, report);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    report({
      code: 'yaml-encoding',
      severity: 'error',
      message: 'The file is not UTF-8 text. Save it as UTF-8.',
      place: { file },
    });
    return undefined;
  }
}
