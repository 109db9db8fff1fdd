import type { YamlPath } from '../input/yamlFile.ts';
import type { Band, ScoreFact } from '../logic/fact.ts';
import type { CodeList } from './codeList.ts';
import { codeListUse } from './codeListUse.ts';
import type { FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import { readBand } from './readBand.ts';
import { readSpan } from './readSpan.ts';
import { unitFault } from './unitFault.ts';

/**
 * Reads a predicate over the newest value of a score. Reports `window-missing`, `unit-missing`, `unit-form`, `band-missing`,
 * `band-unknown`, `unit-differs`, `score-code-missing` and `code-not-listed`.
 */
export function readScore(entry: FactEntry, path: YamlPath, scope: CriterionScope): ScoreFact | undefined {
  const codes = entry.observation as string;
  const list = codeListUse(codes, 'value', [...path, 'observation'], scope);
  const only = list && onlyOf(list, entry, path, scope);
  const { unit } = entry;
  if (unit === undefined)
    scope.fault(
      'unit-missing',
      'An observation needs the unit of its value as UCUM code, "1" or "{score}" where it has none: a number alone may be of another scale. Add "unit".',
      path,
    );
  const odd = unit === undefined ? undefined : unitFault(unit);
  if (odd)
    scope.fault('unit-form', `The unit "${unit}" is no UCUM code, and no value would have it. ${odd}`, [
      ...path,
      'unit',
    ]);
  if (entry.within === undefined)
    scope.fault(
      'window-missing',
      'An observation needs a window: a value that is too old says nothing about today. Add "within", as in "within: 3 months".',
      path,
    );
  const within = entry.within === undefined ? undefined : readSpan(entry.within, [...path, 'within'], scope);
  const band = bandOf(entry, path, scope);
  if (!within || !band || unit === undefined) return undefined;
  return { kind: 'score', codes, ...(only && only.length > 0 && { only }), within, unit, band };
}

/** The codes whose value counts: values of different codes are not to be compared. */
function onlyOf(list: CodeList, entry: FactEntry, path: YamlPath, scope: CriterionScope): ScoreFact['only'] {
  const counted = list.codes.filter((code) => code.class !== 'never');
  if (entry.code === undefined) {
    if (counted.length > 1)
      scope.fault(
        'score-code-missing',
        `The list "${list.id}" holds ${counted.length} codes (${counted.map(({ code }) => code).join(', ')}), and values of different codes must not be compared. Add "code" with the one that counts.`,
        path,
      );
    return undefined;
  }
  const named = typeof entry.code === 'string' ? [entry.code] : entry.code;
  return named.flatMap((name, index) => {
    const found = counted.filter(({ code }) => code === name);
    if (found.length === 0)
      scope.fault(
        'code-not-listed',
        `The list "${list.id}" has no code "${name}" that counts; it has ${counted.map(({ code }) => code).join(', ') || 'none'}. Mend the code, or add it to the list.`,
        typeof entry.code === 'string' ? [...path, 'code'] : [...path, 'code', index],
      );
    return found.map(({ system, code }) => ({ system, code }));
  });
}

function bandOf(entry: FactEntry, path: YamlPath, scope: CriterionScope): Band | undefined {
  const { band, unit } = entry;
  if (band === undefined)
    scope.fault('band-missing', 'Which values count? Add "band", as in "band: { from: 20 }".', path);
  if (typeof band !== 'string') return band && readBand(band, [...path, 'band'], scope);
  const [set, id] = band.split('/');
  const bands = scope.bands.get(set as string);
  const found = bands?.bands.find((one) => one.id === id);
  if (!found) {
    const known = [...scope.bands.values()].flatMap((one) => one.bands.map((part) => `${one.id}/${part.id}`));
    scope.fault(
      'band-unknown',
      `There is no band "${band}"; known: ${known.join(', ') || 'none'}. Mend the name, or add the band.`,
      [...path, 'band'],
    );
    return undefined;
  }
  if (unit !== undefined && unit !== bands?.unit)
    scope.fault(
      'unit-differs',
      `The bands of "${set}" are of the unit ${bands?.unit}, this is of ${unit}. Make them one.`,
      [...path, 'unit'],
    );
  return {
    ...(found.from !== undefined && { from: found.from }),
    ...(found.below !== undefined && { below: found.below }),
  };
}
