import type { Atom } from './atom.ts';
import { type ConditionNode, ConditionTrees } from './conditionTree.ts';
import { emptyValue } from './emptyValue.ts';
import type { MemberTest } from './known.ts';
import { Narrower } from './narrowing.ts';
import { Patient, type Variables } from './patientValues.ts';
import { connected, type Truth } from './threeValued.ts';

/** A compiled expression. */
export type Run = (input: object, variables: Variables) => readonly unknown[];

/** The engine that is made faster. */
export interface PlainEngine {
  readonly compile: (expression: string) => Run;
  /** The same without taking values out of the engine's own types. */
  readonly compileRaw: (expression: string) => Run;
  /** The value in one of the engine's own types. */
  readonly valueOf: (raw: unknown) => unknown;
  readonly members: MemberTest;
}

/** The most expressions that are kept: many times those of a plan, and some hundred megabytes at worst. */
const most = 20_000;

/** An operand is no Boolean, or cannot be evaluated: the engine itself must say what becomes of the whole. */
class Odd extends Error {
  /** There is a value, which is no Boolean. */
  readonly isValue: boolean;

  constructor(isValue: boolean) {
    super();
    this.isValue = isValue;
  }
}

/** The values of an expression, on an input and with variables. */
export type FastEngine = (expression: string, input: object, variables: Variables) => readonly unknown[];

/**
 * Evaluates expressions as the engine does, with the same values and the same errors, in less time: conditions are split at their
 * connectives, each distinct part is evaluated once for each patient, over the records of which it can make anything
 * (`Narrower`), and what asks for nothing that a patient has is known from the patients before. All operands are evaluated, as the engine
 * does, so that one that throws is not hidden by one that decides. Where an operand throws, or is no Boolean, and for whatever is not
 * understood, the engine evaluates the whole expression over the whole lists.
 *
 * A patient is told by the lists: values are kept as long as the variables that are arrays are the very same. So an array must not be
 * changed between two calls. What depends on other variables or on the input is evaluated anew each time.
 *
 * Here is what all patients share: expressions as they were taken apart and compiled.
 */
export class FastEngines {
  readonly plain: PlainEngine;
  #trees: ConditionTrees;
  readonly #treeOf = new Map<string, ConditionNode | undefined>();
  readonly #runs = new Map<string, Run>();
  readonly #rawRuns = new Map<string, Run>();
  /** Whole expressions that are no conditions, as those of dynamic values. */
  readonly notBoolean = new WeakSet<ConditionNode>();
  #clock = '';
  #withNothing = new WeakMap<Atom, { readonly truth: Truth }>();

  constructor(plain: PlainEngine) {
    this.plain = plain;
    this.#trees = new ConditionTrees(new Narrower(plain.members));
  }

  /** Forgets all expressions where they have become too many: not all who ask have a fixed number of them. */
  #makeRoom(): void {
    if (this.#treeOf.size + this.#runs.size + this.#rawRuns.size < most) return;
    for (const known of [this.#treeOf, this.#runs, this.#rawRuns]) known.clear();
    this.#trees = new ConditionTrees(new Narrower(this.plain.members));
  }

  /**
   * An engine for one patient after the other. Such as run side by side are better given one each.
   * @param clock tells apart the times that the engine is asked at; what is known of nothing is known for one of them
   */
  engine(clock: string): FastEngine {
    if (clock !== this.#clock) this.#withNothing = new WeakMap();
    this.#clock = clock;
    return new Evaluation(this, this.#withNothing).evaluate;
  }

  treeOf(expression: string): ConditionNode | undefined {
    if (!this.#treeOf.has(expression)) {
      this.#makeRoom();
      this.#treeOf.set(expression, this.#trees.treeOf(expression));
    }
    return this.#treeOf.get(expression);
  }

  run(expression: string): Run {
    return compiled(expression, this.#runs, this.plain.compile);
  }

  rawRun(expression: string): Run {
    return compiled(expression, this.#rawRuns, this.plain.compileRaw);
  }
}

class Evaluation {
  readonly #shared: FastEngines;
  /** What atoms come to where all their lists are empty. */
  readonly #withNothing: WeakMap<Atom, { readonly truth: Truth }>;
  #patient = new Patient({});

  constructor(shared: FastEngines, withNothing: WeakMap<Atom, { readonly truth: Truth }>) {
    this.#shared = shared;
    this.#withNothing = withNothing;
  }

  readonly evaluate: FastEngine = (expression, input, variables) => {
    if (!this.#patient.isOf(variables)) this.#patient = new Patient(variables);
    const tree = this.#patient.hasGaps ? undefined : this.#shared.treeOf(expression);
    if (!tree || this.#shared.notBoolean.has(tree)) return this.#shared.run(expression)(input, variables);
    try {
      const truth = this.#truth(tree, input, variables);
      return truth === undefined ? [] : [truth];
    } catch (error) {
      if (!(error instanceof Odd)) throw error;
      if (tree.kind === 'atom' && error.isValue) this.#shared.notBoolean.add(tree);
      return this.#shared.run(expression)(input, variables);
    }
  };

  #truth(node: ConditionNode, input: object, variables: Variables): Truth {
    const patient = this.#patient;
    const keeps = !node.ofInput && patient.holds(node.variables);
    const known = keeps ? patient.truths.get(node) : undefined;
    if (known) return known.truth;
    let truth: Truth;
    if (node.kind === 'atom') truth = this.#atomTruth(node, input, variables, keeps);
    else {
      const [one, other] = node.operands.map((operand) => this.#truth(operand, input, variables));
      truth = connected(node.connective, one, other);
    }
    if (keeps) patient.truths.set(node, { truth });
    return truth;
  }

  #atomTruth(atom: Atom, input: object, variables: Variables, keeps: boolean): Truth {
    const member = keeps ? this.#patient.membership(atom.expression) : undefined;
    if (member !== undefined) return member;
    const given = this.#given(atom, variables);
    const isOfNothing =
      keeps && Object.values(given).every((value) => Array.isArray(value) && value.length === 0);
    if (!isOfNothing) return this.#rawTruth(atom, input, given);
    let known = this.#withNothing.get(atom);
    if (!known) {
      const value = emptyValue(atom.expression);
      known = { truth: value ? truthOf(value) : this.#rawTruth(atom, input, given) };
      this.#withNothing.set(atom, known);
    }
    return known.truth;
  }

  #rawTruth(atom: Atom, input: object, given: Variables): Truth {
    let values: readonly unknown[];
    try {
      values = this.#shared.rawRun(atom.text)(input, given);
    } catch {
      throw new Odd(false);
    }
    return truthOf(values.map(this.#shared.plain.valueOf));
  }

  /** The variables of an atom, those of its lists that it narrows with what is left of them. */
  #given({ whole, slots }: Atom, variables: Variables): Variables {
    const given: Record<string, unknown> = {};
    for (const name of whole) if (name in variables) given[name] = variables[name];
    for (const { name, list, narrow } of slots) {
      const value = variables[list];
      if (Array.isArray(value)) given[name] = narrow(value) ?? value;
      else if (list in variables) given[name] = value;
    }
    return given;
  }
}

function compiled(text: string, known: Map<string, Run>, compile: (text: string) => Run): Run {
  let run = known.get(text);
  if (!run) {
    run = compile(text);
    known.set(text, run);
  }
  return run;
}

function truthOf(values: readonly unknown[]): Truth {
  const [value, ...more] = values;
  if (values.length === 0) return undefined;
  if (typeof value !== 'boolean' || more.length > 0) throw new Odd(true);
  return value;
}
