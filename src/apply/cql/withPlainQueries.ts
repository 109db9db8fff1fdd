import type { Elm } from './elm.ts';

/** A query of one source that says nothing of what it returns. */
interface OpenQuery {
  readonly source: readonly [{ readonly alias: string }];
  return?: object;
}

/**
 * Writes out for cql-execution what a query of one source without a return clause gives, its source as it is, and gives the ELM back: that
 * engine takes it for distinct, compares whole records for it, which is most of what a library takes, and drops what a list holds twice, against
 * https://cql.hl7.org/02-authorsguide.html#shaping. Changes the ELM it was given.
 */
export function withPlainQueries(elm: Elm): Elm {
  complete(elm.library.statements);
  return elm;
}

function complete(tree: unknown): void {
  if (typeof tree !== 'object' || tree === null) return;
  for (const inner of Object.values(tree)) complete(inner);
  if (isOpen(tree))
    tree.return = { distinct: false, expression: { type: 'AliasRef', name: tree.source[0].alias } };
}

function isOpen(tree: object): tree is OpenQuery {
  const { type, source, aggregate, return: returned } = tree as Readonly<Record<string, unknown>>;
  return (
    type === 'Query' && Array.isArray(source) && source.length === 1 && aggregate == null && returned == null
  );
}
