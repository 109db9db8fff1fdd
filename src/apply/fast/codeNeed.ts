import type { Expression } from '../../fhirpath/expression.ts';
import type { Known, MemberTest, Need } from './known.ts';
import { stepOn } from './staticType.ts';

/** When a record can be left out of a list. */
export interface CodeNeed {
  /** One of these must hold for the record to count. */
  readonly needs: readonly Need[];
  /** What is read of a record before that is settled; the record must fit the definitions in these. */
  readonly elements: ReadonlySet<string>;
}

/**
 * What the records of a type must be coded as to count in `%list.step.step…`, or undefined where that is not understood.
 *
 * Why a record may be left out that meets none of the needs and fits in the elements read: `where`, `exists(…)` and paths take the
 * records one by one and put together what comes of each, in the order of the list. Up to the step that the needs were read from,
 * every part of every step is of a kind that can throw for no record that fits (`stepOn`), and at that step nothing comes of the
 * record. So the collection after that step is the same with and without it, whatever follows: `empty()`, `count()`, `first()`, `take`,
 * `all`. A step that looks at the list as a whole (`first`, `take`, `distinct`, `count`, an index) ends the search before it. A record
 * without codes, with several, or with words alone is judged by its codings as the expression itself would: it has none that pass.
 */
export function codeNeed(
  steps: readonly Expression[],
  type: string,
  members: MemberTest,
): CodeNeed | undefined {
  const elements = new Set<string>();
  let known: Known | undefined = { types: [type], one: false, record: true };
  for (const step of steps) {
    const perItem = step.kind === 'member' || (step.kind === 'call' && isFilter(step));
    known = perItem && known ? stepOn(step, known, { elements, members }) : undefined;
    if (!known) return undefined;
    if (step.kind === 'call' && known.needs) return { needs: known.needs, elements };
  }
  return undefined;
}

function isFilter({ name, parameters }: Extract<Expression, { kind: 'call' }>): boolean {
  return (name === 'where' || name === 'exists') && parameters.length === 1;
}
