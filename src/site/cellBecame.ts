import type { Cover, CoveredCell } from '../knowledge/cellCoverage.ts';
import { hrefs, type Link } from './links.ts';
import { artifactOf, type Site } from './site.ts';

/** What an entry of a computable table became: links to what covers it, and why nothing computes it. */
export interface CellBecame {
  readonly links: readonly (Link & { readonly what: string })[];
  readonly reason: string | undefined;
}

/** Shows what covers an entry. */
export function cellBecame(site: Site, { by }: CoveredCell): CellBecame {
  return {
    links: by.flatMap((cover) => linkTo(site, cover) ?? []),
    reason: by.find((cover) => cover.kind === 'reason')?.reason,
  };
}

function linkTo(site: Site, cover: Cover): CellBecame['links'][number] | undefined {
  switch (cover.kind) {
    case 'criterion':
      return { what: 'Criterion', href: hrefs.criterion(cover.id), label: cover.title };
    case 'code-list':
      return { what: 'Value set', href: hrefs.codeList(cover.id), label: cover.title };
    case 'question': {
      const form = artifactOf(site, 'Questionnaire', cover.form);
      const href = form ? hrefs.artifact(form.resource) : 'artifacts.html';
      return { what: 'Asked for information', href, label: cover.text };
    }
    case 'reason':
      return undefined;
  }
}
