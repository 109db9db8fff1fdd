const width = 100;

/** A value as JSON for people: what fits stands on one line, the rest is broken and indented. */
export function shortJson(value: unknown, indent = ''): string {
  const whole = onOneLine(value);
  if (indent.length + whole.length <= width || typeof value !== 'object' || value === null) return whole;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((each) => shortJson(each, inner))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${shortJson(each, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${onOneLine(each)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
