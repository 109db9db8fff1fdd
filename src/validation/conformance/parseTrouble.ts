import { createRequire } from 'node:module';

const known = new Map<string, string | undefined>();

/** What the FHIRPath parser complains about in an expression. The parser is loaded at the first question: it takes a tenth of a second. */
export function parseTrouble(expression: string): string | undefined {
  if (known.size >= 1000) known.clear();
  if (!known.has(expression)) known.set(expression, troubleOf(expression));
  return known.get(expression);
}

function troubleOf(expression: string): string | undefined {
  const fhirpath = createRequire(import.meta.url)('fhirpath') as typeof import('fhirpath').default;
  try {
    fhirpath.parse(expression);
    return undefined;
  } catch (error) {
    return (error as Error).message
      .replace(/\s+/g, ' ')
      .replace(/ expecting \{.*\}/, '')
      .trim();
  }
}
