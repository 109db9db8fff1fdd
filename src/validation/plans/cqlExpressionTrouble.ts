import { isResourceType } from '../../definitions/shape.ts';
import { closest } from '../closest.ts';
import { cqlTrouble } from './cqlTrouble.ts';
import { cqlMismatch } from './readCqlHead.ts';

/** What a library offers to an expression that stands outside of it. */
export interface CqlNames {
  /** Definitions, value sets, codes, concepts and parameters. */
  readonly declared: ReadonlySet<string>;
  /** What libraries are called that it includes. */
  readonly aliases: ReadonlySet<string>;
}

/**
 * What is wrong with an expression of CQL that is more than a name: it does not parse, asks for a type that FHIR has not, or for a name
 * that the library has not (where the library is known). https://cql.hl7.org/
 */
export function cqlExpressionTrouble(text: string, names: CqlNames | undefined): string | undefined {
  const trouble = cqlTrouble(text);
  if (trouble) return `This is not CQL: ${trouble}.`;
  const plain = text.replace(/'(?:\\[\s\S]|[^'\\])*'/g, "''");
  const last = /(?:^|\s)(and|or|xor|implies|not|[<>=+*/-]+)\s*$/.exec(plain)?.[1];
  if (last !== undefined) return `This is not CQL: nothing follows "${last}".`;
  for (const [, quoted, bare] of plain.matchAll(/(?<![\w"\])])\[\s*(?:"([^"]+)"|(\w+))\s*[\]:]/g)) {
    const type = quoted ?? bare ?? '';
    if (!isResourceType(type.replace(/^FHIR\./, ''))) return `FHIR has no records of type "${type}".`;
  }
  const call = unknownCall(plain);
  if (call !== undefined) return `CQL has no function ${call}().`;
  return (names && lostName(plain, names)) ?? mismatch(text);
}

function mismatch(text: string): string | undefined {
  const found = cqlMismatch(text);
  return found && `A number is compared with a text: ${found}.`;
}

function lostName(text: string, { declared, aliases }: CqlNames): string | undefined {
  const local = new Set([...text.matchAll(/(?:\)|\]|")\s+"?(\w+)"?/g)].map(([, name]) => name ?? ''));
  for (const { 0: whole, 1: name = '', index } of text.matchAll(/"([^"]*)"/g)) {
    const before = text.slice(0, index);
    const qualifier = /(?:"([^"]+)"|(\w+))\.$/.exec(before);
    const after = text.slice(index + whole.length);
    if (after.startsWith('.')) continue;
    if (qualifier) {
      const alias = qualifier[1] ?? qualifier[2] ?? '';
      if (
        /^[A-Z]/.test(alias) &&
        !aliases.has(alias) &&
        !local.has(alias) &&
        !declared.has(alias) &&
        !isResourceType(alias)
      )
        return `The library includes no "${alias}".`;
      continue;
    }
    if (/\[\s*$/.test(before)) continue;
    if (!declared.has(name) && !local.has(name)) return `The library declares no "${name}".`;
  }
  return undefined;
}

/** A function in capitals that is nearly one of CQL; others may be of the library. */
function unknownCall(text: string): string | undefined {
  for (const [, name = ''] of text.matchAll(/(?<![\w".])([A-Z]\w+)\s*\(/g))
    if (!functions.has(name) && closest(name, [...functions]) !== undefined) return name;
  return undefined;
}

const functions: ReadonlySet<string> = new Set(
  [
    'Abs AgeInYears AgeInMonths AgeInWeeks AgeInDays AgeInHours AgeInMinutes AgeInSeconds AgeInYearsAt AgeInMonthsAt',
    'AgeInWeeksAt AgeInDaysAt AgeInHoursAt AgeInMinutesAt AgeInSecondsAt CalculateAgeInYears CalculateAgeInMonths',
    'CalculateAgeInWeeks CalculateAgeInDays CalculateAgeInYearsAt CalculateAgeInMonthsAt CalculateAgeInDaysAt',
    'AllTrue AnyTrue Avg Ceiling Children Coalesce Code Combine Concept ConvertQuantity ConvertsToBoolean ConvertsToDate',
    'ConvertsToDateTime ConvertsToDecimal ConvertsToInteger ConvertsToQuantity ConvertsToString ConvertsToTime Count Date',
    'DateTime Descendents EndsWith Exp ExpandValueSet First Floor GeometricMean HighBoundary IndexOf Interval Last',
    'LastPositionOf Length List Ln Log LowBoundary Lower Matches Max Median Message Min Mode Now PopulationStdDev',
    'PopulationVariance PositionOf Power Precision Product Quantity Ratio ReplaceMatches Round Skip Split SplitOnMatches',
    'StartsWith StdDev Substring Sum Tail Take Time TimeOfDay Today ToBoolean ToChars ToConcept ToDate ToDateTime',
    'ToDecimal ToInteger ToList ToLong ToQuantity ToRatio ToString ToTime Truncate Tuple Upper Variance Exists',
  ].flatMap((names) => names.split(' ')),
);
