import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import { criterionDiagram } from '../../src/logic/diagram.ts';

const names = {
  codeList: (id: string) => `List ${id}`,
  question: (id: string) => ({ text: `${id}?`, inverted: false }),
  criterion: (id: string) => `Criterion ${id}`,
};

const tree: Criterion = {
  kind: 'all',
  of: [
    {
      kind: 'evidence',
      recorded: [{ kind: 'record', type: 'Condition', codes: 'a' }],
      possible: [{ kind: 'age', band: { below: 12 } }],
      question: { id: 'q', validFor: { count: 12, unit: 'month' } },
      absence: 'ruled-out',
    },
    { kind: 'not', of: { kind: 'named', id: 'b' } },
    { kind: 'atLeast', count: 2, of: [{ kind: 'any', of: [{ kind: 'named', id: 'c' }] }] },
  ],
};

describe('criterionDiagram', () => {
  const { nodes, edges } = criterionDiagram(tree, names);

  it('has a box for each part, fact and question, in the order of the tree', () => {
    expect(nodes).toEqual([
      { id: 'root', kind: 'all', label: 'All of these' },
      { id: 'root-1', kind: 'evidence', label: 'Evidence', absence: 'ruled-out' },
      { id: 'root-1-1', kind: 'fact', label: '“List a” is recorded', target: 'a' },
      { id: 'root-1-2', kind: 'fact', label: 'by the birth date the patient may be younger than 12 years' },
      { id: 'root-1-3', kind: 'question', label: '“q?” (an answer lasts 12 months)', target: 'q' },
      { id: 'root-2', kind: 'not', label: 'Not this' },
      { id: 'root-2-1', kind: 'named', label: 'Criterion b', target: 'b' },
      { id: 'root-3', kind: 'atLeast', label: 'At least 2 of these' },
      { id: 'root-3-1', kind: 'any', label: 'At least one of these' },
      { id: 'root-3-1-1', kind: 'named', label: 'Criterion c', target: 'c' },
    ]);
  });

  it('has an arrow to every box but the first, with words on it', () => {
    expect(edges.map(({ to }) => to).sort()).toEqual(
      nodes
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    );
    expect(edges.filter(({ from }) => from === 'root-1')).toEqual([
      { from: 'root-1', to: 'root-1-1', kind: 'recorded', label: 'shown by' },
      { from: 'root-1', to: 'root-1-2', kind: 'possible', label: 'reason to ask' },
      { from: 'root-1', to: 'root-1-3', kind: 'asked', label: 'settled by the answer to' },
    ]);
  });

  it('does not open a criterion that is evidence, and says how doubtful records are read', () => {
    const shown = criterionDiagram(
      {
        kind: 'evidence',
        recorded: [
          { kind: 'criterion', id: 'b' },
          { kind: 'record', type: 'Condition', codes: 'a' },
        ],
        reading: 'counted',
        possible: [],
        absence: 'unknown',
      },
      names,
    );
    expect(shown.nodes.slice(1)).toEqual([
      { id: 'root-1', kind: 'named', label: 'Criterion b', target: 'b' },
      { id: 'root-2', kind: 'fact', label: 'a condition that may be “List a” counts', target: 'a' },
    ]);
    expect(shown.edges.map(({ kind }) => kind)).toEqual(['recorded', 'recorded']);
  });

  it('is the same for the same criterion', () => {
    expect(criterionDiagram(tree, names)).toEqual({ nodes, edges });
  });
});
