import type { Issue, Verdict } from './verdict.ts';

export type Engine = 'validator' | 'validator-native';

/** A class of warnings that is understood. `class` is the message, with `*` for the parts that vary. */
export interface Expectation {
  readonly engines: readonly Engine[];
  readonly class: string;
  readonly reason: string;
}

/**
 * What the validators may say. `coreAlone` holds where the CPG, CRMI and extension definitions are missing,
 * `withDefinitions` where they are there. `coreAloneErrors` are errors by R4 core's own outdated definition of
 * something that the missing definitions bring up to date; no other error is excused.
 */
export interface ExpectedWarnings {
  readonly always: readonly Expectation[];
  readonly withDefinitions: readonly Expectation[];
  readonly coreAlone: readonly Expectation[];
  readonly coreAloneErrors: readonly Expectation[];
}

/** An issue with the name of the file it is about. */
export interface Placed extends Issue {
  readonly path: string;
}

export function errorsOf(verdicts: readonly Verdict[]): Placed[] {
  return placed(verdicts, ['error', 'fatal']);
}

export function warningsOf(verdicts: readonly Verdict[]): Placed[] {
  return placed(verdicts, ['warning']);
}

function placed(verdicts: readonly Verdict[], severities: readonly Issue['severity'][]): Placed[] {
  const all = verdicts.flatMap(({ path, issues }) => issues.map((issue) => ({ path, ...issue })));
  return all.filter(({ severity }) => severities.includes(severity));
}

/** The classes of issues that no expectation covers, each with how often and where first. */
export function unexpected(issues: readonly Placed[], expected: readonly Expectation[]): string[] {
  const classes = new Map<string, Placed[]>();
  for (const issue of issues) {
    if (expected.some((each) => matches(each, issue))) continue;
    const key = generalised(issue.text);
    classes.set(key, [...(classes.get(key) ?? []), issue]);
  }
  return [...classes].map(([key, [first, ...more]]) => {
    const example = `${first?.path} ${first?.expression}: ${first?.text} [${first?.messageId}]`;
    return `${more.length + 1} x ${key}\n    first: ${example}`;
  });
}

/** The classes of expectations that no issue bears out. */
export function idle(issues: readonly Placed[], expected: readonly Expectation[]): string[] {
  return expected.filter((each) => !issues.some((issue) => matches(each, issue))).map((each) => each.class);
}

function matches(expectation: Expectation, { text }: Issue): boolean {
  const literal = expectation.class.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's').test(text);
}

/** The template of a message: its urls stay, other quoted words, codes of a system and numbers vary. */
function generalised(text: string): string {
  const words = text
    .replace(/(?<!\w)'(?!https?:)[^']*'/g, "'*'")
    .replace(/(https?:[^'#\s]*)#[^'\s]*/g, '$1#*');
  return words.replace(/https?:\S+|\d+/g, (part) => (part.startsWith('http') ? part : '*'));
}
