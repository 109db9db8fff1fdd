import { isObject } from '../typedValue.ts';

/** An expression in a resource. */
export interface PlacedExpression {
  readonly language: string;
  readonly text: string;
  /** Canonical of the library that it names itself. */
  readonly reference: string | undefined;
  readonly path: string;
  /** True where it decides whether an action applies. */
  readonly condition: boolean;
}

const known = new WeakMap<object, readonly PlacedExpression[]>();

/** All expressions of a resource, at any depth, alternatives in extensions included. Found once. */
export function placedExpressions(resource: object, path: string): readonly PlacedExpression[] {
  const found = known.get(resource) ?? [...visit(resource, path, false)];
  known.set(resource, found);
  return found;
}

function* visit(node: object, path: string, condition: boolean): Iterable<PlacedExpression> {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'object' || value === null) continue;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const [index, each] of list.entries()) {
      if (!isObject(each) || key === 'contained') continue;
      const own = `${path}.${key}${Array.isArray(value) ? `[${index}]` : ''}`;
      const { language, expression, reference } = each;
      if (typeof language === 'string' && typeof expression === 'string')
        yield {
          language,
          text: expression,
          reference: typeof reference === 'string' ? reference : undefined,
          path: own,
          condition,
        };
      yield* visit(each, own, key === 'condition' || (condition && key === 'expression'));
    }
  }
}
