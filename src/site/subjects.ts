import type { EditorialChoice, Guideline } from '../knowledge/guideline.ts';
import { idOf } from '../resources/canonical.ts';
import { cardsIn } from '../resources/planRules.ts';
import { hrefs, type Link } from './links.ts';

type Sort =
  | 'recommendation'
  | 'entry'
  | 'table'
  | 'scale'
  | 'list'
  | 'map'
  | 'plan'
  | 'card'
  | 'activity'
  | 'questionnaire'
  | 'question'
  | 'criterion'
  | 'bands'
  | 'outcomes'
  | 'variable'
  | 'section'
  | 'context'
  | 'term';

const usual: readonly Sort[] = [
  'recommendation',
  'entry',
  'plan',
  'card',
  'activity',
  'questionnaire',
  'criterion',
  'question',
  'bands',
  'outcomes',
  'map',
  'list',
  'variable',
  'scale',
  'table',
  'section',
  'context',
  'term',
];

/** Ids of different sorts may be equal; what was decided tells which one is meant. */
const first: Readonly<Record<string, readonly Sort[]>> = {
  split: ['entry', 'table'],
  map: ['map', 'scale'],
  code: ['list'],
  'code family': ['list'],
  plan: ['plan'],
  activity: ['activity', 'recommendation'],
  questionnaire: ['questionnaire'],
  criterion: ['criterion', 'plan'],
  threshold: ['criterion', 'bands'],
  exposure: ['variable'],
  comparator: ['variable'],
  outcome: ['variable'],
  'use context': ['context'],
  glossary: ['term'],
};

/** Finds the page of what an editorial choice is about; undefined when the site shows it nowhere. */
export function subjectLinks(guideline: Guideline): (choice: EditorialChoice) => Link | undefined {
  const found = indexSubjects(guideline);
  return ({ what, subject }) => {
    for (const sort of [...(first[what] ?? []), ...usual]) {
      const link = found.get(`${sort} ${subject}`);
      if (link) return link;
    }
    return undefined;
  };
}

function indexSubjects(guideline: Guideline): ReadonlyMap<string, Link> {
  const links = new Map<string, Link>();
  const add = (sort: Sort, id: string, label: string, href: string) =>
    links.set(`${sort} ${id}`, { href, label });
  for (const { id, title } of guideline.recommendations)
    add('recommendation', id, title, hrefs.recommendation(id));
  for (const { id, title, entries } of guideline.tables) {
    add('table', id, title, hrefs.table(id));
    for (const { code, text } of entries) add('entry', `${id}/${code}`, text, hrefs.entry(id, code));
  }
  for (const { id, title } of guideline.scales) add('scale', id, title, hrefs.scale(id));
  for (const { id, title } of guideline.codeLists) add('list', id, title, hrefs.codeList(id));
  for (const { id, title } of guideline.scaleMaps) add('map', id, title, hrefs.scaleMap(id));
  addPlans(guideline, add);
  for (const { id, title } of guideline.criteria) add('criterion', id, title, hrefs.criterion(id));
  for (const { id, title } of guideline.bands ?? []) add('bands', id, title, hrefs.bands(id));
  for (const { id, title } of guideline.outcomes ?? []) add('outcomes', id, title, hrefs.outcomes(id));
  for (const { id, title } of guideline.variables) add('variable', id, title, hrefs.variable(id));
  for (const { id, heading } of guideline.sections) add('section', id, heading, hrefs.section(id));
  for (const { text } of guideline.useContexts) add('context', text, text, hrefs.contexts);
  for (const { term } of guideline.glossary) add('term', term, term, hrefs.glossary);
  return links;
}

/** Activities and questionnaires have no page of their own: the list of artifacts shows them. */
function addPlans(
  guideline: Guideline,
  add: (sort: Sort, id: string, label: string, href: string) => void,
): void {
  for (const { id: plan, title, cards } of guideline.eligibility) {
    add('plan', plan, title, hrefs.eligibility(plan));
    for (const card of cardsIn(cards))
      add('card', `${plan} ${card.id}`, card.title, hrefs.card(plan, card.id));
  }
  const artifact = (type: 'ActivityDefinition' | 'Questionnaire', id: string) =>
    `artifacts.html#${type}-${idOf(guideline, id)}`;
  for (const { id, title } of guideline.activities)
    add('activity', id, title, artifact('ActivityDefinition', id));
  for (const { id, title, groups } of guideline.questionnaires) {
    add('questionnaire', id, title, artifact('Questionnaire', id));
    for (const question of groups.flatMap(({ questions }) => questions))
      if (question.informational) add('question', question.id, question.text, artifact('Questionnaire', id));
  }
}
