import type { ModelStatement, ModelTree } from '../../criteriaModel.ts';
import { type ExplainScope, explainEvidence } from './explainEvidence.ts';
import type { ExplainedCriterion, ExplainedPart, ExplainedStatement } from './explanation.ts';

/** Explains statements about criteria of one package, and keeps each named criterion that they come to. */
export interface CriteriaExplainer {
  readonly explain: (statement: ModelStatement) => ExplainedStatement;
  /** The named criteria met so far, by key; outer ones before those that they name. */
  readonly criteria: ReadonlyMap<string, ExplainedCriterion>;
}

/** @param prefix before the ids of criteria in keys, where several packages are explained together */
export function explainCriteria(scope: ExplainScope, prefix = ''): CriteriaExplainer {
  const criteria = new Map<string, ExplainedCriterion>();
  const keep = (id: string): string => {
    const key = `${prefix}${id}`;
    const named = scope.model.criteria[id];
    if (criteria.has(key) || !named) return key;
    const { tree, ...said } = named;
    const state = scope.states.stateOf(tree);
    // Takes its place before what it names.
    criteria.set(key, { id, ...said, state, part: { kind: 'criterion', id: key, state } });
    criteria.set(key, { id, ...said, state, part: partOf(tree) });
    return key;
  };
  const partOf = (tree: ModelTree): ExplainedPart => {
    const state = scope.states.stateOf(tree);
    switch (tree.kind) {
      case 'evidence': {
        const evidence = explainEvidence(tree, scope);
        return {
          ...evidence,
          shownBy: tree.criteria
            .map(keep)
            .filter((key) => evidence.shownBy.includes(key.slice(prefix.length))),
        };
      }
      case 'named':
        return { kind: 'criterion', id: keep(tree.id), state };
      case 'not':
        return { kind: 'not', state, of: [partOf(tree.of)] };
      case 'atLeast':
        return { kind: 'atLeast', state, count: tree.count, of: tree.of.map(partOf) };
      case 'any':
      case 'all':
        return { kind: tree.kind, state, of: tree.of.map(partOf) };
    }
  };
  return {
    explain: (statement) => ({
      asked: statement.outcome,
      holds: scope.states.holds(statement),
      part: partOf(statement.criterion),
    }),
    criteria,
  };
}
