import type { ReadEntry } from '../input/reading.ts';
import { placeOf } from '../input/sourceText.ts';
import { bindLines, type Lock } from './bindLines.ts';
import type { CellContext } from './cellsOf.ts';
import { shiftWords } from './shiftOf.ts';

/** What findings call an entry of each list, and the words for it. */
const rules = {
  split: { rule: 'split', its: 'its split' },
  codes: { rule: 'code', its: 'its code' },
  notComputed: { rule: 'cell-reason', its: 'its reason' },
} as const;

/**
 * Joins what tables.yaml says of single lines with the lines of a table: by hash, then by line. Reports, with `split`,
 * `code` or `cell-reason` before it: `-unknown-line`, `-twice`, `-changed`, and as a warning `-moved`; and `entries-shifted`.
 */
export function bindTableLines<E extends Lock>(
  items: readonly E[],
  key: keyof typeof rules,
  { table, source, at, report }: CellContext,
): ReadonlyMap<ReadEntry, E> {
  const { rule, its } = rules[key];
  const targets = table.entries.map((entry) => ({ number: entry.line.number, text: entry.printed, entry }));
  const { found, changed, lost, shift } = bindLines(items, targets);
  if (shift)
    report({
      code: 'entries-shifted',
      severity: 'error',
      message: `"${table.title}": ${shiftWords(shift)}`,
      place: at(key, items.indexOf(shift.first)),
    });
  for (const [item, holder] of lost) {
    const other = item.hash === undefined || item.hash === holder?.hash ? holder : undefined;
    report({
      code: other ? `${rule}-twice` : `${rule}-unknown-line`,
      severity: 'error',
      message: other
        ? `Line ${item.line} stands twice under ${key}. Mend the line of one of the two.`
        : item.hash !== undefined
          ? `No line of the table "${table.title}" has this hash any more. Mend the line and remove the hash, or remove the entry.`
          : `Line ${item.line} is no line of the table "${table.title}". Mend the line, or remove it.`,
      place: at(key, items.indexOf(item)),
    });
  }
  for (const item of changed)
    if (!source.changesNamed)
      report({
        code: `${rule}-changed`,
        severity: 'error',
        message: `Line ${item.line} changed since ${its} was written. Read it against the line, then run "knart check --relock".`,
        place: placeOf(source, source.lines[item.line - 1] ?? table.line),
      });
  const moved = [...found].filter(([item, target]) => item.hash !== undefined && item.line !== target.number);
  const first = moved[0];
  if (first)
    report({
      code: `${rule}-moved`,
      severity: 'warning',
      message: `Line ${first[0].line} of "${table.title}" stands on line ${first[1].number} now${moved.length > 1 ? `; so it is with ${moved.length - 1} more` : ''}. Run "knart check --relock".`,
      place: at(key, items.indexOf(first[0])),
    });
  return new Map([...found].map(([item, target]) => [target.entry, item]));
}
