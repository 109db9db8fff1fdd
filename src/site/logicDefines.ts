import type { Library } from 'fhir/r4.js';
import { type Catalog, referenceOf } from '../artifact.ts';
import { hrefs, type Link } from './links.ts';

/** A define of a logic library: its text, and the library's page. */
export interface LogicDefine {
  readonly text: string;
  readonly library: Link;
}

/** The defines of all CQL in the catalog, by their names without quotes; empty where there is none. */
export function logicDefines(catalog: Catalog): ReadonlyMap<string, LogicDefine> {
  return new Map(catalog.ofType('Library').flatMap(({ resource }) => definesOf(resource)));
}

function definesOf(library: Library): [string, LogicDefine][] {
  const data = library.content?.find(({ contentType }) => contentType === 'text/cql')?.data;
  if (data === undefined) return [];
  const link = { href: hrefs.artifact(library), label: referenceOf(library) };
  const cql = Buffer.from(data, 'base64').toString('utf8');
  return [...cql.matchAll(defined)].map(([text, name = '']) => [
    name.replace(/\\(.)/g, '$1'),
    { text: text.trimEnd(), library: link },
  ]);
}

/** A define goes on until an empty line. */
const defined = /^define "((?:[^"\\]|\\.)*)":(?:\n.+)*/gm;
