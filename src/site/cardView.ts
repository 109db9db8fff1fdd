import type { Card } from '../knowledge/eligibility.ts';
import type { RailOf } from '../logic/criterion.ts';
import { lineLinks } from './lineLink.ts';
import { hrefs, type Link } from './links.ts';
import type { Site } from './site.ts';

/** A card with what must hold for it, and the cards below it. */
export interface CardView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly priority: string | undefined;
  readonly when: readonly { readonly criterion: Link; readonly is: string }[];
  readonly proposes: Link | undefined;
  readonly editorial: boolean;
  readonly rationale: string | undefined;
  readonly lines: ReturnType<typeof lineLinks>;
  readonly cards: readonly CardView[];
}

const railWords: Readonly<Record<RailOf['rail'], string>> = {
  met: 'is met',
  'ruled-out': 'is ruled out',
  unknown: 'is unknown',
  'not-met': 'is not met (ruled out or unknown)',
  'not-ruled-out': 'is not ruled out (met or unknown)',
};

/** Shows a card of a plan. */
export function cardView(site: Site, card: Card): CardView {
  const { id, title, description, priority, when, basis, rationale, places, cards } = card;
  return {
    id,
    title,
    description,
    priority,
    when: when.map(({ criterion, rail }) => ({
      criterion: { href: hrefs.criterion(criterion), label: titleOf(site, criterion) },
      is: railWords[rail],
    })),
    proposes: proposalOf(site, card),
    editorial: basis === 'editorial',
    rationale,
    lines: lineLinks(site, places),
    cards: cards.map((below) => cardView(site, below)),
  };
}

function titleOf({ guideline }: Site, id: string): string {
  return guideline.criteria.find((one) => one.id === id)?.title ?? id;
}

function proposalOf({ guideline }: Site, { proposes }: Card): Link | undefined {
  if (!proposes) return undefined;
  if ('row' in proposes) {
    const row = guideline.recommendations.find(({ id }) => id === proposes.row);
    return row && { href: hrefs.recommendation(row.id), label: row.title };
  }
  const activity = guideline.activities.find(({ id }) => id === proposes.activity);
  return activity && { href: `artifacts.html`, label: activity.title };
}
