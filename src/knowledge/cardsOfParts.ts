import type { YamlPath } from '../input/yamlFile.ts';
import type { Criterion } from '../logic/criterion.ts';
import type { Card } from './eligibility.ts';
import type { CardEntry } from './eligibilityFile.ts';
import type { EligibilityScope } from './eligibilityScope.ts';
import type { GuidelineCriterion } from './guidelineCriterion.ts';

type Each = NonNullable<CardEntry['each']>;

/**
 * A card for each named part of a criterion, and below it for each part of that: what shows it, or what is open and matters. Of an
 * unknown whole every unknown part matters, since under some completion of the others it decides. Reports `criterion-unknown`,
 * `criterion-not-composed`.
 * @param above id of the card that they stand below: theirs go on from it after a dot, which no id of an author holds
 */
export function cardsOfParts(
  { of, is }: Each,
  above: string,
  path: YamlPath,
  scope: EligibilityScope,
): readonly Card[] {
  if (!scope.knows(of, [...path, 'of'])) return [];
  const whole = criterionOf(of, scope);
  if (!whole) return [];
  const parts = partsOf(whole, scope);
  if (parts.length === 0)
    scope.fault(
      'criterion-not-composed',
      `"${of}" is not put together of named criteria, so there is nothing to say of its parts.`,
      [...path, 'of'],
    );
  return parts.map((part) => cardOf(part, { is, above, path, scope, wholes: [of] }));
}

interface Around {
  readonly is: Each['is'];
  readonly above: string;
  readonly path: YamlPath;
  readonly scope: EligibilityScope;
  /** What it is a part of, and that again. */
  readonly wholes: readonly string[];
}

/** What a part must be for the whole to be it, and whether the whole turns it round. */
interface Part {
  readonly of: GuidelineCriterion;
  readonly turned: boolean;
}

function cardOf({ of, turned }: Part, around: Around): Card {
  const { above, path, scope } = around;
  const is = turned ? opposite[around.is] : around.is;
  const { id: criterion, title, question, source, basis, rationale } = of;
  const quote = `“${source.text}” (line ${source.place.line})`;
  const id = `${above}.${criterion}`;
  return {
    id,
    title,
    description: is === 'unknown' && question ? `${question.text} ${quote}` : quote,
    when: [{ criterion, rail: is }],
    places: [source.place],
    basis,
    rationale,
    cards: partsBelow(of, around).map((below) =>
      cardOf(below, { ...around, is, above: id, wholes: [...around.wholes, criterion] }),
    ),
    authored: scope.file.place(path),
  };
}

const opposite = { met: 'ruled-out', 'ruled-out': 'met', unknown: 'unknown' } as const;

/** Criteria that rest on themselves were told, and must not be followed for ever. */
function partsBelow(whole: GuidelineCriterion, { scope, wholes }: Around): readonly Part[] {
  return partsOf(whole, scope).filter(({ of }) => of.id !== whole.id && !wholes.includes(of.id));
}

/** The named criteria that a criterion is directly put together of, each once. */
function partsOf({ criterion }: GuidelineCriterion, scope: EligibilityScope): readonly Part[] {
  const names = namesIn(criterion, false);
  return names.flatMap(({ id, turned }, index) => {
    const of = criterionOf(id, scope);
    return of && names.findIndex((name) => name.id === id) === index ? [{ of, turned }] : [];
  });
}

function namesIn(criterion: Criterion, turned: boolean): readonly { id: string; turned: boolean }[] {
  switch (criterion.kind) {
    case 'evidence':
      return [];
    case 'named':
      return [{ id: criterion.id, turned }];
    case 'not':
      return namesIn(criterion.of, !turned);
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of.flatMap((part) => namesIn(part, turned));
  }
}

function criterionOf(id: string, { surroundings }: EligibilityScope): GuidelineCriterion | undefined {
  return surroundings.criteria.find((one) => one.id === id);
}
