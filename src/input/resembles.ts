/**
 * Whether a line seems to be another one with a slip in it: the same beginning and the same end, with little (or two
 * letters that changed places) in between.
 * So a misspelt heading is one finding ("differs"), not two ("unknown" here, "missing" there).
 */
export function resembles(found: string, meant: string): boolean {
  const longest = Math.max(found.length, meant.length);
  const shortest = Math.min(found.length, meant.length);
  let start = 0;
  while (start < shortest && found[start] === meant[start]) start++;
  let end = 0;
  while (end < shortest - start && found.at(-1 - end) === meant.at(-1 - end)) end++;
  const [left, right] = [found, meant].map((text) => text.slice(start, text.length - end)) as [
    string,
    string,
  ];
  const swapped = left.length === 2 && left === `${right[1]}${right[0]}` ? 1 : 0;
  return (start + end + swapped) / longest >= 0.75;
}
