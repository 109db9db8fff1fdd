import type { Criterion, Evidence, Question } from './criterion.ts';
import type { Fact } from './fact.ts';

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
    facts: evidence.flatMap(({ recorded, possible }) => [...recorded, ...possible]),
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
      return [criterion];
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
  return [
    ...new Set(facts.flatMap((fact) => ('codes' in fact && fact.codes !== undefined ? [fact.codes] : []))),
  ];
}

/** Ids of the criteria that one names, and that those name, each once, outer ones first. */
export function namedIn(criterion: Criterion, find: (id: string) => Criterion): readonly string[] {
  switch (criterion.kind) {
    case 'evidence':
      return [];
    case 'named':
      return [...new Set([criterion.id, ...namedIn(find(criterion.id), find)])];
    case 'not':
      return namedIn(criterion.of, find);
    case 'any':
    case 'all':
    case 'atLeast':
      return [...new Set(criterion.of.flatMap((part) => namedIn(part, find)))];
  }
}
