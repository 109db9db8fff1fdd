/**
 * An expression without what its strings say. Whether it compiles depends on the types of its parts only, so one proof holds for
 * all of a shape: criteria over the same kind of record differ in their codes and nothing else. Strings with escapes stay, since
 * an escape that one language knows can be a fault in the other.
 */
export function expressionShape(expression: string): string {
  return expression.replace(/'(?:[^'\\]|\\.)*'/gs, (text) => (text.includes('\\') ? text : "''"));
}
