import { resembles } from '../input/resembles.ts';

/** Most ids that a message lists. */
const most = 12;

/**
 * The ids that stand in place of one that is not there, as a message lists them: those it may be a slip of first, then those
 * that share a word with it; all of them, in their order, where they are few.
 */
export function knownIds(id: string, known: readonly string[]): string {
  if (known.length === 0) return 'none';
  const slips = known.filter((other) => resembles(id, other));
  if (known.length <= most) return [...slips, ...known.filter((other) => !slips.includes(other))].join(', ');
  const words = id.split('-').filter((word) => word.length > 2);
  const alike = known.filter((other) => words.some((word) => other.includes(word)));
  const near = [...new Set([...slips, ...alike])].slice(0, most);
  const rest = known.length - near.length;
  return near.length > 0
    ? `${near.join(', ')} and ${rest} others`
    : `${known.slice(0, most).join(', ')} and ${known.length - most} others`;
}
