import type { YamlPath } from '../input/yamlFile.ts';
import type { Fact } from '../logic/fact.ts';
import type { FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import type { Threshold } from './guidelineCriterion.ts';
import { bandWords } from './readBand.ts';
import { spanWords } from './readSpan.ts';

/** Notes the numbers that a predicate holds to. Reports `rationale-missing` where an editor gave one without saying why. */
export function noteNumbers(fact: Fact, entry: FactEntry, path: YamlPath, scope: CriterionScope): void {
  const numbers = numbersOf(fact, (id) => scope.codeLists?.get(id)?.title ?? id);
  const basis = entry.basis ?? 'editorial';
  if (numbers.length > 0 && basis === 'editorial' && entry.rationale === undefined)
    scope.fault(
      'rationale-missing',
      `An editor decided: ${numbers.map(([, words]) => words).join('; ')}. Say why in "rationale", or write "basis: stated" if the source says so.`,
      path,
    );
  for (const [kind, decision] of numbers)
    scope.threshold({ kind, decision, basis, rationale: entry.rationale ?? '', authored: scope.place(path) });
}

type Noted = readonly [Threshold['kind'], string];

function numbersOf(fact: Fact, titleOf: (id: string) => string): readonly Noted[] {
  switch (fact.kind) {
    case 'record': {
      if (!fact.when) return [];
      const span = spanWords(fact.when.span);
      const title = titleOf(fact.codes as string);
      return [
        [
          'window',
          {
            within: `${title}: only records of the last ${span}`,
            earlier: `${title}: only records begun ${span} ago or earlier`,
            acute: `${title}: without a clinical status only records of the last ${span} show it`,
          }[fact.when.kind],
        ],
      ];
    }
    case 'score': {
      const title = titleOf(fact.codes);
      return [
        ['window', `${title}: only the newest value of the last ${spanWords(fact.within)}`],
        ['value', `${title}: ${bandWords(fact.band, fact.unit)}`],
      ];
    }
    case 'sites':
      return [
        [
          'sites',
          `${titleOf(fact.codes)}: at ${fact.count} different sites of ${fact.sites.map(({ name }) => name).join(', ')}`,
        ],
      ];
    case 'age':
      return [['value', `Age: ${bandWords(fact.band, 'years')}`]];
    case 'since': {
      const [title, done] = [titleOf(fact.codes), titleOf(fact.procedure)];
      const span = spanWords(fact.otherwise);
      return [['window', `${title}: only records since ${done}, or of the last ${span} where none is dated`]];
    }
    case 'lasting':
    case 'sex':
    case 'deceased':
      return [];
  }
}
