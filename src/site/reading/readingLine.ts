import type { Extension } from 'fhir/r4.js';
import { lineHash } from '../../input/lineHash.ts';

/** One thing that a reviewer reads and marks: a criterion, or a card of a plan, in the English of the artifacts. */
export interface ReadingLine {
  readonly kind: 'criterion' | 'card';
  /** Id of the criterion, or `<plan>/<card>`. */
  readonly id: string;
  readonly title: string;
  /** What it says, in the order of reading; a mark is about these words and those of the source. */
  readonly said: readonly SaidWords[];
  readonly source: readonly SourceWords[];
  readonly basis: string | undefined;
  readonly rationale: string | undefined;
  /** Reference of the artifact that it was read from. */
  readonly artifact: string;
  /** First 16 hex digits of the sha256 of title, what it says and the words of the source: changes when any of them does. */
  readonly hash: string;
}

/** Words of an artifact, with what they are. */
export interface SaidWords {
  readonly label: string;
  readonly text: string;
}

/** Words of the source, cut out by the offset and length that an artifact gives, with what stands around them on their line. */
export interface SourceWords {
  readonly line: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** The source text, as lines and where each stands in the file. */
export interface SourceLines {
  readonly lines: readonly string[];
  readonly spans: readonly { readonly offset: number; readonly length: number }[];
}

/** Gives a line its hash. */
export function readingLine(line: Omit<ReadingLine, 'hash'>): ReadingLine {
  const { title, said, source } = line;
  const words = [
    title,
    ...said.flatMap(({ label, text }) => [label, text]),
    ...source.map(({ text }) => text),
  ];
  return { ...line, hash: lineHash(JSON.stringify(words)) };
}

const derivation = 'http://hl7.org/fhir/StructureDefinition/derivation-reference';

/** The words of the source that `derivation-reference` extensions point to. */
export function sourceWords(extensions: readonly Extension[], source: SourceLines): SourceWords[] {
  return extensions
    .filter(({ url }) => url === derivation)
    .flatMap(({ extension = [] }) => {
      const offset = extension.find(({ url }) => url === 'offset')?.valueInteger;
      const length = extension.find(({ url }) => url === 'length')?.valueInteger;
      return offset === undefined || length === undefined ? [] : (wordsAt(offset, length, source) ?? []);
    });
}

/** A text that goes on over lines is cut at the end of its first. */
function wordsAt(offset: number, length: number, { lines, spans }: SourceLines): SourceWords | undefined {
  const index = spans.findLastIndex((span) => span.offset <= offset);
  const line = lines[index];
  const span = spans[index];
  if (line === undefined || !span) return undefined;
  const from = offset - span.offset;
  return {
    line: index + 1,
    before: line.slice(0, from),
    text: line.slice(from, from + length),
    after: line.slice(from + length),
  };
}
