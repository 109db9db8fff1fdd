/**
 * A statement in English that can be joined with others without saying anything twice. What has the same verb is said with
 * one verb: “A” is recorded, “B” is recorded → “A” or “B” is recorded.
 */
export type Statement =
  | { readonly kind: 'constant'; readonly text: 'nothing' | 'anything' }
  | { readonly kind: 'said'; readonly text: string; readonly guarded: boolean }
  | About
  | { readonly kind: 'joined'; readonly word: Word; readonly parts: readonly Statement[] }
  | { readonly kind: 'some'; readonly count: number; readonly parts: readonly Statement[] };

/** Something said of one subject, or of several at once. */
interface About {
  readonly kind: 'about';
  readonly frame: Frame;
  readonly subjects: readonly string[];
  /** What several subjects are joined by. */
  readonly word?: Word;
}

/** What joins statements. */
export type Word = 'and' | 'or';

/** What is said of a subject, and how it is said of several at once, where that is good English and means the same. */
export interface Frame {
  readonly before: string;
  readonly after: string;
  /** For several subjects joined by "and"; absent where each needs its own verb. */
  readonly and?: Several;
  /** For several subjects joined by "or". */
  readonly or?: Several;
  /** True when what is said has commas of its own and wants parentheses among others. */
  readonly guarded?: true;
}

/** The frame around several subjects, and the word between them. */
export interface Several {
  readonly word: Word;
  readonly before?: string;
  readonly after: string;
}

/** Says that no case makes it so. */
export const nothing: Statement = { kind: 'constant', text: 'nothing' };

const anything: Statement = { kind: 'constant', text: 'anything' };

/** A statement in its own words. @param guarded it has commas of its own and wants parentheses among others */
export function said(text: string, guarded = false): Statement {
  return { kind: 'said', text, guarded };
}

/** A statement about one subject. */
export function about(frame: Frame, subject: string): Statement {
  return { kind: 'about', frame, subjects: [subject] };
}

/** All of the statements, or one of them. */
export function joined(word: Word, parts: readonly Statement[]): Statement {
  const [neutral, decisive] = word === 'and' ? [anything, nothing] : [nothing, anything];
  const flat = parts
    .flatMap((part) => (part.kind === 'joined' && part.word === word ? part.parts : [part]))
    .filter((part) => part !== neutral);
  if (flat.includes(decisive)) return decisive;
  const merged = flat.reduce<readonly Statement[]>((before, part) => withMerged(before, part, word), []);
  if (merged.length < 2) return merged[0] ?? neutral;
  return { kind: 'joined', word, parts: merged };
}

/** At least so many of the statements; those that never hold are left out. */
export function some(count: number, parts: readonly Statement[]): Statement {
  const able = parts.filter((part) => part !== nothing);
  if (able.length < count) return nothing;
  if (count <= 1) return joined('or', count < 1 ? [anything] : able);
  return able.length === count ? joined('and', able) : { kind: 'some', count, parts: able };
}

/** The same, but for an exception. */
export function unless(statement: Statement, exception: Statement): Statement {
  if (statement === nothing || exception === nothing) return statement;
  return said(`${inside(statement)}, unless ${inside(exception)}`, true);
}

/** Prints a statement without a capital and without a full stop; semicolons part what has commas of its own. */
export function printStatement(statement: Statement): string {
  if (statement.kind !== 'joined' || statement.parts.every(isSimple)) return plainText(statement);
  return statement.parts.map(plainText).join(`; ${statement.word} `);
}

function plainText(statement: Statement): string {
  switch (statement.kind) {
    case 'constant':
    case 'said':
      return statement.text;
    case 'about':
      return aboutText(statement);
    case 'joined':
      return statement.parts.map(inside).join(`, ${statement.word} `);
    case 'some': {
      const parts = statement.parts.map((part, index) => `(${index + 1}) ${plainText(part)}`);
      return `at least ${statement.count} of these: ${parts.join('; ')}`;
    }
  }
}

/** As a part of something longer: in parentheses where it could be misread. */
function inside(statement: Statement): string {
  const text = plainText(statement);
  return isSimple(statement) ? text : `(${text})`;
}

function isSimple(statement: Statement): boolean {
  switch (statement.kind) {
    case 'constant':
      return true;
    case 'said':
      return !statement.guarded;
    case 'about':
      return !statement.frame.guarded;
    case 'joined':
    case 'some':
      return false;
  }
}

function aboutText({ frame, subjects, word }: About): string {
  const several = word && frame[word];
  if (!several) return `${frame.before}${subjects[0]}${frame.after}`;
  return `${several.before ?? frame.before}${listed(subjects, several.word)}${several.after}`;
}

/** “A”, “B” or “C”. */
function listed(items: readonly string[], word: Word): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** Adds a statement, unless it was made; one about another subject with the same verb is merged into the first such. */
function withMerged(before: readonly Statement[], part: Statement, word: Word): readonly Statement[] {
  if (before.some((other) => plainText(other) === plainText(part))) return before;
  const at = before.findIndex((other) => canMerge(other, part, word));
  const other = before[at];
  if (other?.kind !== 'about' || part.kind !== 'about') return [...before, part];
  const subjects = [...new Set([...other.subjects, ...part.subjects])];
  return before.with(at, { ...other, subjects, word });
}

function canMerge(one: Statement, other: Statement, word: Word): boolean {
  if (one.kind !== 'about' || other.kind !== 'about' || !one.frame[word]) return false;
  if (one.frame.before !== other.frame.before || one.frame.after !== other.frame.after) return false;
  return [one, other].every((each) => each.word === undefined || each.word === word);
}
