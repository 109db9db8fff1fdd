import type { Report } from '../diagnostic.ts';
import { isMangled } from '../input/mangled.ts';
import { excerpt } from '../input/visible.ts';
import { codeFault } from './codeFault.ts';
import type { Coding } from './codeList.ts';
import type { CodeRow } from './codeRows.ts';
import { systemFault } from './systemFault.ts';

/**
 * What every listed code must have, told at its cell. Reports `code-system`, `code-mangled`, `code-form`, `code-check-digit`,
 * `code-without-source` and `code-without-display`.
 */
export function checkCode({ system, code, display, source }: Coding, { at }: CodeRow, report: Report): void {
  const fault = (rule: string, message: string, column: string) =>
    report({ code: rule, severity: 'error', message, place: at(column) });
  const odd = system === '' ? undefined : systemFault(system);
  if (odd) fault('code-system', odd, 'system');
  const wrong = code === '' ? undefined : codeFault(system, code);
  if (isMangled(code))
    fault(
      'code-mangled',
      `The code "${excerpt(code)}" looks like what a spreadsheet makes of one. Format the column as text and type the code again.`,
      'code',
    );
  else if (wrong) fault(wrong.rule, `The code "${excerpt(code)}" ${wrong.words}. ${wrong.mend}`, 'code');
  if (source === '')
    fault(
      'code-without-source',
      `The code ${excerpt(code)} names no source that pairs it with its display. A code counts only when verified: fill in source1.`,
      'source1',
    );
  const missing = Object.entries({ system, code, display }).flatMap(([name, text]) =>
    text === '' ? [name] : [],
  );
  if (missing.length > 0)
    fault(
      'code-without-display',
      `The row lacks its ${missing.join(' and ')}: a code is its system, its code and its display. Fill it in.`,
      missing[0] as string,
    );
}
