import { placeOf, type SourceLine, type SourceText } from '../input/sourceText.ts';
import type { Quote } from './guideline.ts';

/** Words of the source, with the line where they were expected if they stand on another one. */
export interface FoundWords extends Quote {
  readonly movedFrom?: number;
}

/**
 * Finds words in the source: on the line that is named, else on the nearest that holds them, since lines move when others
 * are inserted above. Without a named line, where they stand first.
 */
export function findWords(source: SourceText, words: string, line?: number): FoundWords | undefined {
  const named = line === undefined ? undefined : source.lines[line - 1];
  if (named?.text.includes(words)) return { text: words, place: placeIn(source, named, words) };
  let nearest: SourceLine | undefined;
  for (const one of source.lines)
    if (one.text.includes(words) && (!nearest || distance(one, line) < distance(nearest, line)))
      nearest = one;
  if (!nearest) return undefined;
  const place = placeIn(source, nearest, words);
  return { text: words, place, ...(line !== undefined && { movedFrom: line }) };
}

function distance(one: SourceLine, line: number | undefined): number {
  return line === undefined ? one.number : Math.abs(one.number - line);
}

function placeIn(source: SourceText, line: SourceLine, words: string) {
  return placeOf(source, line, line.text.indexOf(words) + 1, words.length);
}
