import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { fhirpathConditions, type Lookup } from '../logic/fhirpath.ts';
import { fhirpathStatements } from '../logic/fhirpathStatements.ts';
import { cardRule } from './cardSaid.ts';
import type { CodeSets } from './codeSets.ts';
import { actionableRows } from './considering.ts';
import { lookupIn } from './lookupIn.ts';
import { cardStatements, cardsIn } from './planRules.ts';
import { rowCriterion } from './rowCriterion.ts';

/** A FHIRPath expression that is written somewhere. */
export interface EmittedCondition {
  readonly text: string;
  /** Id of the criterion or plan that it was first met in. */
  readonly of: string;
  /** The line that a person would edit. */
  readonly place: Place;
}

/** Every condition of every plan, each text once. */
export function planConditions(
  guideline: Guideline,
  codeSets: CodeSets = 'inline',
): readonly EmittedCondition[] {
  const lookup = lookupIn(guideline, codeSets);
  const cards = guideline.eligibility.flatMap((plan) =>
    cardsIn(plan.cards).flatMap((card) =>
      cardStatements(card).flatMap(({ criterion, outcome }) =>
        fhirpathConditions(criterion, lookup, outcome).map((text) => ({
          text,
          of: cardRule(plan, card),
          place: card.authored,
        })),
      ),
    ),
  );
  return once([...cards, ...rowConditions(guideline, lookup)]);
}

/**
 * What an engine has to take: every rail of each criterion's own evidence, and of the rules of rows; with the codes in it. What
 * plans have is these rails joined by `and`, `or` and their opposites, so it is not tried again.
 */
export function emittedConditions(guideline: Guideline): readonly EmittedCondition[] {
  const lookup = lookupIn(guideline);
  const rails = guideline.criteria.flatMap(({ id, criterion, authored }) =>
    fhirpathStatements(criterion, lookup).map((text) => ({ text, of: id, place: authored })),
  );
  return once([...rails, ...rowConditions(guideline, lookup)]);
}

function rowConditions(guideline: Guideline, lookup: Lookup): readonly EmittedCondition[] {
  return actionableRows(guideline).flatMap((row) =>
    fhirpathConditions(rowCriterion(guideline, row), lookup, 'met').map((text) => ({
      text,
      of: row.id,
      place: row.authored,
    })),
  );
}

function once(conditions: readonly EmittedCondition[]): readonly EmittedCondition[] {
  const first = new Map<string, EmittedCondition>();
  for (const condition of conditions) if (!first.has(condition.text)) first.set(condition.text, condition);
  return [...first.values()];
}
