/** The connectives that conditions are split at. */
export type Connective = 'and' | 'or' | 'xor' | 'implies' | 'not';

/** A Boolean, or undefined for nothing. */
export type Truth = boolean | undefined;

/** What a connective makes of its operands; `not` has one. https://hl7.org/fhirpath/N1/#boolean-logic */
export function connected(connective: Connective, one: Truth, other: Truth): Truth {
  switch (connective) {
    case 'not':
      return one === undefined ? undefined : !one;
    case 'and':
      if (one === false || other === false) return false;
      return one === undefined || other === undefined ? undefined : true;
    case 'or':
      if (one === true || other === true) return true;
      return one === undefined || other === undefined ? undefined : false;
    case 'xor':
      return one === undefined || other === undefined ? undefined : one !== other;
    case 'implies':
      if (one === false || other === true) return true;
      return one === undefined || other === undefined ? undefined : false;
  }
}
