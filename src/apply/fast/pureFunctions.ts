/**
 * Functions that give the same for the same input and parameters, and do nothing else. An expression with any other (`trace`, which
 * writes; `resolve`, which asks; `timeOfDay`, which goes by the machine) is not taken apart.
 */
export const pureFunctions: ReadonlySet<string> = new Set([
  ...['all', 'allFalse', 'allTrue', 'anyFalse', 'anyTrue', 'combine', 'count', 'distinct', 'empty', 'exists'],
  ...['exclude', 'first', 'intersect', 'isDistinct', 'last', 'ofType', 'repeat', 'select', 'single', 'skip'],
  ...['subsetOf', 'supersetOf', 'tail', 'take', 'union', 'where', 'children', 'descendants', 'extension'],
  ...['as', 'is', 'iif', 'not', 'hasValue', 'getValue', 'memberOf', 'now', 'today'],
  ...['contains', 'endsWith', 'indexOf', 'join', 'length', 'lower', 'matches', 'matchesFull', 'replace'],
  ...['replaceMatches', 'split', 'startsWith', 'substring', 'toChars', 'trim', 'upper'],
  ...['toBoolean', 'toDate', 'toDateTime', 'toDecimal', 'toInteger', 'toQuantity', 'toString', 'toTime'],
  ...['convertsToBoolean', 'convertsToDate', 'convertsToDateTime', 'convertsToDecimal', 'convertsToInteger'],
  ...['convertsToQuantity', 'convertsToString', 'convertsToTime'],
  ...['abs', 'ceiling', 'exp', 'floor', 'ln', 'log', 'power', 'round', 'sqrt', 'truncate'],
  ...['sum', 'min', 'max', 'avg'],
]);
