/**
 * What a query returns, newest first, and what is of one moment by id. Two sorts, one after the other: of several columns HAPI's
 * engine goes by the last one first.
 * @param query one that returns Tuples with `at` (a sort key) and `id`, without a sort of its own
 */
export function newestFirst(query: string): string {
  return `((${query}\n    sort by id) S return all S sort by at desc)`;
}
