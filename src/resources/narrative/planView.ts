import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import type { Guideline } from '../../knowledge/guideline.ts';
import { kindOf } from '../../knowledge/kind.ts';
import type { Recommendation } from '../../knowledge/recommendation.ts';
import type { Criterion } from '../../logic/criterion.ts';
import type { NotesView, RatingsView, StatementView } from '../../views.ts';
import { idOf } from '../canonical.ts';
import { evidenceNotes } from '../evidence.ts';
import { membershipNote, valueSetsAsked } from '../membership.ts';
import { cardStatements, cardsIn } from '../planRules.ts';
import { ratingsText } from '../ratings.ts';
import { rowCriterion } from '../rowCriterion.ts';
import { type CriteriaView, criteriaView } from './criteriaView.ts';
import { ratingsView, statementView } from './partialViews.ts';
import { rowOf } from './rowOf.ts';

/** What the narrative of a plan shows; the four families fill different parts. */
export interface PlanView extends CriteriaView {
  /** What kind of plan it is, in words. */
  readonly type: string;
  readonly statement: StatementView | null;
  readonly ratings: RatingsView;
  readonly notes: NotesView;
  /** Steps that lead to other plans: sections of the pathway. */
  readonly steps: readonly { readonly title: string; readonly description: string; readonly href: string }[];
  readonly rows: readonly RowView[];
  /** What is said when, for plans that run. */
  readonly rules: readonly RuleView[];
}

const familyWords: Readonly<Record<string, string>> = {
  'clinical-protocol': 'The guideline as a plan',
  'workflow-definition': 'A section of the guideline as a plan',
  'eca-rule': 'A criterion over the record',
};

interface RowView {
  readonly statement: string;
  readonly line: number;
  readonly ratings: string;
  readonly kind: string;
  readonly href: string | null;
}

interface RuleView {
  readonly title: string;
  readonly description: string | null;
  readonly when: string;
}

/** The view of any plan. */
export function planView(guideline: Guideline, plan: PlanDefinition): PlanView {
  const actions = plan.action ?? [];
  const family = plan.type?.coding?.[0]?.code;
  const row = family === 'eca-rule' ? rowOf(guideline, plan.id) : undefined;
  return {
    type: row ? 'A recommendation as a rule' : (familyWords[family ?? ''] ?? 'A plan'),
    statement: row ? statementView(guideline, row.row.statement, row.row.place) : null,
    ratings: row ? ratingsView(guideline, row) : { ratings: [] },
    notes: {
      notes: [
        ...(row ? evidenceNotes(guideline, row) : []),
        ...(valueSetsAsked(plan).length > 0 ? [membershipNote] : []),
      ],
    },
    steps: family === 'clinical-protocol' ? actions.map(stepView) : [],
    rows: family === 'workflow-definition' ? actions.map((action) => rowView(guideline, action)) : [],
    rules: family === 'eca-rule' ? actions.flatMap((action) => ruleViews(action, row !== undefined)) : [],
    ...criteriaView(guideline, family === 'eca-rule' ? ruleCriterion(guideline, plan, row) : undefined),
  };
}

/** What a rule tests, as far as it stands in the guideline. */
function ruleCriterion(
  guideline: Guideline,
  plan: PlanDefinition,
  row: Recommendation | undefined,
): Criterion | undefined {
  if (row) return rowCriterion(guideline, row);
  const found = guideline.eligibility.find(({ id }) => idOf(guideline, id) === plan.id);
  return (
    found && {
      kind: 'all',
      of: cardsIn(found.cards)
        .flatMap(cardStatements)
        .map(({ criterion }) => criterion),
    }
  );
}

function stepView({ title = '', description = '', definitionCanonical = '' }: PlanDefinitionAction) {
  return { title, description, href: unversioned(definitionCanonical) };
}

function rowView(guideline: Guideline, { id, definitionCanonical }: PlanDefinitionAction): RowView {
  const recommendation = guideline.recommendations.find((each) => each.id === id) as Recommendation;
  return {
    statement: recommendation.row.statement,
    line: recommendation.row.place.line as number,
    ratings: ratingsText(guideline, recommendation),
    kind: kindOf(recommendation.kind).display,
    href: definitionCanonical ? unversioned(definitionCanonical) : null,
  };
}

/** An action, then those below it, each under the titles that it stands below. */
function ruleViews(action: PlanDefinitionAction, ofRow: boolean, above = ''): RuleView[] {
  const { title, ...view } = ruleView(action, ofRow);
  const named = above + title;
  return [
    { title: named, ...view },
    ...(action.action ?? []).flatMap((below) => ruleViews(below, ofRow, `${named} › `)),
  ];
}

function ruleView(
  { title = '', description = '', condition = [] }: PlanDefinitionAction,
  ofRow: boolean,
): RuleView {
  const when = condition[0]?.expression?.description ?? '';
  // The statement of a row already stands above; its rule adds only when it applies.
  return ofRow ? { title: 'When it applies', description: null, when } : { title, description, when };
}

function unversioned(canonical: string): string {
  return canonical.replace(/\|.*$/, '');
}
