import type { Guideline } from '../knowledge/guideline.ts';
import { lineLink } from './lineLink.ts';
import { words } from './words.ts';

/** A rating scale with the meaning of its values, as far as the source gives one. */
export function scaleLegends(guideline: Guideline) {
  return guideline.scales.map((scale) => ({
    id: scale.id,
    label: scale.label,
    title: scale.title,
    description: scale.description,
    role: words.scaleRole[scale.role],
    line: lineLink({ guideline }, scale.place),
    values: scale.values.map(({ code, display, printed, definition }) => ({
      code,
      display,
      printed: printed.join(', '),
      definition,
      number: guideline.recommendations.filter(({ row }) =>
        row.ratings.some((rating) => rating.scale === scale.id && rating.code === code),
      ).length,
    })),
  }));
}
