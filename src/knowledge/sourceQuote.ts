import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { Quote } from './guideline.ts';

/** Words of the source with their place: on a line, or, if none is named, where they first stand. Undefined if they do not. */
export function sourceQuote(source: SourceText, text: string, line?: number): Quote | undefined {
  for (const each of line === undefined ? source.lines : source.lines.slice(line - 1, line)) {
    const at = each.text.indexOf(text);
    if (at >= 0) return { text, place: placeOf(source, each, at + 1, text.length) };
  }
  return undefined;
}
