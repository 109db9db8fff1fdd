const unseen = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|(?! )\p{Zs}/gu;

/**
 * Text as a message may show it: what cannot be seen, or what a terminal would obey, is written as `\u00A0`, so that a
 * no-break space does not look like a space.
 */
export function visible(text: string): string {
  return text.replace(
    unseen,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** A text cut to a length that fits into a message, and made visible. */
export function excerpt(text: string, length = 60): string {
  return visible(text.length > length ? `${text.slice(0, length - 1)}…` : text);
}

/** Names the characters of a word that only look like plain ones: Cyrillic letters, other hyphens, zero-width spaces. */
export function lookalikes(text: string): string {
  const odd = [...text].filter((sign) => sign > '~').map((sign) => `"${visible(sign)}" is U+${hex(sign)}`);
  return odd.length > 0 ? ` Look closely: ${odd.join(', ')}.` : '';
}

function hex(sign: string): string {
  return (sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
}
