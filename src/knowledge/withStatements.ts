import type { Reading } from '../input/reading.ts';
import type { SourceText } from '../input/sourceText.ts';

/**
 * Lets the lines of a source know the statements that were read from them where these are not what stands there letter for
 * letter: without the markup of Markdown or the quotes of CSV. So a quote may be copied from the statement as it is shown.
 */
export function withStatements(source: SourceText, { rows }: Pick<Reading, 'rows'>): SourceText {
  const statements = new Map(
    rows
      .filter(({ line, statement }) => !line.text.includes(statement))
      .map(({ line, statement }) => [line.number, statement]),
  );
  if (statements.size === 0) return source;
  const lines = source.lines.map((line) => {
    const statement = statements.get(line.number);
    return statement === undefined ? line : { ...line, statement };
  });
  return { ...source, lines };
}
