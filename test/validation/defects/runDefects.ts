import type { Severity } from '../../../src/diagnostic.ts';
import type { Tree } from './change.ts';
import type { Defect, Mutant } from './defect.ts';
import { type Found, findingsIn } from './findingsIn.ts';
import { mutantsOf } from './mutantsOf.ts';

/** How a fault was found. */
export type Verdict = 'right' | 'elsewhere' | 'missed';

/** What became of one fault at one place. */
export interface Outcome {
  readonly defect: Defect;
  readonly base: string;
  readonly path: string;
  readonly verdict: Verdict;
  /** What was new in the findings. */
  readonly said: readonly Found[];
}

/** A sound bundle, and what is said of it. */
export interface Base {
  readonly name: string;
  readonly bundle: Tree;
  readonly known: ReadonlySet<string>;
}

/** Reads a bundle once as it is, so that what is said of a fault can be told from the rest. */
export async function baseOf(name: string, bundle: Tree, file: string): Promise<Base> {
  const found = await findingsIn(JSON.stringify(bundle, null, 1), file);
  return { name, bundle, known: new Set(found.map(keyOf)) };
}

/** Makes the fault at up to so many places of the bundle, chosen by the seed, and sees what is found. */
export async function runDefect(
  defect: Defect,
  base: Base,
  places: number,
  seed: number,
  file: string,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const mutant of mutantsOf(defect, base.bundle, places, seed)) {
    const found = await findingsIn(JSON.stringify(mutant.bundle, null, 1), file);
    const said = found.filter((each) => !base.known.has(keyOf(each)));
    outcomes.push({
      defect,
      base: base.name,
      path: `${mutant.entry} ${mutant.path}`,
      verdict: verdictOf(said, defect, mutant),
      said,
    });
  }
  return outcomes;
}

const weights: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };

function verdictOf(said: readonly Found[], { severity, between }: Defect, mutant: Mutant): Verdict {
  const heavy = said.filter((each) => weights[each.severity] >= weights[severity]);
  if (heavy.some((each) => isRight(each, mutant, between))) return 'right';
  return heavy.length > 0 ? 'elsewhere' : 'missed';
}

/** At the element, in it, or at the one around it. */
function isRight({ of, path }: Found, { entry, right }: Mutant, between: boolean): boolean {
  const own = of === (entry < 0 ? 'bundle' : `entry ${entry}`);
  const plain = (text: string) => text.replace(/\[\d+\]/g, '');
  return right.some((wanted) => {
    if (/^(?:[A-Z])/.test(wanted) && between && plain(path).startsWith(plain(wanted))) return true;
    const at = own
      ? path.replace(/^\w*/, wanted.replace(/[.[].*$/, ''))
      : path.replace(`Bundle.entry[${entry}].resource`, wanted.replace(/[.[].*$/, ''));
    if (!own && at === path)
      return (
        plain(path).startsWith('Bundle') &&
        wanted.startsWith('Bundle') &&
        plain(path).startsWith(plain(wanted))
      );
    return (
      at === wanted || at.startsWith(`${wanted}.`) || at.startsWith(`${wanted}[`) || isParent(at, wanted)
    );
  });
}

function isParent(path: string, of: string): boolean {
  return path === of.replace(/\[\d+\]$/, '') || path === of.replace(/\.[^.]*$/, '');
}

function keyOf({ of, path, code, message }: Found): string {
  return `${of} ${path} ${code} ${message}`;
}
