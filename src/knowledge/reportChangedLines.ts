import type { Report } from '../diagnostic.ts';
import type { LineChange } from '../input/changedLines.ts';
import { placeOf, type SourceLine, type SourceText } from '../input/sourceText.ts';
import { excerpt } from '../input/visible.ts';

/** Most changed lines that are named one by one; a longer list helps nobody. */
const most = 20;

/**
 * Names the lines in which a locked source differs from its reviewed copy (`source.lock`); true if it named any. Reports
 * `source-line-changed`, `source-line-added` and `source-line-removed`.
 */
export async function reportChangedLines(
  reviewed: string,
  source: SourceText,
  report: Report,
): Promise<boolean> {
  // Loaded only when something changed: an ordinary build never compares.
  const { changedLines, firstDifference } = await import('../input/changedLines.ts');
  const changes = changedLines(reviewed, source.text);
  const lines = changes.flatMap((change) => linesOf(change));
  if (
    lines.length > 1 &&
    lines.every(({ was, now }) => was !== undefined && now !== undefined && bare(was) === bare(now))
  ) {
    reportConverted(lines, source, report);
    return true;
  }
  for (const { line, was, now } of lines.slice(0, most)) {
    const column = was !== undefined && now !== undefined ? firstDifference(was, now) : 1;
    report({
      ...wordsOf(was, now, column),
      severity: 'error',
      place: placeOf(source, source.lines[line - 1] ?? (source.lines.at(-1) as SourceLine), column),
    });
  }
  if (lines.length > most)
    report({
      code: 'source-changed',
      severity: 'error',
      message: `${lines.length - most} more lines changed. Is this the text that was reviewed?`,
      place: { file: source.file, line: lines[most]?.line ?? 1 },
    });
  return lines.length > 0;
}

/** A line without what an editor or git may put at its ends. */
function bare(line: string): string {
  return line.replace(/^\uFEFF/, '').replace(/\r+$/, '');
}

/** Converted line ends change every line and are one finding. */
function reportConverted(lines: readonly ChangedLine[], source: SourceText, report: Report): void {
  const [first] = lines as [ChangedLine];
  report({
    code: 'source-line-ends',
    severity: 'error',
    message: `${lines.length} lines differ from the reviewed ones in nothing but their line ends${lines.some(({ now }) => now?.startsWith('\uFEFF')) ? ' and a byte order mark' : ''}: an editor or git seems to have converted the file. Restore it byte for byte (a line "input/*/source.* -text" in .gitattributes keeps git away).`,
    place: placeOf(source, source.lines[first.line - 1] as SourceLine),
  });
}

interface ChangedLine {
  readonly line: number;
  readonly was?: string;
  readonly now?: string;
}

/** The lines of a stretch side by side; what is left over was added or removed. */
function linesOf({ line, was, now }: LineChange): ChangedLine[] {
  const last = Math.max(now.length - 1, 0);
  return Array.from({ length: Math.max(was.length, now.length) }, (_, i) => ({
    line: line + Math.min(i, last),
    ...(was[i] !== undefined && { was: was[i] }),
    ...(now[i] !== undefined && { now: now[i] }),
  }));
}

function wordsOf(was: string | undefined, now: string | undefined, column: number) {
  const mend = 'Restore it, or review the change and run "knart check --relock".';
  if (now === undefined)
    return {
      code: 'source-line-removed',
      message: `A line was removed here: "${excerpt(was ?? '')}". ${mend}`,
    };
  if (was === undefined)
    return { code: 'source-line-added', message: `This line was added: "${excerpt(now)}". ${mend}` };
  const differing = around(was, now, column - 1);
  return {
    code: 'source-line-changed',
    message: `This line read ${differing.was} and now reads ${differing.now}. ${mend}`,
  };
}

/** Characters shown on either side of a difference. */
const margin = 20;

/** The part in which two lines differ, with what stands around it. */
function around(was: string, now: string, start: number): { was: string; now: string } {
  let end = 0;
  while (end < Math.min(was.length, now.length) - start && was.at(-1 - end) === now.at(-1 - end)) end++;
  const cut = (text: string): string => {
    const from = start <= margin + 5 ? 0 : start - margin;
    const to = end <= margin + 5 ? text.length : text.length - end + margin;
    const shown = excerpt(text.slice(from, to), 200);
    return `"${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}"`;
  };
  return { was: cut(was), now: cut(now) };
}
