import { afterEach, expect, it } from 'vitest';
import { setZone } from '../../src/cli/setZone.ts';

const before = process.env.TZ;
afterEach(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

it.each([
  ['2026-01-31', 0],
  ['2026-01-31T12:00:00', 0],
  ['2026-01-31T12:00:00Z', 0],
  ['2026-01-31T12:00:00-05:00', -5],
  ['2026-07-31T12:00:00+02:00', 2],
  ['2026-07-31T12:00:00+05:30', 5],
])('at %s the machine is %d hours ahead of UTC, wherever it stands', (moment, hours) => {
  for (const zone of ['Asia/Tokyo', 'America/New_York']) {
    process.env.TZ = zone;
    setZone(moment);
    expect(new Date(moment.slice(0, 10)).getTimezoneOffset() + 0).toBe(-60 * hours + 0);
  }
});
