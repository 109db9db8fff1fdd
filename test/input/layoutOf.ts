import type { Layout, LayoutPart } from '../../src/input/layout.ts';

/** Scales that the small texts of these tests use: Grade A or B, Certainty High, Low or Very low. */
export const scales: Layout['scales'] = [
  {
    id: 'grades',
    column: 'grade',
    label: 'Grade',
    title: 'Grade',
    description: 'Letter.',
    role: 'strength',
    values: [
      { code: 'A', display: 'A' },
      { code: 'B', display: 'B' },
    ],
  },
  {
    id: 'certainties',
    column: 'certainty',
    label: 'Certainty',
    title: 'Certainty',
    description: 'Word.',
    role: 'certainty',
    values: [
      { code: 'high', display: 'High', printed: ['High'] },
      { code: 'low', display: 'Low', printed: ['Low', 'low'] },
      { code: 'very-low', display: 'Very low', printed: ['Very low'] },
    ],
  },
];

export const header = 'Statement Grade Certainty';

/** A recommendation part with the given headings. */
export function recommendations(...headings: string[]): LayoutPart {
  return {
    recommendations: {
      header,
      columns: ['statement', 'grade', 'certainty'],
      sections: headings.map((heading) => ({ id: heading.toLowerCase().replaceAll(' ', '-'), heading })),
    },
  };
}

/** A layout of parts. */
export function layoutOf(...parts: LayoutPart[]): Layout {
  return { scales, parts };
}
