import type { Place, Report } from '../diagnostic.ts';
import { isMangled } from '../input/mangled.ts';
import { excerpt } from '../input/visible.ts';
import { codeFault } from './codeFault.ts';
import type { Coding } from './guideline.ts';

/**
 * What every listed code must have. Reports `code-mangled`, `code-form`, `code-check-digit`, `code-without-source` and
 * `code-without-display`.
 */
export function checkCode({ system, code, display, source }: Coding, place: Place, report: Report): void {
  const fault = (rule: string, message: string) => report({ code: rule, severity: 'error', message, place });
  const wrong = code === '' ? undefined : codeFault(system, code);
  if (isMangled(code))
    fault(
      'code-mangled',
      `The code "${excerpt(code)}" looks like what a spreadsheet makes of one. Format the column as text and type the code again.`,
    );
  else if (wrong)
    fault(wrong.rule, `The code "${excerpt(code)}" ${wrong.words}. Compare it with its source.`);
  if (source === '')
    fault(
      'code-without-source',
      `The code ${excerpt(code)} names no source that pairs it with its display. A code counts only when verified: fill in source1.`,
    );
  if (display === '' || code === '' || system === '')
    fault('code-without-display', 'The row lacks system, code or display. Fill it in.');
}
