import { isResourceType } from '../../definitions/shape.ts';
import { elementsAt } from './elementsAt.ts';

/**
 * What is wrong with an expression of a search parameter: a part of the union that starts at a type which is not among the bases,
 * or names an element that R4 has not. Only the plain steps before the first function are read. Undefined where nothing is.
 */
export function pathProblem(expression: string, bases: readonly string[]): string | undefined {
  for (const part of unionParts(expression)) {
    const path = /^\(?\s*([A-Z][A-Za-z]*)((?:\.[a-z][A-Za-z]*(?!\w*\())*)/.exec(part);
    if (!path) continue;
    const [, type = '', rest = ''] = path;
    if (!isResourceType(type)) continue;
    if (!bases.includes(type)) return `${type} is not among the bases ${bases.join(', ')}`;
    const steps = rest.split('.').filter((step) => step !== '');
    for (let length = 1; length <= steps.length; length++) {
      const found = elementsAt(type, steps.slice(0, length));
      if (found === undefined) break;
      if (found.length === 0) return `R4 has no ${[type, ...steps.slice(0, length)].join('.')}`;
    }
  }
  return undefined;
}

/** The parts of a union, split where no bracket is open. */
function unionParts(expression: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of expression) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
