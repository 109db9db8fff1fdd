import type { Place, Report } from '../../diagnostic.ts';
import { type LintOptions, lintExpression } from './lintExpression.ts';
import { expressionParser } from './parseExpression.ts';
import type { Verdicts } from './verdicts.ts';

/** An expression, and where its author can mend it. */
export interface PlacedExpression {
  readonly text: string;
  /** What it belongs to, for the message: `the criterion "crps"`. */
  readonly subject: string;
  readonly place: Place;
}

/**
 * Checks expressions and reports each fault at the place of its author, with the words of the expression where it shows. What
 * was found clean before is not read again.
 */
export async function lintExpressions(
  expressions: readonly PlacedExpression[],
  verdicts: Verdicts,
  report: Report,
  options: LintOptions = {},
): Promise<void> {
  for (const { text, subject, place } of expressions) {
    const key = options.memberOf ? `memberOf ${text}` : text;
    if (verdicts.has(key)) continue;
    const parse = await expressionParser([text]);
    const findings = lintExpression(text, parse, options);
    if (findings.length === 0) verdicts.add(key);
    for (const { code, message, column } of findings)
      report({
        code,
        severity: 'error',
        message: `The FHIRPath of ${subject}, at "${excerpt(text, column)}": ${message}`,
        place,
      });
  }
}

/** The words of an expression from a column on, cut short. */
export function excerpt(text: string, column: number): string {
  const from = Math.max(0, column - 1);
  return text.length > from + 40 ? `${text.slice(from, from + 40)}...` : text.slice(from);
}
