import type { RecordReading } from './recordReading.ts';

/** Insurance that holds today; an open end of its period counts. */
export const coverage: RecordReading = {
  variable: 'coverages',
  standing: {
    definite: [
      "status = 'active'",
      '(period.start.hasValue().not() or period.start < today() + 1 day)',
      '(period.end.hasValue().not() or period.end > today() - 1 day)',
    ],
    counted: ["status = 'active'", '((period.start > today() or period.end < today()) ~ true).not()'],
  },
  concepts: [],
  dates: undefined,
};
