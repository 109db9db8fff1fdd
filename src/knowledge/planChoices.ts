import type { Card } from './eligibility.ts';
import type { EditorialChoice, Guideline } from './guideline.ts';

/** What an editor decided in plans: what each says when, what it proposes, and what is asked. */
export function planChoices({
  eligibility,
  activities,
  questionnaires,
}: Pick<Guideline, 'eligibility' | 'activities' | 'questionnaires'>): EditorialChoice[] {
  return [
    ...eligibility.flatMap((plan) => [
      choice('plan', plan.id, plan.description, plan),
      ...plan.cards.flatMap((card) => cardChoices(card, plan.id)),
    ]),
    ...activities
      .filter(({ basis }) => basis !== 'stated')
      .map((activity) => choice('activity', activity.id, activity.description, activity)),
    ...questionnaires.flatMap((form) => [
      choice('questionnaire', form.id, form.description, { ...form, places: [] }),
      ...form.groups.flatMap(({ questions }) =>
        questions.flatMap(({ id, text, source, informational, rationale = '' }) =>
          informational
            ? [choice('question', id, text, { places: [source.place], rationale, authored: form.authored })]
            : [],
        ),
      ),
    ]),
  ];
}

/** Cards that say why; those made of the parts of a criterion say what the criterion does, which is listed there. */
function cardChoices(card: Card, plan: string): EditorialChoice[] {
  const { id, title, rationale, basis, places, authored, cards } = card;
  const below = cards.flatMap((one) => cardChoices(one, plan));
  if (rationale === undefined || basis === 'stated' || isPart(card)) return below;
  return [choice('card', `${plan} ${id}`, title, { rationale, places, authored }), ...below];
}

/** Only ids of such cards hold a dot. */
function isPart({ id }: Card): boolean {
  return id.includes('.');
}

function choice(
  what: string,
  subject: string,
  decision: string,
  { rationale, places, authored }: Pick<Card, 'places' | 'authored'> & { readonly rationale: string },
): EditorialChoice {
  return { what, subject, decision, rationale, ...(places[0] && { source: places[0] }), authored };
}
