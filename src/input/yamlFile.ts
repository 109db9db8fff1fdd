import type { Place, Report } from '../diagnostic.ts';
import { parseYaml } from './parseYaml.ts';
import { loadSchema, type SchemaName } from './schema.ts';
import { type SchemaBreach, schemaWords } from './schemaWords.ts';
import { offsetOf, offsetOfKey, printedScalar, type YamlPath } from './yamlPlaces.ts';

export type { YamlPath } from './yamlPlaces.ts';

/** A YAML file that keeps to its schema, as far as reading on is safe. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** Entries of its lists that are left out of `value`, since they lack the shape that reading on needs. */
  readonly dropped: readonly unknown[];
  /** Where the value under a path stands; of the nearest that exists. */
  place(path: YamlPath): Place;
}

/** Lists whose entries stand alone: a malformed one does not keep the others from being read. */
const lists: Partial<Record<SchemaName, readonly string[]>> = {
  recommendations: ['recommendations'],
  variables: ['populations', 'exposures', 'comparators', 'outcomes'],
  criteria: ['criteria', 'bands', 'outcomes'],
  eligibility: ['plans', 'activities', 'questionnaires', 'information'],
  cases: ['cases'],
  ignore: ['ignore'],
};

/**
 * Reads a YAML 1.2 file and checks it against one of the schemas. A breach that leaves the shapes as they should be (a
 * word that is not allowed, an unknown key) is reported and the value still given, so that one run finds the rest.
 * Reports what `parseYaml` does, and `yaml-schema`.
 */
export async function readYaml<T>(
  file: string,
  text: string,
  schema: SchemaName,
  report: Report,
): Promise<YamlFile<T> | undefined> {
  const parsed = parseYaml(file, text, report);
  if (!parsed) return undefined;
  const { root, value, at } = parsed;
  const validate = await loadSchema(schema);
  const breaches = validate(value)
    ? []
    : schemaWords(validate.errors ?? [], (path) => printedScalar(root, path));
  for (const { path, key, message } of breaches) {
    const offset = key === undefined ? offsetOf(root, path) : offsetOfKey(root, path, key);
    report({ code: 'yaml-schema', severity: 'error', message, place: at(offset) });
  }
  const kept = keptEntries(breaches, schema, value);
  if (!kept) return undefined;
  const place = (path: YamlPath): Place => at(offsetOf(root, kept.original(path)));
  return { file, value: kept.value as T, dropped: kept.dropped, place };
}

interface Kept {
  readonly value: unknown;
  readonly dropped: readonly unknown[];
  /** The path in the file of a path in `value`. */
  original(path: YamlPath): YamlPath;
}

/** The value without its malformed entries; undefined when something else is malformed. */
function keptEntries(
  breaches: readonly SchemaBreach[],
  schema: SchemaName,
  value: unknown,
): Kept | undefined {
  // Everything else hangs on the layout: read with half of it, a text would only give findings that are none.
  if (schema === 'layout' && breaches.length > 0) return undefined;
  const malformed = breaches.filter((breach) => breach.malformed);
  if (malformed.length === 0) return { value, dropped: [], original: (path) => path };
  const alone = lists[schema] ?? [];
  const bad = new Map(alone.map((list) => [list, new Set<number>()]));
  for (const { path } of malformed) {
    const [list, index] = path;
    const found = typeof list === 'string' && typeof index === 'number' ? bad.get(list) : undefined;
    if (!found) return undefined;
    found.add(index as number);
  }
  const copy: Record<string, unknown> = { ...(value as object) };
  const indexes = new Map<string, number[]>();
  const dropped: unknown[] = [];
  for (const [list, drop] of bad) {
    const entries = copy[list];
    if (!Array.isArray(entries)) continue;
    const keep = entries.map((_, index) => index).filter((index) => !drop.has(index));
    indexes.set(list, keep);
    dropped.push(...[...drop].map((index) => entries[index]));
    copy[list] = keep.map((index) => entries[index]);
  }
  const original = ([list, index, ...rest]: YamlPath): YamlPath => {
    if (list === undefined) return [];
    if (index === undefined) return [list];
    const was = typeof index === 'number' ? indexes.get(String(list))?.[index] : undefined;
    return [list, was ?? index, ...rest];
  };
  return { value: copy, dropped, original };
}
