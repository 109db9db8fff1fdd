import type { Code, ValueSet as CqlValueSet, TerminologyProvider } from 'cql-execution';
import type { ValueSet } from 'fhir/r4.js';
import { type Catalog, canonicalOf } from '../../artifact.ts';
import { listedCodes, valueSetMembers } from '../valueSetMembers.ts';
import type { CqlPackages } from './cqlPackages.ts';

/**
 * The value sets of the content for CQL (`code in "Name"`, retrieves by a value set). One that is not there, is there in another
 * version only, or cannot be decided without a server throws: that is no "no".
 */
export function valueSetService(catalog: Catalog, { cql }: CqlPackages): TerminologyProvider {
  const known = new Map<string, CqlValueSet>();
  const find = (id: string, version?: string): CqlValueSet => {
    const canonical = version === undefined || version === null ? id : `${id}|${version}`;
    let found = known.get(canonical);
    if (!found) {
      found = asCqlValueSet(valueSetNamed(canonical, catalog), cql);
      known.set(canonical, found);
    }
    return found;
  };
  return { findValueSet: find, findValueSetsByOid: (id) => [find(id)] };
}

function valueSetNamed(canonical: string, catalog: Catalog): ValueSet {
  const found = catalog.byCanonical(canonical)?.resource;
  if (found?.resourceType === 'ValueSet') return found;
  const other = catalog.byCanonical(canonical.replace(/\|.*$/, ''))?.resource;
  throw new Error(
    other?.resourceType === 'ValueSet'
      ? `the content holds the ValueSet ${canonicalOf(other)}, and ${canonical} is asked for`
      : `the content holds no ValueSet ${canonical}; add it`,
  );
}

/** The engine asks `hasMatch` of codes, Codings as concepts, and lists of them; and `expand` for all codes. */
function asCqlValueSet(valueSet: ValueSet, cql: CqlPackages['cql']): CqlValueSet {
  const has = valueSetMembers(valueSet);
  const all = () =>
    listedCodes(valueSet).map(({ system, code, display }) => new cql.Code(code, system, undefined, display));
  const hasMatch = (asked: unknown): boolean => {
    const codes = codesIn(asked);
    const [first] = codes;
    if (codes.length === 1 && typeof first === 'string') return all().some(({ code }) => code === first);
    return codes.some((one) => typeof one === 'object' && has(one.system ?? '', one.code ?? ''));
  };
  const made = new cql.ValueSet(valueSet.url ?? '', valueSet.version);
  return Object.assign(made, { hasMatch, expand: all });
}

function codesIn(asked: unknown): readonly (Code | string)[] {
  if (asked === null || asked === undefined) return [];
  if (Array.isArray(asked)) return asked.flatMap(codesIn);
  const { codes } = asked as { codes?: readonly Code[] };
  return codes ? codes.flatMap(codesIn) : [asked as Code | string];
}
