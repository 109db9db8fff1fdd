/**
 * Makes the zone of the process that of a moment, to the hour, UTC where it names none: engines take dates without a zone for dates of the
 * machine's, and what a plan comes to must not depend on where it runs.
 * @param moment a FHIR date or dateTime
 */
export function setZone(moment: string): void {
  const [, sign, hours] = /([+-])(\d\d):\d\d$/.exec(moment.slice(10)) ?? [];
  // In these names the sign is the other way round.
  const zone = Number(hours ?? 0) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
  process.env.TZ = zone;
}
