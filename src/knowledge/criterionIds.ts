import type { YamlFile } from '../input/yamlFile.ts';
import { aYear } from '../logic/evidence.ts';
import type { Span } from '../logic/span.ts';
import type { CriteriaFile, NamedCriterionEntry } from './criteriaFile.ts';
import { spanOf } from './readSpan.ts';

/** Ids of the criteria that others may name; malformed entries count, since what they lack was told. */
export function criterionIds(file: YamlFile<CriteriaFile>): ReadonlySet<string> {
  return new Set(entriesOf(file).map(({ id }) => id as string));
}

/** The questions of the criteria, with how long an answer lasts. */
export function criterionQuestions(file: YamlFile<CriteriaFile>): ReadonlyMap<string, Span> {
  return new Map(
    entriesOf(file)
      .filter(({ question }) => question !== undefined)
      .map(({ id, question }) => [id as string, spanOf(question?.validFor) ?? aYear]),
  );
}

function entriesOf(file: YamlFile<CriteriaFile>): readonly Partial<NamedCriterionEntry>[] {
  const entries = [
    ...file.value.criteria,
    ...file.dropped,
  ] as readonly (Partial<NamedCriterionEntry> | null)[];
  return entries.flatMap((entry) => (typeof entry?.id === 'string' ? [entry] : []));
}
