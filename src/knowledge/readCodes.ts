import type { Report } from '../diagnostic.ts';
import { excerpt } from '../input/visible.ts';
import type { CodeClass } from '../logic/codeSet.ts';
import { checkCode } from './checkCode.ts';
import type { ListedCode } from './codeList.ts';
import { type CodeRow, codeRows } from './codeRows.ts';

const columns = [
  'system',
  'code',
  'display',
  'class',
  'class_reason',
  'verified',
  'source1',
  'source2',
  'note',
];
const classes = ['definite', 'possible', 'never', ''];
const roles = [
  'indication',
  'prerequisite',
  'contraindication',
  'drug',
  'intervention',
  'assessment',
  'complication',
  'other',
  '',
];

/**
 * Reads the CSV file of a code list. Only rows with `verified=yes` are used. Rows of the role `other` are context: those
 * that are a reason to ask count as such, the rest never does. Undefined when none could be read. Reports
 * `code-duplicate`, `code-verified-unknown`, `code-class-unknown`, `code-role-unknown`, `code-role-definite` and what `codeRows` and `checkCode` do.
 * @param context the whole list is context: its rows keep their class, since nothing reads it
 */
export function readCodes(
  file: string,
  bytes: Uint8Array,
  context: boolean,
  report: Report,
): ListedCode[] | undefined {
  const seen = new Set<string>();
  return codeRows(file, bytes, columns, report)?.flatMap((row) => {
    if (!isVerified(row, report)) return [];
    const code = listedCode(row, context, report);
    const key = `${code.system}|${code.code}`;
    if (seen.has(key))
      report({
        code: 'code-duplicate',
        severity: 'error',
        message: `The code ${key} stands twice in this list. Remove one row.`,
        place: row.at('code'),
      });
    seen.add(key);
    return [code];
  });
}

/** A slip in this cell would drop the code without a word. */
function isVerified({ cell, at }: CodeRow, report: Report): boolean {
  const verified = cell('verified');
  if (!['yes', 'no', ''].includes(verified))
    report({
      code: 'code-verified-unknown',
      severity: 'error',
      message: `Verified is "${excerpt(verified)}"; allowed: yes (somebody saw the code with this display in source1), or no, and then it is not used.`,
      place: at('verified'),
    });
  return verified === 'yes';
}

function listedCode(row: CodeRow, context: boolean, report: Report): ListedCode {
  const { cell, place } = row;
  const [system, code, display, source] = [cell('system'), cell('code'), cell('display'), cell('source1')];
  checkCode({ system, code, display, source }, row, report);
  const printed = cell('class');
  const role = cell('role');
  const named = printed.replace(/^legacy:?/, '');
  checkWords(printed, named, role, (rule, message, column) =>
    report({ code: rule, severity: 'error', message, place: row.at(column) }),
  );
  const other = role === 'other';
  const left = other && !context && named === '';
  const reason =
    cell('class_reason') || (left ? 'Context of the list (role "other"), not a member of it.' : '');
  return {
    system,
    code,
    display,
    source,
    ...(cell('source2') && { secondSource: cell('source2') }),
    class: left ? 'never' : ((named || 'unclassed') as CodeClass),
    legacy: printed.startsWith('legacy'),
    ...(reason && { reason }),
    ...(cell('note') && { note: cell('note') }),
    ...(other && { context: true }),
    authored: place,
  };
}

function checkWords(
  printed: string,
  named: string,
  role: string,
  fault: (rule: string, message: string, column: string) => void,
): void {
  if (!classes.includes(named))
    fault(
      'code-class-unknown',
      `The class is "${excerpt(printed)}"; allowed: definite, possible, never, each also as legacy:…, or nothing where no criterion reads the list.`,
      'class',
    );
  if (!roles.includes(role))
    fault(
      'code-role-unknown',
      `The role is "${excerpt(role)}"; allowed: ${roles.filter(Boolean).join(', ')}.`,
      'role',
    );
  if (role === 'other' && named === 'definite')
    fault(
      'code-role-definite',
      'A row of the role "other" is context and cannot be definite evidence. Change its role, or its class to possible or never.',
      'role',
    );
}
