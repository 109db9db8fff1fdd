import { mayPerform } from './doNotPerform.ts';
import type { RecordReading } from './recordReading.ts';

/** Orders and referrals. */
export const serviceRequest: RecordReading = {
  variable: 'serviceRequests',
  standing: {
    definite: ["(status = 'active' or status = 'draft' or status = 'completed')", mayPerform],
    counted: [
      "(status = 'active' or status = 'draft' or status = 'completed' or status = 'on-hold')",
      mayPerform,
    ],
  },
  concepts: ['code'],
  dates: { paths: ['authoredOn'] },
};
