import type { YamlFile } from '../input/yamlFile.ts';
import type { BandSetEntry, CriteriaFile } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import type { BandSet } from './guidelineCriterion.ts';
import { readBand } from './readBand.ts';
import { unitFault } from './unitFault.ts';

/**
 * Reads the numbers that are cut into bands. Every number of the range must be in exactly one band. Reports `id-duplicate`,
 * `unit-form`, `band-empty`, `band-gap`, `band-overlap` and `band-outside`.
 */
export function readBands(file: YamlFile<CriteriaFile>, fault: CriterionScope['fault']): BandSet[] {
  const entries = file.value.bands ?? [];
  return entries.map((entry, index) => {
    if (entries.findIndex(({ id }) => id === entry.id) !== index)
      fault('id-duplicate', `Two sets of bands share the id "${entry.id}".`, ['bands', index, 'id']);
    const odd = unitFault(entry.unit);
    if (odd)
      fault('unit-form', `The unit "${entry.unit}" is no UCUM code, and no value would have it. ${odd}`, [
        'bands',
        index,
        'unit',
      ]);
    checkBands(entry, index, fault);
    return { ...entry, authored: file.place(['bands', index]) };
  });
}

function checkBands(entry: BandSetEntry, set: number, fault: CriterionScope['fault']): void {
  const { range, bands } = entry;
  const path = (index: number) => ['bands', set, 'bands', index];
  bands.forEach((band, index) => {
    if (band.from !== undefined || band.below !== undefined) readBand(band, path(index), { fault });
    if (bands.findIndex(({ id }) => id === band.id) !== index)
      fault('id-duplicate', `Two bands of "${entry.id}" share the id "${band.id}".`, [...path(index), 'id']);
  });
  const first = { title: 'the beginning of the range', below: range.from ?? -Infinity };
  const last = { title: 'the end of the range', from: range.below ?? Infinity };
  const row = [first, ...bands.map((band) => ({ from: -Infinity, below: Infinity, ...band })), last];
  row.slice(1).forEach((band, index) => {
    const before = row[index] as { title: string; below: number };
    const { from, title } = band as { title: string; from: number };
    const at = path(Math.min(index, bands.length - 1));
    if (from > before.below)
      fault(
        'band-gap',
        `Between ${before.title} and ${title} lie numbers of no band: from ${before.below} to below ${from}. Let the bands touch, lowest first.`,
        at,
      );
    else if (from < before.below)
      fault(
        index === 0 || index === bands.length ? 'band-outside' : 'band-overlap',
        index === 0 || index === bands.length
          ? `The band reaches beyond ${index === 0 ? before.title : title}. Mend the band or the range.`
          : `${before.title} and ${title} share numbers: from ${from} to below ${before.below}. Let the bands touch, lowest first.`,
        at,
      );
  });
}
