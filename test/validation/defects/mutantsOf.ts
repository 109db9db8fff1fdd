import type { Tree } from './change.ts';
import { type Defect, type Mutant, mutate, type Place, placesOf } from './defect.ts';

/** The bundle with the fault at up to so many places where it can be made, chosen by the seed. */
export function mutantsOf(defect: Defect, bundle: Tree, places: number, seed: number): readonly Mutant[] {
  const all = placesOf(bundle, defect);
  const mutants: Mutant[] = [];
  for (const index of shuffled(all.length, seed)) {
    if (mutants.length === places) break;
    const mutant = mutate(bundle, defect, all[index] as Place);
    if (mutant) mutants.push(mutant);
  }
  return mutants;
}

/** The numbers below a count in an order that the seed decides. */
function shuffled(count: number, seed: number): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index);
  let state = seed >>> 0;
  for (let index = count - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (index + 1);
    [numbers[index], numbers[other]] = [numbers[other] as number, numbers[index] as number];
  }
  return numbers;
}
