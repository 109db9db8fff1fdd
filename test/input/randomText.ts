import fc from 'fast-check';
import type { Layout, LayoutPart, LayoutScale } from '../../src/input/layout.ts';
import { parseRow } from '../../src/input/rowGrammar.ts';
import { rowGrammar } from '../../src/input/scaleColumns.ts';

/** A random guideline: its layout, its text, and what reading must find in it. */
export interface RandomText {
  readonly layout: Layout;
  readonly text: string;
  readonly rows: readonly {
    readonly section: string;
    readonly statement: string;
    readonly printed: readonly string[];
  }[];
  readonly entries: readonly string[];
  readonly values: readonly string[];
}

const vocabularies: readonly (readonly string[])[] = [
  ['A', 'B', 'C', 'D', 'I'],
  ['1', '2'],
  ['Strong', 'Conditional'],
  ['High', 'Moderate', 'Low', 'Very low'],
  ['I-A', 'I-a', 'I-B', '1-B', 'II'],
  ['++', '+', '(+)', '-/-'],
  ['Expert opinion', 'Expert opinion only'],
];
const words = [
  'pain',
  'back',
  'therapy',
  'helps',
  'may',
  'be',
  'used',
  'A',
  'high',
  'low-dose',
  '(rare)',
  '±',
  '2',
  'of',
  'Strong',
  'ü',
  'a/b',
  'I',
];

const sentence = (least: number, most: number) =>
  fc.array(fc.constantFrom(...words), { minLength: least, maxLength: most }).map((list) => list.join(' '));
/** A line that no other line equals or resembles: its number stands for it. */
const unique = (stem: string, index: number) =>
  `${stem} ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${index} ${stem.length}`;

const scalesOf = fc.shuffledSubarray([...vocabularies], { minLength: 1, maxLength: 3 }).map((chosen) =>
  chosen.map(
    (values, index): LayoutScale => ({
      id: `scale-${index}`,
      column: `column-${index}`,
      label: `Column ${index}`,
      title: `Scale ${index}`,
      description: 'Random.',
      role: (['strength', 'quality', 'certainty'] as const)[index] ?? 'quality',
      values: values.map((printed, i) => ({ code: `${i}`, display: printed, printed: [printed] })),
    }),
  ),
);

const shapes = fc.constantFrom('outline', 'columns', 'groups' as const);
const gaps = fc.array(fc.nat({ max: 2 }), { minLength: 40, maxLength: 40 });

interface Draft {
  readonly scales: readonly LayoutScale[];
  readonly place: number;
  readonly sections: readonly (readonly {
    readonly statement: string;
    readonly picks: readonly number[];
  }[])[];
  readonly tables: readonly {
    readonly shape: 'outline' | 'columns' | 'groups';
    readonly bullet: string;
    readonly below: readonly number[];
  }[];
  readonly metadata: readonly number[];
  readonly gaps: readonly number[];
}

const draft: fc.Arbitrary<Draft> = fc.record({
  scales: scalesOf,
  place: fc.nat(),
  sections: fc.array(
    fc.array(
      fc.record({ statement: sentence(1, 7), picks: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  tables: fc.array(
    fc.record({
      shape: shapes,
      bullet: fc.constantFrom('- ', '  • ', '* ', '\u2013 '),
      below: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
  metadata: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
  gaps,
});

/** Random guidelines of the grammar: sections, vocabularies, column orders, tables of all shapes, metadata. */
export const randomText: fc.Arbitrary<RandomText> = draft.map(written).filter((one) => one !== undefined);

/** Undefined when a random statement happens to be no statement: one that ends in a rating. */
function written({ scales, place, sections, tables, metadata, gaps: blanks }: Draft): RandomText | undefined {
  const columns = scales.map((scale) => scale.column);
  const at = place % (columns.length + 1);
  const ordered = [...columns.slice(0, at), 'statement', ...columns.slice(at)];
  const header = ordered.map((column) => `Head-${column}`).join(' ');
  const grammar = rowGrammar(scales, { columns: ordered });
  const lines: string[] = [];
  let gap = 0;
  const blank = (least = 0) =>
    lines.push(...Array(Math.max(blanks[gap++ % blanks.length] as number, least)).fill(''));
  const rows: RandomText['rows'][number][] = [];
  const parts: LayoutPart[] = [
    { title: 'Random title' },
    { field: 'Dated:', id: 'dated' },
    { furniture: 'Below are recommendations', reason: 'Heading' },
  ];
  lines.push('Random title', 'Dated: yesterday');
  blank();
  lines.push('Below are recommendations');
  const listed = sections.map((_, index) => ({ id: `section-${index}`, heading: unique('Section', index) }));
  for (const [index, drafts] of sections.entries()) {
    const section = listed[index] as { id: string; heading: string };
    blank();
    lines.push(section.heading);
    blank();
    lines.push(header);
    for (const { statement, picks } of drafts) {
      const printed = scales.map(
        ({ values }, i) => (values[(picks[i] as number) % values.length] as { display: string }).display,
      );
      const row = [...printed.slice(0, at), statement, ...printed.slice(at)].join(' ');
      const parsed = parseRow(row, grammar);
      if ('message' in parsed || parsed.statement !== statement) return undefined;
      rows.push({ section: section.id, statement, printed });
      lines.push(row);
    }
  }
  parts.push({ recommendations: { header, columns: ordered, sections: listed } });
  const entries = writeTables(tables, parts, lines, blank);
  const values = writeMetadata(metadata, parts, lines, blank);
  return { layout: { scales, parts }, text: lines.join('\n'), rows, entries, values };
}

function writeTables(
  tables: Draft['tables'],
  parts: LayoutPart[],
  lines: string[],
  blank: (least?: number) => void,
): string[] {
  const entries: string[] = [];
  tables.forEach(({ shape, bullet, below }, index) => {
    const title = unique('Table', index);
    const columns = [
      { id: 'left', label: 'Left' },
      { id: 'right', label: 'Right' },
    ];
    parts.push({
      table: `table-${index}`,
      title,
      shape,
      ...(shape === 'columns' ? { header: 'Left Right', columns } : { bullet }),
    });
    blank();
    lines.push(title);
    if (shape === 'columns') lines.push('Left Right');
    below.forEach((children, i) => {
      if (shape === 'groups') blank(1);
      entries.push(unique(`Entry of ${index}`, i));
      lines.push(entries.at(-1) as string);
      for (let child = 0; shape !== 'columns' && child < children; child++) {
        entries.push(unique(`child of ${i}`, child));
        lines.push(`${bullet}${entries.at(-1)}`);
      }
    });
  });
  return entries;
}

function writeMetadata(
  metadata: Draft['metadata'],
  parts: LayoutPart[],
  lines: string[],
  blank: (least?: number) => void,
): string[] {
  const values: string[] = [];
  const labels = metadata.map((count, index) => ({
    id: `label-${index}`,
    label: unique('Label', index),
    ...(count === 0 && { empty: true }),
  }));
  parts.push({ metadata: labels });
  labels.forEach(({ label }, index) => {
    blank();
    lines.push(label);
    for (let i = 0; i < (metadata[index] as number); i++) {
      values.push(unique(`Value of ${index}`, i));
      lines.push(values.at(-1) as string);
    }
  });
  return values;
}

/** One character inserted, deleted or replaced. */
export interface Damage {
  readonly text: string;
  /** 1-based line of the sound text where it happened. */
  readonly line: number;
  /** 1-based column in that line. */
  readonly column: number;
  readonly how: string;
}

const signs = [
  'x',
  'A',
  'I',
  '1',
  '2',
  ' ',
  '\n',
  '\r',
  '\t',
  '\u00A0',
  '\u200B',
  '\u2028',
  '-',
  '•',
  '.',
  '\u0410',
  '"',
  '\uFEFF',
  '😀',
  '\0',
];

/** A random damage of a text: the position as a share of its length. */
export const randomDamage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('insert', 'delete', 'replace' as const),
  sign: fc.constantFrom(...signs),
});

/** Damages a text; undefined when it stays the same. */
export function damaged(
  text: string,
  { at, kind, sign }: { at: number; kind: 'insert' | 'delete' | 'replace'; sign: string },
): Damage | undefined {
  const offset = Math.floor(at * text.length);
  const put = kind === 'delete' ? '' : sign;
  const after = text.slice(0, offset) + put + text.slice(offset + (kind === 'insert' ? 0 : 1));
  if (after === text) return undefined;
  const before = text.slice(0, offset).split('\n');
  const how = `${kind} ${JSON.stringify(kind === 'delete' ? text[offset] : sign)}`;
  return { text: after, line: before.length, column: (before.at(-1) as string).length + 1, how };
}
