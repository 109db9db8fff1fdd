import { enough, percentOf, type Score } from './score.ts';

/** What was tried, for its heading. */
export interface NamedScore {
  readonly name: string;
  readonly score: Score;
}

/** Scores as Markdown, without dates, so that the same scores are the same text. */
export function scoreTable(scores: readonly NamedScore[]): string {
  return [
    '# Mutation scores',
    '',
    `Written by \`npm run mutate -- --write\`: one thing is changed at a time, and the tests, or the kept cases, must notice at least ${enough * 100} %.`,
    'Survivors are named by the run itself; changes that nobody could notice stand below each table with the reason, and are not counted.',
    '',
    ...scores.flatMap(({ name, score }) => [`## ${capital(name)}`, '', ...table(score), ...excused(score)]),
  ].join('\n');
}

function table({ kinds, noticed, total }: Score): readonly string[] {
  const row = (kind: string, count: number, of: number) =>
    `| ${kind} | ${count} | ${of} | ${percentOf(count, of)} |`;
  return [
    '| kind of change | noticed | tried | score |',
    '|---|--:|--:|--:|',
    ...kinds.map((each) => row(each.kind, each.noticed, each.total)),
    row('**all**', noticed, total),
    '',
  ];
}

function excused({ excused: changes }: Score): readonly string[] {
  if (changes.length === 0) return [];
  return [
    'Changes that nobody could notice:',
    '',
    ...changes.map(({ id, reason }) => `- \`${id.replaceAll('`', "'")}\`: ${reason}`),
    '',
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
