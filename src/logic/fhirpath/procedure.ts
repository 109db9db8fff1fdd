import type { RecordReading } from './recordReading.ts';

/** What was done. */
export const procedure: RecordReading = {
  variable: 'procedures',
  standing: {
    definite: ["status = 'completed'"],
    counted: ["(status = 'completed' or status = 'in-progress')"],
  },
  concepts: ['code'],
  dates: { paths: ['(performed as dateTime)', '(performed as Period).start'] },
};
