import type { YamlPath } from '../input/yamlFile.ts';
import type { CardEntry, EligibilityFile } from './eligibilityFile.ts';

/** A list of source lines, `lines`, that an entry of a YAML file rests on. */
export interface NamedLines {
  /** Of the list. */
  readonly path: YamlPath;
  readonly lines: readonly number[];
}

/** The lists of lines of `eligibility.yaml`: of its plans, the cards of these at any depth, and its activities. */
export function namedLines({ plans, activities = [] }: EligibilityFile): readonly NamedLines[] {
  const of = (path: YamlPath, lines: readonly number[] | undefined) =>
    lines ? [{ path: [...path, 'lines'], lines }] : [];
  const ofCards = (cards: readonly CardEntry[], path: YamlPath): readonly NamedLines[] =>
    cards.flatMap((card, index) => {
      const at = [...path, 'cards', index];
      return [...of(at, card.lines), ...ofCards(card.cards ?? [], at)];
    });
  return [
    ...plans.flatMap((plan, index) => [
      ...of(['plans', index], plan.lines),
      ...ofCards(plan.cards, ['plans', index]),
    ]),
    ...activities.flatMap(({ lines }, index) => of(['activities', index], lines)),
  ];
}
