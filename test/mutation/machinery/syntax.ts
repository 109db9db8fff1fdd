import { parseSync } from 'vite';

/** A node of the syntax tree (ESTree), with offsets of UTF-16 units. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [name: string]: unknown;
}

/** A node with what it stands in, from near to far. */
export interface Visited {
  readonly node: SyntaxNode;
  readonly above: readonly SyntaxNode[];
}

/** All nodes of a source that stand for something at run time; types are left out. */
export function nodesOf(file: string, text: string): readonly Visited[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse`);
  const found: Visited[] = [];
  visit(program as unknown as SyntaxNode, [], found);
  return found;
}

/** A child of a node. */
export function child(node: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  return node?.[name] as SyntaxNode | undefined;
}

/** A list of children; holes of lists are left out. */
export function children(node: SyntaxNode | undefined, name: string): readonly SyntaxNode[] {
  return ((node?.[name] ?? []) as readonly (SyntaxNode | null)[]).filter((each) => each !== null);
}

function visit(node: SyntaxNode, above: readonly SyntaxNode[], found: Visited[]): void {
  if (/^TS(?:Type|Interface|Enum|Module|Declare)/.test(node.type) || node.type === 'ImportDeclaration')
    return;
  found.push({ node, above });
  // Parentheses stand for nothing.
  const inner = node.type === 'ParenthesizedExpression' ? above : [node, ...above];
  for (const value of Object.values(node))
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) visit(each, inner, found);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
