import { readFileSync } from 'node:fs';
import type { Report } from '../../diagnostic.ts';
import { readYaml, type YamlFile } from '../../input/yamlFile.ts';
import { catalogue } from '../../validation/catalogue/catalogue.ts';
import { closest } from '../../validation/closest.ts';
import type { IgnoreEntry } from './ignoreEntry.ts';

type Written = Omit<IgnoreEntry, 'place'>;

/**
 * Reads the file of accepted findings (`schemas/ignore.schema.json`). An entry that is faulty is reported with its line and ignores
 * nothing: no reason or no code (`yaml-schema`), a code that no rule has (`ignore-code`), neither path nor element (`ignore-scope`). A file
 * that cannot be read throws.
 */
export async function readIgnoreFile(path: string, report: Report): Promise<readonly IgnoreEntry[]> {
  const file = path.replaceAll('\\', '/');
  const yaml = await readYaml<{ ignore: readonly Written[] }>(
    file,
    readFileSync(path, 'utf8'),
    'ignore',
    report,
  );
  if (!yaml) return [];
  return yaml.value.ignore.flatMap((written, index) => {
    const sound = [checkCode, checkScope, checkReason].map((check) => check(written, index, yaml, report));
    return sound.every(Boolean) ? [{ ...written, place: yaml.place(['ignore', index]) }] : [];
  });
}

type Check = (written: Written, index: number, yaml: YamlFile<unknown>, report: Report) => boolean;

const checkCode: Check = ({ code }, index, yaml, report) => {
  const codes = catalogue.map((entry) => entry.code);
  if (codes.includes(code)) return true;
  const meant = closest(code, codes);
  const hint = meant === undefined ? 'Codes stand at the end of each finding.' : `Is ${meant} meant?`;
  report({
    code: 'ignore-code',
    severity: 'error',
    message: `No rule has the code "${code}", so nothing is ignored. ${hint}`,
    place: yaml.place(['ignore', index, 'code']),
  });
  return false;
};

const checkScope: Check = ({ path, element }, index, yaml, report) => {
  if (path !== undefined || element !== undefined) return true;
  report({
    code: 'ignore-scope',
    severity: 'error',
    message:
      'This would silence the rule everywhere. Say for which path (files), which element (FHIRPath), or both.',
    place: yaml.place(['ignore', index]),
  });
  return false;
};

const checkReason: Check = ({ reason }, index, yaml, report) => {
  if (reason.trim() !== '') return true;
  report({
    code: 'ignore-reason',
    severity: 'error',
    message: 'The reason is blank. Say why the finding is accepted.',
    place: yaml.place(['ignore', index, 'reason']),
  });
  return false;
};
