import { loadDefinitions } from '../../definitions/definitions.ts';

const known = new Map<string, ReadonlySet<string> | undefined>();

/** Whether a value set of the R4 core has a code; undefined where its codes are not all known. */
export function hasCode(valueSet: string, code: string): boolean | undefined {
  if (!known.has(valueSet)) known.set(valueSet, codesOf(valueSet));
  return known.get(valueSet)?.has(code);
}

function codesOf(valueSet: string): ReadonlySet<string> | undefined {
  const { valueSets, codeSystems } = loadDefinitions();
  const parts = Object.hasOwn(valueSets, valueSet) ? valueSets[valueSet] : undefined;
  if (!parts) return undefined;
  const lists = parts.map(({ system, codes }) => {
    const whole = codeSystems[system];
    return codes ?? (whole?.content === 'complete' ? Object.keys(whole.concepts) : undefined);
  });
  return lists.includes(undefined) ? undefined : new Set(lists.flatMap((list) => list ?? []));
}
