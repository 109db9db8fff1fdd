import type { Library } from 'fhir/r4.js';
import type { Catalog } from '../../artifact.ts';

/** The CQL text of a library, if it holds one. */
export function cqlTextOf({ content = [] }: Library): string | undefined {
  const data = content.find(({ contentType }) => contentType === 'text/cql')?.data;
  return data === undefined ? undefined : Buffer.from(data, 'base64').toString('utf8');
}

/** What a library is called in CQL, and its version there. */
export function cqlIdentity(library: Library): { readonly name: string; readonly version?: string } {
  const named = /^[ \t]*library[ \t]+"?([^"\s]+)"?(?:[ \t]+version[ \t]+'([^']*)')?/m.exec(
    cqlTextOf(library) ?? '',
  );
  const name = tailOf(named?.[1] ?? library.name ?? library.url ?? library.id ?? '');
  const version = named ? named[2] : library.version;
  return { name, ...(version !== undefined && { version }) };
}

/** The libraries of a catalog that are called so, and are of the version if one is asked for; the newest content first. */
export function librariesNamed(
  name: string,
  version: string | undefined,
  catalog: Catalog,
): readonly Library[] {
  return catalog
    .ofType('Library')
    .map(({ resource }) => resource)
    .filter((one) => one.name === name || tailOf(one.url ?? '') === name)
    .filter((one) => version === undefined || (one.version ?? cqlIdentity(one).version) === version)
    .reverse();
}

/** The last part of a path, a url or a canonical. */
export function tailOf(path: string): string {
  const plain = path.replace(/\|.*$/, '');
  return plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('.')) + 1);
}
