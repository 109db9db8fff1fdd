import type { Guideline } from '../knowledge/guideline.ts';
import { hrefs, type Link } from './links.ts';

type Claim = Guideline['ledger'][number];

/** What a source line became, in words and with links to it. */
export interface Became {
  readonly words: string;
  readonly links: readonly Link[];
}

/** Says of any line's claim what the line became. Looks things up by line, since one line may hold several. */
export function becameOf(guideline: Guideline): (claim: Claim) => Became {
  const links = linksByLine(guideline);
  const rows = [...guideline.recommendations].sort(
    (a, b) => (a.row.place.line ?? 0) - (b.row.place.line ?? 0),
  );
  return ({ line, kind, subject }) => {
    const own = links.get(line) ?? [];
    // A row of a CSV file may go on over several lines.
    const begun =
      kind === 'row' && own.length === 0 && rows.findLast(({ row }) => (row.place.line ?? 0) < line);
    if (begun) return { words: 'Recommendation, continued', links: [recommendationLink(begun)] };
    return { words: wordsFor[kind](subject), links: own };
  };
}

const wordsFor: Readonly<Record<Claim['kind'], (subject: string) => string>> = {
  blank: () => '',
  title: () => 'Title',
  field: () => 'Metadata',
  furniture: (reason) => `Not used: ${reason}`,
  'section-heading': () => 'Section',
  header: () => 'Column header of ratings',
  row: () => 'Recommendation',
  'table-title': () => 'Table',
  'table-header': () => 'Column header of a table',
  'table-entry': () => 'Table entry',
  label: () => 'Metadata label',
  value: () => 'Metadata',
};

function linksByLine(guideline: Guideline): ReadonlyMap<number, readonly Link[]> {
  const found = new Map<number, Link[]>();
  const add = (line: number | undefined, link: Link) => {
    if (line === undefined) return;
    const links = found.get(line) ?? [];
    if (!links.some(({ href }) => href === link.href)) found.set(line, [...links, link]);
  };
  for (const section of guideline.sections)
    add(section.place.line, { href: hrefs.section(section.id), label: section.heading });
  for (const recommendation of guideline.recommendations)
    add(recommendation.row.place.line, recommendationLink(recommendation));
  for (const table of guideline.tables) {
    add(table.place.line, { href: hrefs.table(table.id), label: table.title });
    for (const { code, text, place } of table.entries)
      add(place.line, { href: hrefs.entry(table.id, code), label: text });
  }
  guideline.metadata.forEach((field, index) => {
    const link = { href: hrefs.metadata(index), label: field.label };
    for (const { line } of [field.place, ...field.values.map(({ place }) => place)]) add(line, link);
  });
  for (const { id, title, source } of guideline.criteria)
    add(source.place.line, { href: hrefs.criterion(id), label: `Criterion: ${title}` });
  addHeaders(guideline, add);
  return found;
}

/** Header lines lead to the legend of the ratings, those of a table to the table. */
function addHeaders(guideline: Guideline, add: (line: number, link: Link) => void): void {
  const tables = new Map(guideline.tables.map(({ id, title }) => [id, title]));
  for (const { line, kind, subject } of guideline.ledger) {
    if (kind === 'header') add(line, { href: 'index.html#ratings', label: 'Legend of the ratings' });
    if (kind === 'title') add(line, { href: 'index.html', label: guideline.identity.title });
    const title = kind === 'table-header' && tables.get(subject);
    if (title) add(line, { href: hrefs.table(subject), label: title });
  }
}

function recommendationLink({ id, title }: Guideline['recommendations'][number]): Link {
  return { href: hrefs.recommendation(id), label: title };
}
