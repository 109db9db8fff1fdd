/** A length of time in calendar units. */
export interface Span {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}
