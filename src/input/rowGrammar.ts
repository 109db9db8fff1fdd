import { excerpt, lookalikes } from './visible.ts';

/** What one rating column may say: printed spelling to code. */
export interface RatingColumn {
  readonly column: string;
  readonly scale: string;
  readonly label: string;
  /** Spelling → code. Spellings may hold spaces ("Very low"). */
  readonly spellings: ReadonlyMap<string, string>;
}

/** Order of the columns in a row: rating columns left and right of the one free text, the statement. */
export interface RowGrammar {
  readonly before: readonly RatingColumn[];
  readonly after: readonly RatingColumn[];
  /** Rating words that may truly end (or, with columns before it, begin) a statement. */
  readonly statementMayEndWith: readonly string[];
}

/** A row taken apart. */
export interface ParsedRow {
  readonly statement: string;
  /** In column order. */
  readonly ratings: readonly { readonly scale: string; readonly code: string; readonly printed: string }[];
}

/** What is wrong with a row, and where in it (1-based column). */
export interface RowFault {
  readonly code: 'row-unknown-rating' | 'row-without-statement' | 'row-extra-rating' | 'row-joined';
  readonly column: number;
  readonly length: number;
  readonly message: string;
}

/**
 * Takes a printed row apart. Ratings after the statement are read from the right end, those before it from the left, each
 * against its closed vocabulary and the longest spelling first; so "… MPS I II Weak" is never ambiguous.
 * `[statement, ...ratings]` joined in column order by single spaces is the row again.
 */
export function parseRow(text: string, grammar: RowGrammar): ParsedRow | RowFault {
  let start = 0;
  let end = text.length;
  const ratings: { scale: string; code: string; printed: string }[] = [];
  for (const column of grammar.before) {
    const printed = spellingAt(text.slice(start, end), column, 'start');
    if (printed === undefined) return unknown(text, start, end, column, 'start');
    ratings.push({ scale: column.scale, code: column.spellings.get(printed) as string, printed });
    start += printed.length + 1;
  }
  const trailing: typeof ratings = [];
  for (const column of [...grammar.after].reverse()) {
    const printed = spellingAt(text.slice(start, end), column, 'end');
    if (printed === undefined) return unknown(text, start, end, column, 'end');
    trailing.unshift({ scale: column.scale, code: column.spellings.get(printed) as string, printed });
    end -= printed.length + 1;
  }
  const statement = text.slice(start, Math.max(start, end));
  const fault = faultOfStatement(statement, start, grammar);
  return fault ?? { statement, ratings: [...ratings, ...trailing] };
}

/** Prints a row as it stood; the inverse of `parseRow`. */
export function printRow(row: ParsedRow, grammar: RowGrammar): string {
  const printed = row.ratings.map((rating) => rating.printed);
  return [
    ...printed.slice(0, grammar.before.length),
    row.statement,
    ...printed.slice(grammar.before.length),
  ].join(' ');
}

/** Whether a line that is no sound row has a rating where rows have theirs: then it is a row with a fault, not a remark. */
export function ratingNear(text: string, grammar: RowGrammar): boolean {
  const words = text.split(' ');
  const near = (columns: readonly RatingColumn[], part: readonly string[]) =>
    columns.some((column) =>
      [...column.spellings.keys()].some((word) => ` ${part.join(' ')} `.includes(` ${word} `)),
    );
  const reach = (columns: readonly RatingColumn[]) => columns.length * 2;
  return (
    near(grammar.after, words.slice(-reach(grammar.after) || words.length)) ||
    near(grammar.before, words.slice(0, reach(grammar.before)))
  );
}

/** Longest spelling that stands at one end of the text, set off by a space. */
function spellingAt(text: string, column: RatingColumn, end: 'start' | 'end'): string | undefined {
  let longest: string | undefined;
  for (const spelling of column.spellings.keys()) {
    const fits =
      text === spelling || (end === 'end' ? text.endsWith(` ${spelling}`) : text.startsWith(`${spelling} `));
    if (fits && spelling.length > (longest?.length ?? 0)) longest = spelling;
  }
  return longest;
}

function unknown(
  text: string,
  start: number,
  end: number,
  column: RatingColumn,
  side: 'start' | 'end',
): RowFault {
  const rest = text.slice(start, Math.max(start, end));
  const words = rest.split(' ');
  const found = (side === 'end' ? words.at(-1) : words[0]) ?? '';
  const at = side === 'end' ? start + rest.length - found.length : start;
  const allowed = [...column.spellings.keys()].join(', ');
  const what = found === '' ? 'nothing' : `"${excerpt(found)}"`;
  return {
    code: 'row-unknown-rating',
    column: at + 1,
    length: Math.max(found.length, 1),
    message: `Found ${what} where "${column.label}" must stand; allowed: ${allowed}.${lookalikes(found)} Mend the row, or add the spelling to the scale in layout.yaml.`,
  };
}

function faultOfStatement(statement: string, start: number, grammar: RowGrammar): RowFault | undefined {
  if (statement.trim() === '')
    return {
      code: 'row-without-statement',
      column: start + 1,
      length: 1,
      message: 'The row has ratings but no statement. Mend the row.',
    };
  return extraRating(statement, start, grammar) ?? joinedRows(statement, start, grammar);
}

/** A statement that ends in a word of the next column most likely carries one rating too many. */
function extraRating(statement: string, start: number, grammar: RowGrammar): RowFault | undefined {
  const next = grammar.after[0];
  const ending = next && statement !== '' ? spellingAt(statement, next, 'end') : undefined;
  const previous = grammar.before.at(-1);
  const beginning = previous ? spellingAt(statement, previous, 'start') : undefined;
  const word = ending ?? beginning;
  if (word === undefined || grammar.statementMayEndWith.includes(word)) return undefined;
  const column = ending ? start + statement.length - word.length : start;
  return {
    code: 'row-extra-rating',
    column: column + 1,
    length: word.length,
    message: `"${word}" beside the ratings looks like one rating too many. Mend the row; if the statement truly has it there, list it under statementMayEndWith in layout.yaml.`,
  };
}

/** A whole set of ratings inside a statement means that a line end was lost between two rows. */
function joinedRows(statement: string, start: number, grammar: RowGrammar): RowFault | undefined {
  const columns = [...grammar.after, ...grammar.before];
  if (columns.length < 2) return undefined;
  const alternatives = columns.map(
    (column) => `(?:${[...column.spellings.keys()].map(escapeRegExp).join('|')})`,
  );
  const match = new RegExp(`(?<=\\s)${alternatives.join(' ')}(?=\\S* )`).exec(statement);
  if (!match) return undefined;
  return {
    code: 'row-joined',
    column: start + match.index + 1,
    length: match[0].length,
    message: `A whole set of ratings ("${match[0]}") stands inside the statement: two rows seem to be on one line. Put each row on a line of its own.`,
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
