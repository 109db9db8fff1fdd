/** A code system that an expression compares with, and the code beside it where one stands. */
export interface ClaimedCode {
  readonly system: string;
  readonly code: string | undefined;
}

const known = new Map<string, readonly ClaimedCode[]>();

/** `system = 'S' and code = 'C'`, in this order or the other. Each pair once; read once for a text. */
export function claimedCodes(text: string): readonly ClaimedCode[] {
  if (!text.includes('system')) return [];
  if (known.size > 300) known.clear();
  const found = known.get(text) ?? read(text);
  known.set(text, found);
  return found;
}

function read(text: string): readonly ClaimedCode[] {
  const pairs = new Map<string, ClaimedCode>();
  const pattern =
    /(?:\bcode\s*=\s*'([^']*)'\s+and\s+)?\bsystem\s*=\s*'([^']+)'(?:\s+and\s+code\s*=\s*'([^']*)')?/g;
  for (const [, before, system = '', after] of text.matchAll(pattern)) {
    const code = before ?? after;
    pairs.set(`${system}|${code}`, { system, code });
  }
  return [...pairs.values()];
}
