import { mutateText } from './mutateText.ts';
import type { Replacement, SourceMutationKind } from './sourceMutant.ts';
import { child, children, nodesOf, type SyntaxNode, type Visited } from './syntax.ts';

const flips: Readonly<Record<string, readonly [SourceMutationKind, string]>> = {
  '&&': ['and/or', '||'],
  '||': ['and/or', '&&'],
  '<': ['comparison', '<='],
  '<=': ['comparison', '<'],
  '>': ['comparison', '>='],
  '>=': ['comparison', '>'],
  '===': ['comparison', '!=='],
  '!==': ['comparison', '==='],
};
const builders: Readonly<Record<string, string>> = { and: 'or', or: 'and', some: 'every', every: 'some' };
/** Steps that only tidy, sort or leave out. */
const steps = ['filter', 'sort', 'replace', 'replaceAll', 'toUpperCase', 'toLowerCase', 'trim', 'slice'];

/** All slips in a source: flipped operators, dropped guards and elements, shifted numbers, and those in the texts it prints. */
export function mutateSyntax(file: string, text: string): readonly Replacement[] {
  return nodesOf(file, text)
    .flatMap((visited) => mutateNode(visited, text))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

function mutateNode({ node, above }: Visited, text: string): readonly Replacement[] {
  const source = (of: SyntaxNode | undefined) => (of ? text.slice(of.start, of.end) : '');
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator === '??' || isOptional(node, above)
        ? []
        : [flip(node, text), ...operands(node, source)];
    case 'BinaryExpression':
      return binary(node, text);
    case 'UnaryExpression':
      return node.operator === '!' ? [put('not', node, source(child(node, 'argument')))] : [];
    case 'ConditionalExpression': {
      const test = child(node, 'test');
      return test ? [put('guard', test, `!(${source(test)})`)] : [];
    }
    case 'IfStatement': {
      const test = child(node, 'test');
      return test ? [put('guard', test, 'false')] : [];
    }
    case 'CallExpression':
      return call(node, text, source);
    case 'ArrayExpression':
      return dropEach(children(node, 'elements').filter(isDroppable), text);
    case 'ObjectExpression':
      return isTable(node, above) ? dropEach(children(node, 'properties').filter(isThere), text) : [];
    case 'Literal':
      return literal(node, above, text);
    case 'TemplateLiteral':
      return isProse(node, above) ? [] : inText(node, above, text);
    default:
      return [];
  }
}

/** `...(x !== undefined && { x })`: the element would be there and undefined, which no reader tells from missing. */
function isOptional(node: SyntaxNode, [spread, outer]: readonly SyntaxNode[]): boolean {
  return (
    spread?.type === 'SpreadElement' &&
    outer?.type === 'ObjectExpression' &&
    child(child(node, 'left'), 'right')?.name === 'undefined'
  );
}

function put(kind: SourceMutationKind, { start, end }: SyntaxNode, text: string): Replacement {
  return { kind, start, end, text };
}

/** The operator between the operands. */
function flip(node: SyntaxNode, text: string): Replacement {
  const [kind, other] = flips[String(node.operator)] as readonly [SourceMutationKind, string];
  const left = child(node, 'left') as SyntaxNode;
  const start = text.indexOf(String(node.operator), left.end);
  return { kind, start, end: start + String(node.operator).length, text: other };
}

function operands(node: SyntaxNode, source: (of: SyntaxNode | undefined) => string): readonly Replacement[] {
  return [put('guard', node, source(child(node, 'left'))), put('guard', node, source(child(node, 'right')))];
}

function binary(node: SyntaxNode, text: string): readonly Replacement[] {
  const operator = String(node.operator);
  if (flips[operator]) return [flip(node, text)];
  const sides = [child(node, 'left'), child(node, 'right')];
  if (!['+', '-'].includes(operator) || !sides.some((side) => typeof side?.value === 'number')) return [];
  const start = text.indexOf(operator, (sides[0] as SyntaxNode).end);
  return [{ kind: 'number', start, end: start + 1, text: operator === '+' ? '-' : '+' }];
}

function call(
  node: SyntaxNode,
  text: string,
  source: (of: SyntaxNode | undefined) => string,
): readonly Replacement[] {
  const callee = child(node, 'callee') as SyntaxNode;
  const given = children(node, 'arguments');
  const name = callee.type === 'Identifier' ? callee : child(callee, 'property');
  const word = String(name?.name);
  const other = builders[word];
  const isMethod = callee.type === 'MemberExpression';
  return [
    ...(name && other ? [put('and/or', name, other)] : []),
    ...(!isMethod && ['and', 'or', 'allOf'].includes(word) ? dropEach(given, text) : []),
    ...(!isMethod && word === 'not' ? [put('not', node, source(given[0]))] : []),
    ...(isMethod && steps.includes(word) ? [put('guard', node, source(child(callee, 'object')))] : []),
  ];
}

/** What may be left out of a list without making another sort of thing of it: strings, conditions, and lists put in. */
function isDroppable({ type, value }: SyntaxNode): boolean {
  return type === 'SpreadElement' || type === 'TemplateLiteral' || typeof value === 'string';
}

/** `dates: undefined` left out is undefined all the same. */
function isThere(property: SyntaxNode): boolean {
  return child(property, 'value')?.name !== 'undefined';
}

/** Each element left out, with the comma after or before it. */
function dropEach(elements: readonly SyntaxNode[], text: string): readonly Replacement[] {
  return elements.map((element) => {
    const comma = /^\s*,/.exec(text.slice(element.end))?.[0].length ?? 0;
    const kind =
      element.type === 'SpreadElement' ? 'codes' : element.type === 'CallExpression' ? 'guard' : 'list';
    return { kind, start: element.start, end: element.end + comma, text: '' };
  });
}

/** An object of a module that says something of each of several names. */
function isTable(node: SyntaxNode, [declarator, , statement, top]: readonly SyntaxNode[]): boolean {
  const [outer] = top?.type === 'ExportNamedDeclaration' ? [top] : [statement];
  return (
    declarator?.type === 'VariableDeclarator' &&
    outer !== undefined &&
    children(node, 'properties').length > 2
  );
}

function literal(node: SyntaxNode, above: readonly SyntaxNode[], text: string): readonly Replacement[] {
  const [parent] = above;
  if (typeof node.value === 'boolean') return [put('flag', node, String(!node.value))];
  if (typeof node.value === 'number') {
    if (isSign(node, above)) return [];
    const kind = isSpan(parent) ? 'window' : 'number';
    return [node.value + 1, ...(isSpan(parent) ? [node.value - 1] : [])].map((value) =>
      put(kind, node, String(value)),
    );
  }
  if (typeof node.value !== 'string' || isName(node, parent) || isProse(node, above)) return [];
  return inText(node, above, text);
}

/** Of `a < b ? -1 : 1` only the sign is read. */
function isSign(node: SyntaxNode, above: readonly SyntaxNode[]): boolean {
  const [parent, outer] = above;
  const choice = parent?.type === 'UnaryExpression' ? outer : parent;
  return node.value === 1 && choice?.type === 'ConditionalExpression' && child(choice, 'test') !== node;
}

/** The count of `{ count: 12, unit: 'month' }`. */
function isSpan(parent: SyntaxNode | undefined): boolean {
  return parent?.type === 'Property' && child(parent, 'key')?.name === 'count';
}

function isName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  return parent?.type === 'Property' && parent.key === node;
}

/** Words for people: messages of errors and reports, and the comments that CQL defines carry. */
function isProse(node: SyntaxNode, above: readonly SyntaxNode[]): boolean {
  return above.some((outer, index) => {
    const inner = above[index - 1] ?? node;
    if (outer.type === 'NewExpression' && child(outer, 'callee')?.name === 'Error') return true;
    if (outer.type === 'Property')
      return ['message', 'title', 'rationale'].includes(String(child(outer, 'key')?.name));
    if (outer.type !== 'CallExpression') return false;
    const callee = child(outer, 'callee');
    const at = children(outer, 'arguments').indexOf(inner);
    if (['fault', 'refuse', 'report'].includes(String(callee?.name))) return true;
    const method = child(callee, 'property')?.name;
    return (method === 'function' && at === 3) || (method === 'define' && at === 2);
  });
}

/** The slips in what stands between the quotes. */
function inText(node: SyntaxNode, above: readonly SyntaxNode[], text: string): readonly Replacement[] {
  const [from, to] = [node.start + 1, node.end - 1];
  const [parent] = above;
  const whole = !(parent?.type === 'BinaryExpression' && parent.operator === '+');
  return mutateText(text.slice(from, to), whole).map((each) => ({
    ...each,
    start: each.start + from,
    end: each.end + from,
  }));
}
