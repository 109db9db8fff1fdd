import { verhoeffTables } from '../../checkDigit.ts';
import type { Definitions } from './definitions.ts';

/** The longest identifier of SNOMED CT. */
const places = 18;

/**
 * A function that tells whether the last digit of a SNOMED CT identifier checks the others (Verhoeff's scheme): a number that was
 * rounded on its way is no code. CQL has no loop that both engines know, so each place is a step of its own.
 * https://docs.snomed.org/snomed-ct-specifications/snomed-ct-release-file-specification/identifiers
 */
export function passesCheck(definitions: Definitions): string {
  const step = definitions.function(
    'Check digit step',
    'digits String, place Integer, check Integer',
    'if place >= Length(digits) then check\n' +
      `    else ToInteger(Substring('${verhoeffTables.product}', check * 10\n` +
      `      + ToInteger(Substring('${verhoeffTables.permuted}', (place mod 8) * 10\n` +
      '        + ToInteger(Substring(digits, Length(digits) - 1 - place, 1)), 1)), 1))',
    'One digit of a SNOMED CT identifier, counted from the right, by the tables of Verhoeff',
  );
  const steps = Array.from({ length: places }).reduce<string>(
    (check, _, place) => `${step}(digits, ${place}, ${check})`,
    '0',
  );
  return definitions.function(
    'Passes the check digit',
    'digits String',
    `if digits is null then false else ${steps} = 0`,
    'A number that was rounded or mistyped on its way is no code',
  );
}
