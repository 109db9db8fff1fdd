import { placeOf, type SourceLine, type SourceText } from '../input/sourceText.ts';
import type { Quote } from './quote.ts';

/** Words of the source, with the line where they were expected if they stand on another one. */
export interface FoundWords extends Quote {
  readonly movedFrom?: number;
}

/**
 * Finds words in the source: on the line that is named, else on the nearest that holds them, since lines move when others
 * are inserted above. Without a named line, where they stand first. A line holds words also if the statement read from it does.
 */
export function findWords(source: SourceText, words: string, line?: number): FoundWords | undefined {
  const named = line === undefined ? undefined : source.lines[line - 1];
  if (named && holds(named, words)) return { text: words, place: placeIn(source, named, words) };
  let nearest: SourceLine | undefined;
  for (const one of source.lines)
    if (holds(one, words) && (!nearest || distance(one, line) < distance(nearest, line))) nearest = one;
  if (!nearest) return undefined;
  const place = placeIn(source, nearest, words);
  return { text: words, place, ...(line !== undefined && { movedFrom: line }) };
}

function distance(one: SourceLine, line: number | undefined): number {
  return line === undefined ? one.number : Math.abs(one.number - line);
}

function holds(line: SourceLine, words: string): boolean {
  return line.text.includes(words) || (line.statement?.includes(words) ?? false);
}

/** Words that are only in the statement have no place in the line that could be counted: the place is the line. */
function placeIn(source: SourceText, line: SourceLine, words: string) {
  const at = line.text.indexOf(words);
  return at < 0 ? placeOf(source, line) : placeOf(source, line, at + 1, words.length);
}
