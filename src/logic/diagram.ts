import type { Criterion, CriterionMet, Evidence } from './criterion.ts';
import type { Fact } from './fact.ts';
import { listsOfFact } from './listsOfFact.ts';
import type { Names } from './wordsNames.ts';
import { wordsOfFact } from './wordsOfFact.ts';
import { spanWords } from './wordsOfTime.ts';
import { printStatement } from './wordsStatement.ts';

/** A criterion as nodes and edges: what a drawing or a nested list is made from. The first node is the criterion itself. */
export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** One box. */
export interface DiagramNode {
  /** Stable while the criterion is: the way from the root, `root-2-1`. Fit for an anchor. */
  readonly id: string;
  readonly kind: 'evidence' | 'named' | 'any' | 'all' | 'not' | 'atLeast' | 'fact' | 'question';
  readonly label: string;
  /** Id of the criterion, code list or question that the box stands for. */
  readonly target?: string;
  /** Evidence: what follows when the record is silent. */
  readonly absence?: Evidence['absence'];
}

/** One arrow, from what is settled to what settles it. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'part' | 'recorded' | 'possible' | 'asked';
  readonly label: string;
}

/** Words on the arrows. */
const edgeLabels: Readonly<Record<DiagramEdge['kind'], string>> = {
  part: 'part',
  recorded: 'shown by',
  possible: 'reason to ask',
  asked: 'settled by the answer to',
};

/** Lays a criterion out. Criteria that it names are boxes of their own and are not opened. */
export function criterionDiagram(criterion: Criterion, names: Names): Diagram {
  const nodes: DiagramNode[] = [];
  const edges: DiagramEdge[] = [];
  const add = (node: DiagramNode, children: readonly Child[]) => {
    nodes.push(node);
    children.forEach(({ edge, draw }, index) => {
      const to = `${node.id}-${index + 1}`;
      edges.push({ from: node.id, to, kind: edge, label: edgeLabels[edge] });
      const { children: below, ...box } = draw();
      add({ id: to, ...box }, below);
    });
  };
  const { children, ...box } = boxOf(criterion, names);
  add({ id: 'root', ...box }, children);
  return { nodes, edges };
}

/** A box that has no place yet, with what hangs below it. */
interface Box extends Omit<DiagramNode, 'id'> {
  readonly children: readonly Child[];
}

interface Child {
  readonly edge: DiagramEdge['kind'];
  readonly draw: () => Box;
}

function boxOf(criterion: Criterion, names: Names): Box {
  const parts = (...of: readonly Criterion[]) =>
    of.map((part): Child => ({ edge: 'part', draw: () => boxOf(part, names) }));
  switch (criterion.kind) {
    case 'evidence':
      return evidenceBox(criterion, names);
    case 'named':
      return namedBox(criterion.id, names);
    case 'any':
      return { kind: 'any', label: 'At least one of these', children: parts(...criterion.of) };
    case 'all':
      return { kind: 'all', label: 'All of these', children: parts(...criterion.of) };
    case 'not':
      return { kind: 'not', label: 'Not this', children: parts(criterion.of) };
    case 'atLeast':
      return {
        kind: 'atLeast',
        label: `At least ${criterion.count} of these`,
        children: parts(...criterion.of),
      };
  }
}

function namedBox(id: string, names: Names): Box {
  return { kind: 'named', label: names.criterion(id), target: id, children: [] };
}

function evidenceBox(evidence: Evidence, names: Names): Box {
  const { recorded, possible, question, absence, reading } = evidence;
  const facts = (edge: 'recorded' | 'possible', all: readonly (Fact | CriterionMet)[]) =>
    all.map(
      (fact): Child => ({
        edge,
        draw: () =>
          fact.kind === 'criterion'
            ? namedBox(fact.id, names)
            : factBox(fact, edge === 'recorded' && reading !== 'counted', names),
      }),
    );
  const asked: Child[] = question
    ? [
        {
          edge: 'asked',
          draw: () => ({
            kind: 'question',
            label: `“${names.question(question.id).text}” (an answer lasts ${spanWords(question.validFor)})`,
            target: question.id,
            children: [],
          }),
        },
      ]
    : [];
  return {
    kind: 'evidence',
    label: 'Evidence',
    absence,
    children: [...facts('recorded', recorded), ...facts('possible', possible), ...asked],
  };
}

function factBox(fact: Fact, isDefinite: boolean, names: Names): Box {
  const { definite, counted } = wordsOfFact(fact, names.codeList);
  const label = printStatement(isDefinite ? definite : counted());
  const [target] = listsOfFact(fact);
  return { kind: 'fact', label, ...(target && { target }), children: [] };
}
