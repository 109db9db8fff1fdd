/**
 * Whether a file is among those that a pattern means: `*` and `?` stay within a folder, `**` goes through folders. The pattern may leave
 * out folders at the beginning of the path, and the name of a folder means all below it.
 */
export function fileMatches(pattern: string): (file: string) => boolean {
  const plain = pattern.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');
  const source = plain.replaceAll(/\*\*\/?|[*?]|[^*?]+/g, (part) => meanings[part] ?? literal(part));
  const whole = new RegExp(`(?:^|/)${source}(?:/|$)`);
  return (file) => whole.test(file.replaceAll('\\', '/'));
}

const meanings: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

function literal(text: string): string {
  return text.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
}
