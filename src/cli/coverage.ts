import type { Guideline } from '../knowledge/guideline.ts';

/** The ledger as text: each source line with the one thing that claims it, and a count per kind. */
export function coverageOf(guideline: Guideline): string {
  const byLine = new Map(guideline.recommendations.map((one) => [one.row.place.line, one.id]));
  const entries = new Map(
    guideline.tables.flatMap((table) =>
      table.entries.map((entry) => [entry.place.line, `${table.id}/${entry.code}`]),
    ),
  );
  const counts = new Map<string, number>();
  const lines = guideline.ledger.map(({ line, kind, subject, printed }) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === 'blank') return undefined;
    const what = kind === 'row' ? byLine.get(line) : kind === 'table-entry' ? entries.get(line) : undefined;
    const short = printed.length > 50 ? `${printed.slice(0, 47)}...` : printed;
    return `${String(line).padStart(5)}  ${kind.padEnd(15)}  ${(what ?? subject).padEnd(44)}  ${short}`;
  });
  const claimed = guideline.ledger.length - (counts.get('blank') ?? 0);
  const summary = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return `${lines.filter((line) => line !== undefined).join('\n')}\n${guideline.id}: ${claimed} of ${claimed} non-blank lines claimed once (${summary})\n`;
}
