import type { Report } from '../diagnostic.ts';
import { excerpt } from '../input/visible.ts';
import { checkCode } from './checkCode.ts';
import type { ListedCode } from './codeList.ts';
import { type CodeRow, codeRows } from './codeRows.ts';
import { overridden } from './overrideClasses.ts';

const classes = ['definite', 'possible', 'never'];

/**
 * Joins the codes of a site's own file (columns system, code, display; class, reason and source if wanted) to those of the
 * list. A new code is definite unless the site says otherwise. A code that the list has already is overridden, which takes
 * a class and a reason. Reports `code-class-unknown`, `reason-missing`, `code-duplicate` and what `codeRows` and `checkCode` do.
 */
export function readSlot(
  file: string,
  bytes: Uint8Array,
  listed: readonly ListedCode[],
  report: Report,
): ListedCode[] {
  const codes = [...listed];
  for (const row of codeRows(file, bytes, ['system', 'code', 'display'], report) ?? []) {
    const code = siteCode(row, file, report);
    const at = codes.findIndex((other) => other.system === code.system && other.code === code.code);
    const known = codes[at];
    if (!known) codes.push(code);
    else if (known.site || row.cell('class') === '') reportTwice(known, code, report);
    else codes[at] = overridden(known, code.class, row.cell('reason'), row.place);
  }
  return codes;
}

function siteCode(row: CodeRow, file: string, report: Report): ListedCode {
  const { cell, place } = row;
  const fault = (rule: string, message: string, column: string) =>
    report({ code: rule, severity: 'error', message, place: row.at(column) });
  const printed = cell('class');
  if (printed !== '' && !classes.includes(printed))
    fault(
      'code-class-unknown',
      `The class is "${excerpt(printed)}"; allowed: ${classes.join(', ')}, or nothing.`,
      'class',
    );
  if (printed !== '' && cell('reason') === '')
    fault(
      'reason-missing',
      'A class that a site gives needs its reason, which every reader sees. Fill in the column reason.',
      'reason',
    );
  const code = {
    system: cell('system'),
    code: cell('code'),
    display: cell('display'),
    source: cell('source') || `the site's own list ${file}`,
  };
  checkCode(code, row, report);
  return {
    ...code,
    class: (printed || 'definite') as ListedCode['class'],
    reason: cell('reason') || 'A code that the site uses for what the list is about.',
    legacy: false,
    site: true,
    authored: place,
  };
}

function reportTwice(known: ListedCode, code: ListedCode, report: Report): void {
  report({
    code: 'code-duplicate',
    severity: 'error',
    message: known.site
      ? `The code ${code.code} stands twice in this file. Remove one row.`
      : `The list has the code ${code.code} already (${known.class}). Remove the row, or give class and reason to change what it means here.`,
    place: code.authored,
  });
}
