import { isNear, isOfKind, kindOf } from './findingKind.ts';
import type { ValidatorCase } from './validatorCase.ts';
import type { Issue } from './verdict.ts';

/** The errors of each validator about a case. */
export interface JudgedCase {
  readonly case: ValidatorCase;
  readonly ours: readonly Issue[];
  readonly hapi: readonly Issue[];
  readonly hl7: readonly Issue[];
}

/** How often verdicts (an error, or none) agree in the cases of a class. */
export interface ClassAgreement {
  readonly group: string;
  readonly class: string;
  readonly cases: number;
  /** Of those that somebody recorded. */
  readonly recorded: { readonly of: number; readonly agree: number };
  readonly hapi: number;
  readonly hl7: number;
}

/** The agreement by group and class, in the order in which the cases come. */
export function agreementByClass(judged: readonly JudgedCase[]): ClassAgreement[] {
  const keys = [...new Set(judged.map(({ case: { group, class: name } }) => `${group}\n${name}`))].sort();
  return keys.map((key) => {
    const [group = '', name = ''] = key.split('\n');
    const all = judged.filter((each) => each.case.group === group && each.case.class === name);
    return agreementOf(all, group, name);
  });
}

/** The agreement over cases, under a name for the table. */
export function agreementOf(all: readonly JudgedCase[], group: string, name: string): ClassAgreement {
  const recorded = all.filter((each) => each.case.recorded);
  return {
    group,
    class: name,
    cases: all.length,
    recorded: {
      of: recorded.length,
      agree: recorded.filter((each) => hasErrors(each.ours) === hasErrors(each.case.recorded ?? [])).length,
    },
    hapi: all.filter((each) => hasErrors(each.ours) === hasErrors(each.hapi)).length,
    hl7: all.filter((each) => hasErrors(each.ours) === hasErrors(each.hl7)).length,
  };
}

/** With whom we disagree about a case: of `the record`, `HAPI` and `HL7`. */
export function opponents({ case: { recorded }, ours, hapi, hl7 }: JudgedCase): string[] {
  const verdict = hasErrors(ours);
  const others = { ...(recorded && { 'the record': recorded }), HAPI: hapi, HL7: hl7 };
  return Object.entries(others).flatMap(([name, found]) => (hasErrors(found) === verdict ? [] : [name]));
}

function hasErrors(found: readonly unknown[]): boolean {
  return found.length > 0;
}

/** What became of the errors that both engines give about a case, at the same place in the same words. */
export interface KindAgreement {
  readonly kind: string;
  readonly owed: number;
  /** A finding of ours of the same kind in the case. */
  readonly found: number;
  /** Such a finding at the same element, its parent or a child. */
  readonly placed: number;
}

/** For each kind of error that both engines give: how many we give too, and where. */
export function agreementByKind(judged: readonly JudgedCase[]): KindAgreement[] {
  const tally = new Map<string, { owed: number; found: number; placed: number }>();
  for (const each of judged) {
    for (const { kind, matches, near } of owedErrors(each)) {
      const row = tally.get(kind) ?? { owed: 0, found: 0, placed: 0 };
      row.owed += 1;
      if (matches) row.found += 1;
      if (near) row.placed += 1;
      tally.set(kind, row);
    }
  }
  return [...tally].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, row]) => ({ kind, ...row }));
}

/** One error that both engines give, and whether we give one of its kind, and near it. */
export interface OwedError {
  readonly kind: string;
  readonly issue: Issue;
  readonly matches: boolean;
  readonly near: boolean;
}

/** What an engine says for want of a terminology server or of a definition, which we call a warning or nothing. */
const beyondUs = new Set(['terminology server', 'unknown profile or extension']);

/** The errors of a case that both engines give, one for each kind and place. */
export function owedErrors({ ours, hapi, hl7 }: JudgedCase): OwedError[] {
  const keyOf = (issue: Issue) => `${kindOf(issue)}\n${issue.expression}`;
  const both = new Set(hapi.map(keyOf));
  const judgeable = hl7.filter((issue) => both.has(keyOf(issue)) && !beyondUs.has(kindOf(issue)));
  const shared = new Map(judgeable.map((issue) => [keyOf(issue), issue]));
  return [...shared.values()].map((issue) => {
    const kind = kindOf(issue);
    const same = ours.filter((finding) => isOfKind(finding, kind));
    return {
      kind,
      issue,
      matches: same.length > 0,
      near: same.some(({ expression }) => isNear(expression, issue.expression)),
    };
  });
}
