import { type CoveredCell, cellCoverage } from '../knowledge/cellCoverage.ts';
import type { SourceTable, TableEntry } from '../knowledge/table.ts';
import { artifactView } from './artifactView.ts';
import { cellBecame } from './cellBecame.ts';
import { lineLink } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { PageContent } from './page.ts';
import { artifactOf, type Site } from './site.ts';
import { words } from './words.ts';

/**
 * A table of the source that holds no recommendations, in the source's order, with the code of each entry and, where the table
 * is computable, with what the entry became.
 */
export function tablePage(site: Site, table: SourceTable): PageContent {
  const { id, title, entries, columns, computable = false } = table;
  const cells = cellCoverage(site.guideline)(table);
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const made = ['CodeSystem', 'ValueSet'].flatMap((type) => {
    const artifact = artifactOf(site, type, id);
    return artifact ? [artifactView(artifact, type)] : [];
  });
  return {
    path: hrefs.table(id),
    title,
    template: 'table',
    crumbs: [{ href: 'index.html#tables', label: 'Tables' }],
    view: {
      title,
      line: lineLink(site, table.place),
      hasColumns: columns.length > 0,
      computable,
      reasons: entries.filter(({ notComputed }) => notComputed !== undefined).length,
      entries: cells.map((cell) => entryView(site, table, cell, byCode.get(cell.entry.parent ?? ''))),
      split: entries.filter(({ basis }) => basis !== undefined).length,
      open: entries.filter(({ needsReview }) => needsReview).length,
      artifacts: made,
    },
  };
}

function entryView(site: Site, { columns }: SourceTable, cell: CoveredCell, parent: TableEntry | undefined) {
  const { entry } = cell;
  return {
    code: entry.code,
    text: entry.text,
    line: lineLink(site, entry.place),
    child: parent !== undefined,
    parent: parent && { code: parent.code, text: parent.text },
    heading: entry.heading ?? false,
    column: columns.find(({ id }) => id === entry.column)?.label,
    split: entry.basis && words.split[entry.basis],
    reviewer: entry.reviewer,
    rationale: entry.rationale,
    needsReview: entry.needsReview ?? false,
    became: cellBecame(site, cell),
  };
}
