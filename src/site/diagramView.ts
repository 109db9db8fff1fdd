import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion, Evidence } from '../logic/criterion.ts';
import { criterionDiagram, type Diagram, type DiagramEdge, type DiagramNode } from '../logic/diagram.ts';
import { namesIn } from '../resources/criterionInWords.ts';
import { hrefs, type Link } from './links.ts';

/** A criterion as a nested list: what a drawing shows, for those who read it. */
export interface DiagramView {
  /** Says how large it is, before the list begins. */
  readonly summary: string;
  readonly root: BoxView;
}

/** One box with what hangs below it. */
export interface BoxView {
  /** Id of the box on the page; the anchor on the page has `node-` before it. */
  readonly id: string;
  /** What the arrow to it says; nothing for a plain part. */
  readonly arrow: string | undefined;
  readonly label: string;
  /** Where the label leads. */
  readonly href: string | undefined;
  /** The code list that is read. */
  readonly list: Link | undefined;
  /** What follows when the record does not say. */
  readonly absence: string | undefined;
  readonly parts: readonly BoxView[];
}

/**
 * Prints the diagram of a criterion.
 * @param of stands before the ids of its boxes, where a page has several diagrams
 */
export function diagramView(guideline: Guideline, criterion: Criterion, of?: string): DiagramView {
  const diagram = criterionDiagram(criterion, namesIn(guideline));
  const boxes = diagram.nodes.length;
  return {
    summary: `The diagram as a list: ${boxes} ${boxes === 1 ? 'box' : 'boxes'}; what is indented hangs below what is before it.`,
    root: boxView({ guideline, diagram, of }, diagram.nodes[0] as DiagramNode, undefined),
  };
}

interface Drawn {
  readonly guideline: Guideline;
  readonly diagram: Diagram;
  readonly of: string | undefined;
}

function boxView(drawn: Drawn, node: DiagramNode, edge: DiagramEdge | undefined): BoxView {
  const { guideline, diagram, of } = drawn;
  const parts = diagram.edges.filter(({ from }) => from === node.id);
  return {
    id: of === undefined ? node.id : `${of}-${node.id}`,
    arrow: edge && edge.kind !== 'part' ? edge.label : undefined,
    label: node.label,
    ...linksOf(guideline, node),
    absence: node.absence && hasFacts(parts) ? absenceWords[node.absence] : undefined,
    parts: parts.map((part) =>
      boxView(drawn, diagram.nodes.find(({ id }) => id === part.to) as DiagramNode, part),
    ),
  };
}

/** What silence of the record says. */
export const absenceWords: Readonly<Record<Evidence['absence'], string>> = {
  'ruled-out': 'Absence from lists that are complete and understood rules it out.',
  unknown: 'Absence leaves it unknown.',
};

function hasFacts(edges: readonly DiagramEdge[]): boolean {
  return edges.some(({ kind }) => kind === 'recorded' || kind === 'possible');
}

/** A named criterion has a page, and so has a code list; the other boxes are the page itself. */
function linksOf(
  { codeLists, criteria }: Guideline,
  { kind, target }: DiagramNode,
): Pick<BoxView, 'href' | 'list'> {
  const named = kind === 'named' ? criteria.find(({ id }) => id === target) : undefined;
  const list = kind === 'fact' ? codeLists.find(({ id }) => id === target) : undefined;
  return {
    href: named && hrefs.criterion(named.id),
    list: list && { href: hrefs.codeList(list.id), label: `value set “${list.title}”` },
  };
}
