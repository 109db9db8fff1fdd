import { excerpt } from '../input/visible.ts';
import type { YamlPath } from '../input/yamlFile.ts';
import type { Span } from '../logic/span.ts';
import type { CriterionScope } from './criterionScope.ts';

const form = /^([1-9]\d{0,3}) (day|month|year)s?$/;

/** Reads a length of time, `3 months`. Reports `span-without-unit` and `span-form`. */
export function readSpan(value: string | number, path: YamlPath, scope: CriterionScope): Span | undefined {
  const span = spanOf(value);
  if (span) return span;
  const allowed = 'Write a whole number and day, days, month, months, year or years: 3 months.';
  const weeks = /^([1-9]\d{0,2}) weeks?$/.exec(String(value))?.[1];
  if (weeks !== undefined)
    scope.fault('span-form', `Weeks are written in days: ${Number(weeks) * 7} days.`, path);
  else if (/^\s*\d+(?:\.\d+)?\s*$/.test(String(value)))
    scope.fault('span-without-unit', `${value} of what? A length of time needs its unit. ${allowed}`, path);
  else scope.fault('span-form', `"${excerpt(String(value))}" is no length of time. ${allowed}`, path);
  return undefined;
}

/** The span that a value is written for, if it is one. */
export function spanOf(value: unknown): Span | undefined {
  const found = form.exec(String(value));
  return found ? { count: Number(found[1]), unit: found[2] as Span['unit'] } : undefined;
}

/** Reads `3 months ago or earlier`. Reports `span-form` and what `readSpan` does. */
export function readBegun(value: string, path: YamlPath, scope: CriterionScope): Span | undefined {
  const found = /^(.*) ago or earlier$/.exec(value);
  if (found) return readSpan(found[1] as string, path, scope);
  scope.fault(
    'span-form',
    `"${excerpt(value)}" does not say when it began. Write a length of time and "ago or earlier": 3 months ago or earlier.`,
    path,
  );
  return undefined;
}

/** `3 months`, `1 day`. */
export function spanWords({ count, unit }: Span): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
