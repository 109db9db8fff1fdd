/** The moment that a plan was applied to, as a FHIR dateTime: a day stays one, a time without a zone is UTC. */
export function dateTimeOf(asOf: string): string {
  return asOf.includes('T') ? instantOf(asOf) : asOf;
}

/** The same as a FHIR instant: noon in UTC of a day. */
export function instantOf(asOf: string): string {
  if (!asOf.includes('T')) return `${asOf}T12:00:00Z`;
  const [time = '', zone = 'Z'] = asOf.split(/(?=Z$|[+-]\d\d:\d\d$)/);
  return `${/T\d\d:\d\d$/.test(time) ? `${time}:00` : time}${zone}`;
}
