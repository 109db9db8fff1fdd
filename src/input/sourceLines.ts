import type { Report } from '../diagnostic.ts';

/** One line. `offset` and `length` count characters of the file's text, the line end left out. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  /** The statement read from this line, where it does not stand in it letter for letter. */
  readonly statement?: string;
}

/** How a text is written; decides which white space carries no meaning in it. */
export type SourceFormat = 'text' | 'csv' | 'markdown';

/** The lines of a text, each character as it stands. */
export function exactLines(text: string): SourceLine[] {
  let offset = 0;
  return text.split('\n').map((line, index) => {
    const start = offset;
    offset += line.length + 1;
    return { number: index + 1, text: line, offset: start, length: line.length };
  });
}

/** Exact lines, but with line ends and byte order mark as meant: for a text whose conversion was reported as such. */
export function convertedLines(text: string): SourceLine[] {
  return exactLines(text).map((line) => ({
    ...line,
    text: line.text.replace(/^\uFEFF/, '').replace(/\r+$/, ''),
  }));
}

interface Meaning {
  readonly one: string;
  readonly many: string;
  readonly find: RegExp;
  readonly put: string;
  readonly formats: readonly SourceFormat[];
}

/** In CSV a tab may be the delimiter, and in CSV and Markdown spaces between cells only align them. */
const meanings: readonly Meaning[] = [
  {
    one: 'byte order mark',
    many: 'byte order marks',
    find: /\uFEFF/g,
    put: '',
    formats: ['text', 'csv', 'markdown'],
  },
  {
    one: 'carriage return at a line end',
    many: 'carriage returns at line ends',
    find: /\r+$/g,
    put: '',
    formats: ['text', 'csv', 'markdown'],
  },
  {
    one: 'no-break space',
    many: 'no-break spaces',
    find: /[\u00A0\u202F\u2007]/g,
    put: ' ',
    formats: ['text', 'csv', 'markdown'],
  },
  { one: 'tab', many: 'tabs', find: /\t/g, put: ' ', formats: ['text', 'markdown'] },
  { one: 'trailing space', many: 'trailing spaces', find: / +$/g, put: '', formats: ['text'] },
  {
    one: 'repeated space',
    many: 'repeated spaces',
    find: /(?<=\S) {2,}(?=\S)/g,
    put: ' ',
    formats: ['text'],
  },
];

/** The lines of an unlocked text, its white space as meant. Reports `source-white-space`, once for each kind. */
export function meantLines(file: string, text: string, format: SourceFormat, report: Report): SourceLine[] {
  const seen = new Map<Meaning, { count: number; line: number; column: number }>();
  const lines = exactLines(text).map((line) => {
    let meant = line.text;
    for (const meaning of meanings) {
      const at = meaning.formats.includes(format) ? meant.search(meaning.find) : -1;
      if (at < 0) continue;
      const count = meant.match(meaning.find)?.length ?? 0;
      const first = seen.get(meaning);
      if (first) first.count += count;
      else seen.set(meaning, { count, line: line.number, column: at + 1 });
      meant = meant.replace(meaning.find, meaning.put);
    }
    return { ...line, text: meant, length: line.text.replace(/\r+$/, '').length };
  });
  for (const [{ one, many }, { count, line, column }] of seen)
    report({
      code: 'source-white-space',
      severity: 'information',
      message: `Read as meant: ${count} ${count === 1 ? one : many}, first here.`,
      place: { file, line, column },
    });
  return lines;
}
