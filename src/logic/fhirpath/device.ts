import type { RecordReading } from './recordReading.ts';

const standing = ["((status = 'active') ~ false).not()"];

/** Devices of the patient; many systems send none of their statuses. */
export const device: RecordReading = {
  variable: 'devices',
  standing: { definite: standing, counted: standing },
  concepts: ['type'],
  dates: undefined,
};
