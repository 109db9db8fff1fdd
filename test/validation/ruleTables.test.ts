import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import type { Rule } from '../../src/validation/rule.ts';
import { rules } from '../../src/validation/rules/index.ts';
import type { RuleRow } from '../support/testRule.ts';

/** What the test files hand to `testRule`, which runs it when they run themselves. */
const tables = vi.hoisted(() => [] as { readonly rule: Rule; readonly rows: readonly RuleRow[] }[]);
vi.mock('../support/testRule.ts', () => ({
  testRule: (rule: Rule, rows: readonly RuleRow[]) => tables.push({ rule, rows }),
}));

const folder = fileURLToPath(new URL('rules', import.meta.url));
for (const file of readdirSync(folder).filter((name) => name.endsWith('.test.ts')))
  await import(`./rules/${file}`);

test.each(rules)('$code has a table with a clean and a faulty row', (rule) => {
  const rows = tables.filter((table) => table.rule === rule).flatMap((table) => table.rows);
  expect(rows.filter(({ findings }) => findings.length === 0)).not.toEqual([]);
  expect(rows.filter(({ findings }) => findings.length > 0)).not.toEqual([]);
});

test('no table is about a rule that is not listed', () => {
  expect(tables.filter(({ rule }) => !rules.includes(rule)).map(({ rule }) => rule.code)).toEqual([]);
});

test('every rule that has a file is listed', () => {
  const files = readdirSync(fileURLToPath(new URL('../../src/validation/rules', import.meta.url)));
  expect(rules).toHaveLength(files.filter((name) => name !== 'index.ts').length);
});
