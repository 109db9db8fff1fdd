import type { Guideline } from '../../knowledge/guideline.ts';
import { uniqueTitles } from '../../logic/cql/uniqueTitles.ts';

interface LogicLibraryView {
  readonly groups: readonly never[];
  /** Each criterion with the line it interprets; its defines are called by its title. */
  readonly criteria: readonly { readonly title: string; readonly line: number; readonly quote: string }[];
}

/** What a logic library defines; the text itself is content of the resource and not said again. */
export function logicLibraryView({ criteria }: Guideline): LogicLibraryView {
  const titleOf = uniqueTitles(criteria);
  return {
    groups: [],
    criteria: criteria.map(({ id, source }) => ({
      title: titleOf(id),
      line: source.place.line ?? 0,
      quote: source.text,
    })),
  };
}
