const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const special = /[\p{Cc}\p{Cs}&<>"\ufffe\uffff]/gu;

/**
 * Text as it may stand in XML 1.0, between tags or quotes. What XML has no way to write, control characters and halves of a pair, is shown by its
 * number: `[U+001B]`. https://www.w3.org/TR/xml/#charsets
 */
export function xmlText(text: string): string {
  return text.replaceAll(
    special,
    (one) => named[one] ?? `[U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}
