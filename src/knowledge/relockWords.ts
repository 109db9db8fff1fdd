import type { Reading } from '../input/reading.ts';
import { excerpt, visible } from '../input/visible.ts';
import type { Lock, Target } from './bindLines.ts';
import type { RecommendationEntry } from './files.ts';
import type { LinePair } from './pairLines.ts';
import { isRewritten, type Relocked } from './relockBinding.ts';
import type { RelockedEntries, RowTarget } from './relockedEntries.ts';

/** An entry whose line changed, in words: who it is, and what changed about it. */
interface Concern {
  readonly was?: Target;
  readonly now?: Target;
  readonly name: string;
  readonly changes: readonly string[];
}

const added = 'added: locked for the first time';

/** What two readings differ in beside their lines. */
export interface RelockScope {
  /** Words that name each scale, by its id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly was: Reading | undefined;
}

/**
 * Every changed line, and below it the entries that it concerns with what changed: what a reviewer confirms. Entries that
 * change without a changed line of their own (under another heading now) come last.
 */
export function relockWords(
  pairs: readonly LinePair[],
  entries: RelockedEntries,
  scope: RelockScope,
): string[] {
  const concerns = concernsOf(entries, scope);
  const shown = new Set<Concern>();
  const words = pairs.flatMap((pair) => {
    const own = concerns.filter((one) => isAbout(one, pair));
    const lines = own.flatMap((one) => (shown.has(one) ? [`    ${one.name}: see above`] : wordsOf(one)));
    for (const one of own) shown.add(one);
    return [...linesOf(pair), ...(own.length === 0 ? orphanWords(pair, scope) : lines)];
  });
  const others = concerns.filter(
    (one) => !shown.has(one) && one.changes.length > 0 && (scope.was || one.changes[0] !== added),
  );
  return [...words, ...others.flatMap((one) => [`  line ${one.now?.number}`, ...wordsOf(one)])];
}

function linesOf({ was, now }: LinePair): string[] {
  return [
    now ? `  line ${now.number}` : `  line ${was?.number} of the reviewed text`,
    ...(was ? [`  - ${visible(was.text)}`] : []),
    ...(now ? [`  + ${visible(now.text)}`] : []),
  ];
}

function wordsOf({ name, changes, was, now }: Concern): string[] {
  const moved =
    changes.length === 0 && was && now ? [`moved: from line ${was.number} to line ${now.number}`] : changes;
  return [`    ${name}`, ...moved.map((change) => `      ${change}`)];
}

/** A row that went with its entry is said to be gone, so that nobody takes it for a mere line. */
function orphanWords({ was, now }: LinePair, { was: reading }: RelockScope): string[] {
  const row =
    was &&
    !now &&
    reading?.rows.some((one) => covers({ number: one.line.number, text: one.text }, was.number));
  return row ? ['    removed: a row that no entry is about'] : [];
}

function isAbout({ was, now }: Concern, pair: LinePair): boolean {
  return (
    (was !== undefined && pair.was !== undefined && covers(was, pair.was.number)) ||
    (now !== undefined && pair.now !== undefined && covers(now, pair.now.number))
  );
}

/** A row may stand on several lines of a CSV. */
function covers({ number, text }: Target, line: number): boolean {
  return line >= number && line < number + text.split('\n').length;
}

function concernsOf({ rows, tables }: RelockedEntries, { labels }: RelockScope): Concern[] {
  return [
    ...rows.locks.map((lock) => ({
      ...placesOf(lock),
      name: `${lock.entry.id} (${lock.entry.kind}, ${lock.entry.direction}): ${lock.entry.title}`,
      changes: rowChanges(lock, labels),
    })),
    ...tables.flatMap(({ title, kind, binding }) =>
      binding.locks.map((lock) => ({
        ...placesOf(lock),
        name: `${kind} of a line of "${title}" (tables.yaml)`,
        changes: lineChanges(lock, `its ${kind} was NOT changed: read it again`),
      })),
    ),
  ];
}

function placesOf({ was, now }: Relocked<Lock, Target>): { was?: Target; now?: Target } {
  return { ...(was && { was }), ...(now && { now }) };
}

function rowChanges(
  lock: Relocked<RecommendationEntry, RowTarget>,
  labels: ReadonlyMap<string, string>,
): string[] {
  const { entry, was, now } = lock;
  if (!was || !now || was.text === now.text) {
    const moved = was && now && was.row.section !== now.row.section;
    const section = moved ? [`moved: from section ${was.row.section} to ${now.row.section}`] : [];
    return [...lineChanges(lock, unread(entry)), ...section];
  }
  const reworded = was.row.statement !== now.row.statement;
  const graded = regraded(was, now, labels);
  return [
    ...(reworded ? [`reworded: ${unread(entry)}`] : []),
    ...(graded.length > 0 ? [`re-graded: ${graded.join(', ')}`] : []),
    ...(!reworded && graded.length === 0
      ? ['printed otherwise: its statement and ratings are the same']
      : []),
    ...(was.row.section === now.row.section
      ? []
      : [`moved: from section ${was.row.section} to ${now.row.section}`]),
  ];
}

function unread({ kind, direction }: RecommendationEntry): string {
  return `its kind (${kind}) and direction (${direction}) were NOT changed: read them again against the new words`;
}

function regraded(was: RowTarget, now: RowTarget, labels: ReadonlyMap<string, string>): string[] {
  return now.row.ratings.flatMap(({ scale, printed }) => {
    const before = was.row.ratings.find((one) => one.scale === scale)?.printed;
    return before === printed ? [] : [`${labels.get(scale) ?? scale} ${before ?? 'none'} → ${printed}`];
  });
}

/** What changed about a lock whose words are the same, or are known from one side only. */
function lineChanges(lock: Relocked<Lock, Target>, readAgain: string): string[] {
  const { entry, was, now } = lock;
  if (isRewritten(lock))
    return [`locked to other words than before ("${excerpt(now?.text ?? '')}"): ${readAgain}`];
  if (was && now && was.text !== now.text) return [`reworded: ${readAgain}`];
  if (was && !now) return ['removed'];
  return entry.hash === undefined && now ? [added] : [];
}
