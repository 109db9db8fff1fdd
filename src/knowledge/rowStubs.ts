import type { ReadRow } from '../input/reading.ts';

/** As many as a screen holds. */
const most = 3;
/** The longest id and title that recommendations.yaml takes. */
const longestId = 34;
const longestTitle = 139;

/**
 * Entries of recommendations.yaml for the first rows without one, to be pasted and filled in. What a person must decide is
 * empty, so that it is reported until it was decided; the id is only a proposal.
 * @param taken ids that the file has already
 */
export function rowStubs(rows: readonly ReadRow[], taken: readonly string[]): string {
  const ids = new Set(taken);
  return rows
    .slice(0, most)
    .map((row) => stub(row, freeId(row, ids)))
    .join('\n');
}

/** Lines of rows, neighbours joined: `11-14, 19`. */
export function rowLines(rows: readonly ReadRow[]): string {
  const ranges: [number, number][] = [];
  for (const { line } of rows) {
    const last = ranges.at(-1);
    if (last && last[1] + 1 === line.number) last[1] = line.number;
    else ranges.push([line.number, line.number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

function stub(row: ReadRow, id: string): string {
  const title = row.statement.length <= longestTitle ? row.statement : '';
  return [
    `  - id: ${id}`,
    `    line: ${row.line.number}`,
    '    kind: ""',
    '    direction: ""',
    `    title: ${JSON.stringify(title)}`,
    '    rationale: ""',
  ].join('\n');
}

function freeId(row: ReadRow, ids: Set<string>): string {
  const words = row.statement.toLowerCase().match(/[a-z0-9]+/g) ?? ['row'];
  // Room for a number behind it.
  const whole = words.join('-').slice(0, longestId - 4);
  const cut = whole.length < words.join('-').length ? whole.replace(/-[^-]*$/, '') : whole;
  let id = cut;
  for (let number = 2; ids.has(id); number++) id = `${cut}-${number}`;
  ids.add(id);
  return id;
}
