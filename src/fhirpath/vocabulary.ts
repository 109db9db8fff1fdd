/** Operators, the weakest first. https://hl7.org/fhirpath/N1/#operator-precedence */
const levels: readonly (readonly string[])[] = [
  ['implies'],
  ['or', 'xor'],
  ['and'],
  ['in', 'contains'],
  ['=', '~', '!=', '!~'],
  ['<=', '<', '>', '>='],
  ['|'],
  ['is', 'as'],
  ['+', '-', '&'],
  ['*', '/', 'div', 'mod'],
];

/** How strongly each operator binds. */
export const strength = new Map(
  levels.flatMap((operators, level) => operators.map((one) => [one, level] as const)),
);

/** Units of time that may stand behind a number without quotes. */
export const units: ReadonlySet<string> = new Set(
  ['year', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'].flatMap((unit) => [
    unit,
    `${unit}s`,
  ]),
);

/** Words that are no identifiers, and those that are in some places only. */
export const reserved: ReadonlySet<string> = new Set([
  ...units,
  ...['and', 'or', 'xor', 'implies', 'div', 'mod', 'true', 'false', 'sort', 'asc', 'desc', '$this'],
]);
