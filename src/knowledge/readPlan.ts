import type { Place } from '../diagnostic.ts';
import type { YamlPath } from '../input/yamlFile.ts';
import type { RailOf } from '../logic/criterion.ts';
import { cardsOfParts } from './cardsOfParts.ts';
import type { Card, EligibilityPlan, Proposal } from './eligibility.ts';
import type { CardEntry, PlanEntry } from './eligibilityFile.ts';
import type { EligibilityScope } from './eligibilityScope.ts';
import { knownIds } from './knownIds.ts';

/**
 * Reads a plan. Reports `card-without-condition`, `card-without-words`, `proposal-twice`, `outcome-unknown`, `recommendation-unknown`,
 * `row-without-activity`, `activity-unknown`, `criterion-unknown`, `criterion-not-composed`, `id-duplicate` and `line-outside-source`.
 */
export function readPlan(plan: PlanEntry, path: YamlPath, scope: EligibilityScope): EligibilityPlan {
  const { id, title, description, hooks = [], rationale } = plan;
  const places = scope.places(plan.lines, [...path, 'lines']);
  const shared = scope.rails(plan.when ?? [], [...path, 'when']);
  const cards = plan.cards.map((card, index) =>
    readCard(card, [...path, 'cards', index], { scope, places, shared }),
  );
  checkIds(plan.cards, [...path, 'cards'], new Set(), scope);
  return { id, title, description, hooks, cards, places, rationale, authored: scope.file.place(path) };
}

interface Around {
  readonly scope: EligibilityScope;
  /** Of the plan, for cards that name none. */
  readonly places: readonly Place[];
  /** What holds for every outermost card of the plan. */
  readonly shared: readonly RailOf[];
}

function readCard(card: CardEntry, path: YamlPath, { scope, places, shared }: Around): Card {
  const own = card.lines ? scope.places(card.lines, [...path, 'lines']) : places;
  const when = [
    ...shared,
    ...outcomeRails(card, path, scope),
    ...scope.rails(card.when ?? [], [...path, 'when']),
  ];
  if (!card.when && !card.outcome)
    scope.fault(
      'card-without-condition',
      'This card would be said to everybody for whom its plan runs. Give it `when` (rails of criteria) or `outcome` (set/outcome).',
      path,
    );
  else if (card.row !== undefined && !card.when)
    scope.fault(
      'option-without-population',
      'An option is for the patients that its row names: give it `when` with a criterion for that population.',
      path,
    );
  const proposes = readProposal(card, path, scope);
  const { title, description } = wordsOf(card, path, scope);
  return {
    id: card.id,
    title,
    description,
    ...(card.priority && { priority: card.priority }),
    when,
    ...(proposes && { proposes }),
    places: own,
    basis: card.basis ?? 'editorial',
    ...(card.rationale && { rationale: card.rationale }),
    cards: [
      ...(card.each ? cardsOfParts(card.each, card.id, [...path, 'each'], scope) : []),
      ...(card.cards ?? []).map((below, index) =>
        readCard(below, [...path, 'cards', index], { scope, places: own, shared: [] }),
      ),
    ],
    authored: scope.file.place(path),
  };
}

/** The rails of an outcome of criteria.yaml. */
function outcomeRails({ outcome }: CardEntry, path: YamlPath, scope: EligibilityScope): readonly RailOf[] {
  if (!outcome) return [];
  const known = scope.surroundings.outcomes?.flatMap((set) =>
    set.outcomes.map(({ id, when }) => ({ id: `${set.id}/${id}`, when })),
  );
  if (!known) return [];
  const ids = known.map(({ id }) => id);
  if (!scope.named('outcome', outcome, ids, 'criteria.yaml', [...path, 'outcome'])) return [];
  return known.find(({ id }) => id === outcome)?.when ?? [];
}

function readProposal(
  { row, activity }: CardEntry,
  path: YamlPath,
  scope: EligibilityScope,
): Proposal | undefined {
  if (row !== undefined && activity !== undefined)
    scope.fault('proposal-twice', 'A card proposes one thing: keep `row` or `activity`.', path);
  if (activity !== undefined) {
    if (scope.isDropped(activity)) return undefined;
    const ids = (scope.file.value.activities ?? []).map(({ id }) => id);
    const known = scope.named('activity', activity, ids, 'eligibility.yaml', [...path, 'activity']);
    return known ? { activity } : undefined;
  }
  return row !== undefined && knowsRow(row, [...path, 'row'], scope) ? { row } : undefined;
}

/** Whether a row is there and leads to an activity. What is wrong with its own entry was told. */
function knowsRow(row: string, path: YamlPath, scope: EligibilityScope): boolean {
  const { recommendations, rowIds } = scope.surroundings;
  const found = recommendations.find(({ id }) => id === row);
  const leading = recommendations.flatMap(({ id, activity }) => (activity ? [id] : []));
  if (found && !found.activity)
    scope.fault(
      'row-without-activity',
      `The row "${row}" leads to no activity, so there is nothing to propose; those that do: ${knownIds(row, leading)}. Name one of them, or say the words of the row in \`title\` and \`description\`.`,
      path,
    );
  else if (!found && rowIds && !rowIds.has(row))
    scope.named('recommendation', row, leading, 'recommendations.yaml', path);
  return found?.activity !== undefined;
}

/** The words of a card, or those of the row that it proposes. */
function wordsOf(card: CardEntry, path: YamlPath, scope: EligibilityScope) {
  const row = scope.surroundings.recommendations.find(({ id }) => id === card.row);
  const title = card.title ?? row?.title;
  const description = card.description ?? row?.row.statement;
  if ((title === undefined || description === undefined) && card.row === undefined)
    scope.fault(
      'card-without-words',
      'A card needs a title and a description; only one with a `row` has the words of the row.',
      path,
    );
  return { title: title ?? card.id, description: description ?? card.id };
}

/** Engines find an action by its id, wherever it stands in the plan. */
function checkIds(
  cards: readonly CardEntry[],
  path: YamlPath,
  taken: Set<string>,
  scope: EligibilityScope,
): void {
  cards.forEach(({ id, cards: below }, index) => {
    if (taken.has(id))
      scope.fault('id-duplicate', `Two cards of this plan share the id "${id}". Give each one of its own.`, [
        ...path,
        index,
        'id',
      ]);
    taken.add(id);
    checkIds(below ?? [], [...path, index, 'cards'], taken, scope);
  });
}
