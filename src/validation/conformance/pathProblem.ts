import { isResourceType } from '../../definitions/shape.ts';
import { fhirpathFunctions } from '../expressions/fhirpathFunctions.ts';
import { elementsAt } from './elementsAt.ts';

/**
 * What is wrong with an expression of a search parameter: a part of the union that starts at a type which is not among the bases,
 * or names an element that R4 has not. Only the names of functions, the plain steps before the first
 * and what a `where` there asks about are read. Undefined where nothing is.
 */
export function pathProblem(expression: string, bases: readonly string[]): string | undefined {
  const unknown = [...expression.matchAll(/\.([a-zA-Z]\w*)\(/g)].find(
    ([, name = '']) => !fhirpathFunctions.has(name),
  );
  if (unknown) return `FHIRPath has no function ${unknown[1]}()`;
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
    const asked = /^\.where\(\s*([a-z]\w*)\s*[=.]/.exec(part.slice(path[0].length))?.[1];
    if (asked && elementsAt(type, [...steps, asked])?.length === 0)
      return `R4 has no ${[type, ...steps, asked].join('.')}`;
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
