import { type Expression, partsOf } from '../../fhirpath/expression.ts';
import type { Narrower, Narrowing } from './narrowing.ts';

/** A part of a condition that is not taken apart further. */
export interface Atom {
  readonly kind: 'atom';
  readonly expression: Expression;
  /** What the engine is asked: its text, in which lists that are narrowed have names of their own. */
  readonly text: string;
  readonly variables: readonly string[];
  /** Variables that are handed over whole. */
  readonly whole: readonly string[];
  readonly slots: readonly Slot[];
  readonly ofInput: boolean;
}

/** A list in one place of an atom. */
export interface Slot {
  /** The name in the text of the atom. */
  readonly name: string;
  readonly list: string;
  readonly narrow: Narrowing;
}

/** A list and the steps taken after it. */
interface Use {
  readonly list: Extract<Expression, { kind: 'variable' }>;
  readonly steps: readonly Expression[];
}

const prefix = 'narrowed__';

/** Reads from an atom which variables it depends on, and which lists can be narrowed in it. */
export function atomOf(expression: Expression, text: string, narrower: Narrower): Atom {
  const uses = usesIn(expression);
  const names = [...new Set(uses.map(({ list }) => list.name))];
  const mayNarrow = !names.some((name) => name.startsWith(prefix));
  const narrowed = mayNarrow ? uses.filter(({ steps }) => steps.length > 0) : [];
  const slots = narrowed.map(({ list, steps }, index) => ({
    name: `${prefix}${index}`,
    list: list.name,
    narrow: narrower.narrowing(steps),
  }));
  const whole = uses.filter((use) => !narrowed.includes(use)).map(({ list }) => list.name);
  return {
    kind: 'atom',
    expression,
    text: withNames(text, expression, narrowed, slots),
    variables: names,
    whole: [...new Set(whole)],
    slots,
    ofInput: isOfInput(expression),
  };
}

function withNames(
  text: string,
  { start, end }: Expression,
  uses: readonly Use[],
  slots: readonly Slot[],
): string {
  const places = uses
    .map(({ list }, index) => ({ list, name: slots[index]?.name ?? '' }))
    .sort((one, other) => one.list.start - other.list.start);
  let at = start;
  let made = '';
  for (const { list, name } of places) {
    // The span of a variable may take in parentheses around it.
    made += `${text.slice(at, list.start)}(%${name})`;
    at = list.end;
  }
  return made + text.slice(at, end);
}

/** All variables, each with the steps that stand right after it. */
function usesIn(expression: Expression, steps: readonly Expression[] = []): readonly Use[] {
  if (expression.kind === 'variable') return [{ list: expression, steps }];
  const input = inputOf(expression);
  const isStep = expression.kind === 'member' || expression.kind === 'call';
  return partsOf(expression).flatMap((part) =>
    usesIn(part, part === input && isStep ? [expression, ...steps] : []),
  );
}

function inputOf(expression: Expression): Expression | undefined {
  return 'input' in expression ? expression.input : undefined;
}

/** Functions whose parameters are evaluated for each item of what they stand on. */
const perItem = new Set(['all', 'exists', 'repeat', 'select', 'where']);
const clock = new Set(['now', 'today']);

/** Whether anything in it depends on what the whole is evaluated on; said of more than does. */
function isOfInput(expression: Expression): boolean {
  const { kind } = expression;
  if (kind === 'this') return true;
  if (kind !== 'member' && kind !== 'call') return partsOf(expression).some(isOfInput);
  const parameters = kind === 'call' ? expression.parameters : [];
  if (!expression.input) return kind === 'member' || !clock.has(expression.name) || parameters.length > 0;
  if (isOfInput(expression.input)) return true;
  return !perItem.has(expression.name) && parameters.some(isOfInput);
}
