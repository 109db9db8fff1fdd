import type { Library, PatientContext, UnfilteredContext } from 'cql-execution';
import type { Elm } from './elm.ts';

/**
 * The context of a define that is not about one patient (`context Unfiltered`) and reads defines that are: there each of those is the
 * list of its values for all patients, who are one here. Undefined where the context of the patient will do: such a define that reads
 * none of them comes to the same in it, and may retrieve.
 */
export async function unfilteredContext(
  name: string,
  library: Library,
  elm: Elm | undefined,
  context: PatientContext,
): Promise<UnfilteredContext | undefined> {
  const defines = new Map((elm?.library.statements?.def ?? []).map((one) => [one.name, one]));
  const isUnfiltered = (one: string) => defines.get(one)?.context === 'Unfiltered';
  if (!isUnfiltered(name)) return undefined;
  const ofPatient = new Set<string>();
  const seen = new Set([name]);
  for (const one of seen)
    for (const read of referencesIn(defines.get(one)?.expression))
      if (isUnfiltered(read)) seen.add(read);
      else if (defines.has(read)) ofPatient.add(read);
  if (ofPatient.size === 0) return undefined;
  const { UnfilteredContext } = (await import('cql-execution')).default;
  const values: [string, unknown][] = [];
  for (const one of ofPatient) values.push([one, await library.expressions[one]?.execute(context)]);
  const results = { patientResults: { only: Object.fromEntries(values) } };
  const { codeService, parameters, executionDateTime } = context;
  return new UnfilteredContext(library, results as never, codeService, parameters, executionDateTime);
}

/** Names of the defines of the same library that a tree reads. */
function referencesIn(tree: unknown): readonly string[] {
  if (Array.isArray(tree)) return tree.flatMap(referencesIn);
  if (typeof tree !== 'object' || tree === null) return [];
  const { type, name, libraryName } = tree as { type?: string; name?: string; libraryName?: string };
  if (type === 'ExpressionRef' && name !== undefined && libraryName === undefined) return [name];
  return Object.values(tree).flatMap(referencesIn);
}
