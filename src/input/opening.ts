import type { LayoutPart } from './layout.ts';

/** How the beginning of a part is known: a whole line, what a line begins with, or the heading of a section. */
export interface Opening {
  readonly literal: string;
  readonly kind: 'line' | 'prefix' | 'heading';
}

/** An opening that is a whole line. */
export function lineOpening(literal: string): Opening {
  return { literal, kind: 'line' };
}

/** What a part of the layout begins with. */
export function openingOf(part: LayoutPart): Opening[] {
  if ('title' in part) return [lineOpening(part.title)];
  if ('furniture' in part) return [lineOpening(part.furniture)];
  if ('field' in part) return [{ literal: `${part.field} `, kind: 'prefix' }];
  if ('metadata' in part) return part.metadata.slice(0, 1).map((label) => lineOpening(label.label));
  return part.recommendations.sections
    .slice(0, 1)
    .map((section) => ({ literal: section.heading, kind: 'heading' }));
}

/** Whether a line is the one an opening means, letter for letter. */
export function opens(opening: Opening, text: string): boolean {
  return opening.kind === 'prefix' ? text.startsWith(opening.literal) : text === opening.literal;
}
