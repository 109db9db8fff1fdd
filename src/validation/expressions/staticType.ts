/** What is known of the value of an expression before it is evaluated. */
export interface StaticType {
  /**
   * What its items may be: shapes of R4 (`Condition`, `Quantity`, `dateTime`, `Patient.contact`), or types of FHIRPath with a
   * capital (`Boolean`, `String`, `Integer`, `Decimal`, `Date`). Several for a choice that has not been cast; none where an
   * error was found and nothing more is to be said.
   */
  readonly types: readonly string[];
  /** It may have several items; functions over lists need that. */
  readonly list: boolean;
  /** A Boolean that is never empty, whatever is missing. */
  readonly certain: boolean;
  /** The value set from which it takes its codes, where only those are allowed. */
  readonly codesOf?: string | undefined;
}

/** Nothing is known, since an error was found. */
export const unknownType: StaticType = { types: [], list: false, certain: true };

/** One item, or none. */
export function one(...types: readonly string[]): StaticType {
  return { types, list: false, certain: false };
}

/** A Boolean, never empty. */
export const certainBoolean: StaticType = { types: ['Boolean'], list: false, certain: true };

/** A Boolean, or nothing. */
export const boolean: StaticType = one('Boolean');

/** Kinds of values that can be compared with each other. */
export type Family = 'boolean' | 'text' | 'number' | 'date' | 'moment' | 'quantity' | 'other';

/** `date`: a day or less; `moment`: it may have a time. */
export function familyOf(type: string): Family {
  return families[type] ?? 'other';
}

const families: Readonly<Record<string, Family>> = {
  boolean: 'boolean',
  Boolean: 'boolean',
  string: 'text',
  String: 'text',
  code: 'text',
  id: 'text',
  markdown: 'text',
  uri: 'text',
  url: 'text',
  canonical: 'text',
  oid: 'text',
  uuid: 'text',
  integer: 'number',
  positiveInt: 'number',
  unsignedInt: 'number',
  decimal: 'number',
  Integer: 'number',
  Decimal: 'number',
  date: 'date',
  Date: 'date',
  dateTime: 'moment',
  instant: 'moment',
  DateTime: 'moment',
  Quantity: 'quantity',
  SimpleQuantity: 'quantity',
  Age: 'quantity',
  Duration: 'quantity',
};
