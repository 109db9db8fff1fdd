import type { Criterion, Evidence } from './criterion.ts';
import { type FreePart, freeParts, keyOf, partsOf } from './freeParts.ts';
import { recordedParts } from './recordedParts.ts';
import { composedState, countedState, neededOf, type State, states, swapped } from './state.ts';

type Find = (id: string) => Criterion;

/** Most cases that are tried. */
export const mostCases = 200_000;

/** The states that a criterion can be in; undefined when more than `mostCases` would have to be tried. */
export function possibleStates(criterion: Criterion, find: Find): ReadonlySet<State> | undefined {
  switch (criterion.kind) {
    case 'evidence':
      return statesOfEvidence(criterion, find);
    case 'named':
      return possibleStates(find(criterion.id), find);
    case 'not': {
      const below = possibleStates(criterion.of, find);
      return below && new Set([...below].map(swapped));
    }
    case 'any':
    case 'all':
    case 'atLeast': {
      const free = new Set(freeParts(criterion.of, find).map(({ key }) => key));
      // A part that stands here twice adds no state: whatever all its copies can be together decides.
      const apart = criterion.of.every((part) => free.has(keyOf(part)));
      return apart ? statesByCount(criterion, find) : statesByTrying(criterion, find);
    }
  }
}

/**
 * An empty record leaves everything unknown; evidence, a criterion that can be met or a yes meets, a no or a complete list
 * rules out.
 */
function statesOfEvidence(evidence: Evidence, find: Find): ReadonlySet<State> {
  const { possible, question, absence } = evidence;
  const { facts, criteria } = recordedParts(evidence);
  const read = criteria.length === 0 && facts.length + possible.length > 0;
  const out = question || (absence === 'ruled-out' && read);
  const canBeMet = (id: string) => possibleStates(find(id), find)?.has('met') ?? true;
  return new Set([
    'unknown',
    ...(facts.length > 0 || question || criteria.some(canBeMet) ? ['met' as const] : []),
    ...(out ? ['ruled-out' as const] : []),
  ]);
}

/** Parts that have nothing in common: how many are met and ruled out decides. */
function statesByCount(
  criterion: Extract<Criterion, { kind: 'any' | 'all' | 'atLeast' }>,
  find: Find,
): ReadonlySet<State> | undefined {
  let counts = new Map([['0 0', { mets: 0, outs: 0 }]]);
  for (const part of criterion.of) {
    const below = possibleStates(part, find);
    if (!below) return undefined;
    const next = new Map<string, { mets: number; outs: number }>();
    for (const { mets, outs } of counts.values())
      for (const state of below) {
        const now = { mets: mets + Number(state === 'met'), outs: outs + Number(state === 'ruled-out') };
        next.set(`${now.mets} ${now.outs}`, now);
      }
    counts = next;
  }
  const needed = neededOf(criterion);
  return new Set(
    [...counts.values()].map(({ mets, outs }) => countedState(needed, criterion.of.length, mets, outs)),
  );
}

function statesByTrying(criterion: Criterion, find: Find): ReadonlySet<State> | undefined {
  const cases = casesOf(partsOf(criterion, find), find);
  if (!cases) return undefined;
  const found = new Set<State>();
  for (const given of cases.all()) found.add(stateGiven(criterion, given, find));
  return found;
}

/** All combinations of the states of independent parts. */
export interface Cases {
  readonly parts: readonly FreePart[];
  readonly number: number;
  /** Each combination as states by key; the least said first. */
  all(): Iterable<ReadonlyMap<string, State>>;
}

/** The combinations of states that criteria can be in together; undefined when there are more than `mostCases`. */
export function casesOf(roots: readonly Criterion[], find: Find): Cases | undefined {
  const parts = freeParts(roots, find);
  const possible: (readonly State[])[] = [];
  for (const { criterion } of parts) {
    const found = possibleStates(criterion, find);
    if (!found) return undefined;
    possible.push(states.filter((state) => found.has(state)));
  }
  const number = possible.reduce((product, { length }) => product * length, 1);
  if (number > mostCases) return undefined;
  return {
    parts,
    number,
    *all() {
      for (let index = 0; index < number; index++) {
        let rest = index;
        yield new Map(
          parts.map(({ key }, i) => {
            const choices = possible[i] as readonly State[];
            const state = choices[rest % choices.length] as State;
            rest = Math.floor(rest / choices.length);
            return [key, state];
          }),
        );
      }
    },
  };
}

/** The state of a criterion in a case. */
export function stateGiven(criterion: Criterion, given: ReadonlyMap<string, State>, find: Find): State {
  const known = given.get(keyOf(criterion));
  if (known) return known;
  const parts = partsOf(criterion, find).map((part) => stateGiven(part, given, find));
  if (criterion.kind === 'named') return parts[0] as State;
  if (criterion.kind === 'evidence') throw new Error('evidence without a state');
  return composedState(criterion, parts);
}
