/** The order does not forbid what it names. */
export const mayPerform = '(doNotPerform ~ true).not()';
