import type { YamlPath } from '../input/yamlFile.ts';
import type { Band } from '../logic/fact.ts';
import type { CriterionScope } from './criterionScope.ts';

/** Reads a half-open band of numbers. Reports `band-empty`. */
export function readBand(
  { from, below }: Band,
  path: YamlPath,
  scope: Pick<CriterionScope, 'fault'>,
): Band | undefined {
  const ends = { ...(from !== undefined && { from }), ...(below !== undefined && { below }) };
  if (from === undefined && below === undefined)
    scope.fault(
      'band-empty',
      'The band has neither "from" nor "below": it says nothing. Give one or both.',
      path,
    );
  else if (from !== undefined && below !== undefined && from >= below)
    scope.fault(
      'band-empty',
      `No number is ${from} or more and below ${below}. Bands are half-open: from <= value < below.`,
      path,
    );
  else return ends;
  return undefined;
}

/** `20 or more`, `below 12`, `5 or more and below 10`, each with its unit. */
export function bandWords({ from, below }: Band, unit = ''): string {
  const measure = unit === '' ? '' : ` ${unit}`;
  if (from === undefined) return `below ${below}${measure}`;
  if (below === undefined) return `${from}${measure} or more`;
  return `${from} or more and below ${below}${measure}`;
}
