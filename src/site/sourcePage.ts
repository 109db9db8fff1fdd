import { becameOf } from './becameOf.ts';
import type { PageContent } from './page.ts';
import type { Site } from './site.ts';

/** The whole source, line by line, with what each line became; `#L11` is line 11. */
export function sourcePage(site: Site): PageContent {
  const { source, ledger } = site.guideline;
  const became = becameOf(site.guideline);
  const claims = new Map(ledger.map((claim) => [claim.line, claim]));
  return {
    path: 'source.html',
    title: 'Source text',
    template: 'source',
    view: {
      source,
      claimed: ledger.filter(({ kind }) => kind !== 'blank').length,
      lines: source.lines.map((text, index) => {
        const claim = claims.get(index + 1);
        return { number: index + 1, text, ...(claim ? became(claim) : { words: '', links: [] }) };
      }),
    },
  };
}
