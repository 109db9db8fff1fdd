import type { Criterion, Evidence, Question } from './criterion.ts';
import type { Fact } from './fact.ts';
import { listsOfFact } from './listsOfFact.ts';
import { namedDirectly } from './namedDirectly.ts';
import { recordedParts } from './recordedParts.ts';

/** What a criterion reads, other criteria it names included. */
export interface Reads {
  readonly facts: readonly Fact[];
  /** Ids of questions. */
  readonly questions: readonly string[];
}

/** Walks a criterion down to its evidence. */
export function readsOf(criterion: Criterion, find: (id: string) => Criterion): Reads {
  const evidence = evidenceOf(criterion, find);
  return {
    facts: evidence.flatMap((one) => [...recordedParts(one).facts, ...one.possible]),
    questions: [...new Set(evidence.flatMap(({ question }) => (question ? [question.id] : [])))],
  };
}

/** The questions that a criterion puts, those of the criteria it names included. */
export function questionsOf(criterion: Criterion, find: (id: string) => Criterion): readonly Question[] {
  return evidenceOf(criterion, find).flatMap(({ question }) => question ?? []);
}

function evidenceOf(criterion: Criterion, find: (id: string) => Criterion): readonly Evidence[] {
  switch (criterion.kind) {
    case 'evidence':
      return [criterion, ...recordedParts(criterion).criteria.flatMap((id) => evidenceOf(find(id), find))];
    case 'named':
      return evidenceOf(find(criterion.id), find);
    case 'not':
      return evidenceOf(criterion.of, find);
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of.flatMap((part) => evidenceOf(part, find));
  }
}

/** Ids of the code lists that facts name, each once. */
export function codeListsOf(facts: readonly Fact[]): readonly string[] {
  return [...new Set(facts.flatMap(listsOfFact))];
}

/** Ids of the criteria that one names, and that those name, each once, outer ones first. */
export function namedIn(criterion: Criterion, find: (id: string) => Criterion): readonly string[] {
  return [...new Set(namedDirectly(criterion).flatMap((id) => [id, ...namedIn(find(id), find)]))];
}
