import { percentOf, type Score } from './score.ts';

/** A score as lines for a terminal: survivors first, the total last. */
export function scoreWords(name: string, score: Score): string {
  const width = Math.max(5, ...score.kinds.map(({ kind }) => kind.length));
  const row = (kind: string, noticed: number, total: number) =>
    `  ${kind.padEnd(width)}  ${String(noticed).padStart(5)} of ${String(total).padStart(5)}  ${percentOf(noticed, total).padStart(7)}`;
  return [
    `${name}: mutants that nothing noticed: ${score.survivors.length}`,
    ...score.survivors.map(({ id, kind, where }) => `  ${where} [${kind}] ${id}`),
    ...titled(
      `${name}: listed as changing nothing: ${score.excused.length}`,
      score.excused.map(({ where, id, reason }) => `  ${where} ${id} (${reason})`),
    ),
    ...titled(
      `${name}: wrongly listed as changing nothing (noticed, or no such mutant): ${score.stale.length}`,
      score.stale.map((id) => `  ${id}`),
    ),
    `${name}: noticed by kind`,
    ...score.kinds.map(({ kind, noticed, total }) => row(kind, noticed, total)),
    row('total', score.noticed, score.total),
    '',
  ].join('\n');
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}
