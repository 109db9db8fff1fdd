import { describe, expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import type { LayoutPart } from '../../src/input/layout.ts';
import { printSource } from '../../src/input/ledger.ts';
import { readText } from '../../src/input/readText.ts';
import { header, layoutOf, recommendations } from './layoutOf.ts';
import { brief, locked, unlocked } from './sourceOf.ts';

const parts: LayoutPart[] = [
  { title: 'Sore Throat' },
  { field: 'Date:', id: 'date' },
  { furniture: 'Advice', reason: 'Heading' },
  recommendations('At Home', 'In Practice'),
  { table: 'signs', title: 'Signs', shape: 'groups', bullet: '- ' },
  { metadata: [{ id: 'scope', label: 'Scope' }] },
];
const lines = [
  'Sore Throat',
  'Date: May 2020',
  'Advice',
  '',
  'At Home',
  header,
  'Drink enough A High',
  'Gargle if you like B Very low',
  '',
  'In Practice',
  header,
  'Look into the throat A Low',
  '',
  'Signs',
  'Mild',
  '- Cough',
  '',
  'Severe',
  '- Drooling',
  '',
  'Scope',
  'Adults',
];

function read(changed: Readonly<Record<number, string | undefined>> = {}, how = unlocked) {
  const text = lines
    .map((line, index) => (index + 1 in changed ? changed[index + 1] : line))
    .filter((line) => line !== undefined)
    .join('\n');
  return collect((report) => readText(how(text), layoutOf(...parts), report));
}

test('reads every part, claims every line once and prints the same text again', () => {
  const { value, diagnostics } = read({}, locked);
  expect(diagnostics).toEqual([]);
  expect(value.sections.map((section) => [section.id, section.line.number])).toEqual([
    ['at-home', 5],
    ['in-practice', 10],
  ]);
  expect(
    value.rows.map((row) => [row.section, row.statement, ...row.ratings.map((one) => one.code)]),
  ).toEqual([
    ['at-home', 'Drink enough', 'A', 'high'],
    ['at-home', 'Gargle if you like', 'B', 'very-low'],
    ['in-practice', 'Look into the throat', 'A', 'low'],
  ]);
  expect(
    value.fields.map((field) => [field.id, ...field.values.map((one) => `${one.column} ${one.text}`)]),
  ).toEqual([
    ['date', '7 May 2020'],
    ['scope', '1 Adults'],
  ]);
  expect(value.header?.number).toBe(6);
  expect(value.claims.map((claim) => claim.line)).toEqual(lines.map((_, index) => index + 1));
  expect(printSource(value.claims)).toBe(lines.join('\n'));
});

describe('a slip in one line is one finding at that line', () => {
  test.each<[string, number, string | undefined, string]>([
    ['title', 1, 'Sore Throta', '1:1 error layout-line-differs'],
    ['field', 2, 'Dte: May 2020', '2:1 error layout-line-differs'],
    ['field without value', 2, 'Date:', '2:1 error field-without-value'],
    ['furniture', 3, 'Advise', '3:1 error layout-line-differs'],
    ['section heading', 5, 'At Hme', '5:1 error section-differs'],
    ['header', 6, 'Statement Grade Certanty', '6:1 error header-differs'],
    ['rating', 7, 'Drink enough C High', '7:14 error row-unknown-rating'],
    ['rating of a row that stands apart', 12, 'Look into the throat A Lo', '12:24 error row-unknown-rating'],
    ['second heading', 10, 'in Practice', '10:1 error section-differs'],
    ['missing heading', 10, undefined, '10:1 error heading-missing'],
    ['missing header', 11, undefined, '10:1 error header-differs'],
    [
      'line between heading and header',
      6,
      'stray words\nStatement Grade Certainty',
      '6:1 error line-unclaimed',
    ],
    ['row broken before its ratings', 7, 'Drink enough\nA High', '7:1 error row-broken'],
    ['row broken in its ratings', 7, 'Drink enough A\nHigh', '7:1 error row-broken'],
    ['row broken in its words', 7, 'Drink\nenough A High', '7:1 error row-broken'],
    ['table title', 14, 'Sgns', '14:1 error layout-line-differs'],
    ['label', 21, 'Scpe', '21:1 error layout-line-differs'],
    ['lost bullet', 16, 'Cough', '16:1 error bullet-missing'],
    ['line that nobody knows', 13, '\nSee also the appendix\n', '14:1 error line-unclaimed'],
  ])('%s', (_, line, text, finding) => {
    expect(read({ [line]: text }).diagnostics.map(brief)).toEqual([finding]);
  });
});

test('messages name what was found, what was expected and how to mend it', () => {
  const message = (changed: Record<number, string | undefined>) => read(changed).diagnostics[0]?.message;
  expect(message({ 1: 'Sore Throta' })).toBe(
    'Found "Sore Throta" where layout.yaml names the line "Sore Throat". Mend the source, or the line in layout.yaml.',
  );
  expect(message({ 5: 'At Hme' })).toBe(
    'Found the heading "At Hme"; layout.yaml has "At Home". Mend the source, or the heading in layout.yaml.',
  );
  expect(message({ 6: 'Statement Grade Certanty' })).toBe(
    'Found "Statement Grade Certanty" where the header "Statement Grade Certainty" must stand, below the section\'s heading. Mend the source, or the header in layout.yaml.',
  );
  expect(message({ 11: undefined })).toContain(
    'Found a row where the header "Statement Grade Certainty" must stand',
  );
  expect(message({ 7: 'Drink\nenough A High' })).toBe(
    'This row seems to go on in the next line ("enough A High"): both together are a whole row. A row must stand on one line: join the two.',
  );
  expect(message({ 10: undefined })).toBe(
    'This header line has no section heading above it; "In Practice" is the next in layout.yaml. Put the heading above it.',
  );
  expect(message({ 13: '\nSee also the appendix\n' })).toBe(
    'Nothing claims this line. Say in layout.yaml what it is: a recommendation, a table, metadata, or furniture with a reason.',
  );
});

test('a wrong heading still has its rows, so that nothing below it is lost', () => {
  const { value } = read({ 10: 'in Practice' });
  expect(value.rows.map((row) => row.section)).toEqual(['at-home', 'at-home', 'in-practice']);
});

test('a table whose title is not recognised is left to the ledger, not read as rows', () => {
  const { diagnostics } = read({ 14: 'Danger ahead' });
  expect(diagnostics.map(brief)).toEqual(['21:1 error layout-line-missing', '14:1 error line-unclaimed']);
  expect(diagnostics[1]?.message).toContain('(and 4 more lines to line 19)');
});

test('a section of another wording is unlisted, and the one of layout.yaml is missing', () => {
  const { diagnostics } = read({ 10: 'Who should see a doctor' });
  expect(diagnostics.map(brief)).toEqual(['10:1 error section-unlisted', '12:1 error section-missing']);
  expect(diagnostics[0]?.message).toContain(
    '{ id: who-should-see-a-doctor, heading: "Who should see a doctor" }',
  );
});

test('one wrong header in layout.yaml is one finding, not one for each section', () => {
  const layout = layoutOf(
    ...parts.map((part) =>
      'recommendations' in part
        ? { recommendations: { ...part.recommendations, header: 'Statement, Grade, Certainty' } }
        : part,
    ),
  );
  const { diagnostics } = collect((report) => readText(unlocked(lines.join('\n')), layout, report));
  expect(diagnostics.map(brief)).toEqual(['6:1 error header-differs']);
  expect(diagnostics[0]?.message).toContain('here and at 1 more section');
});

test('a row that repeats its heading stays a row', () => {
  const { value, diagnostics } = read({ 12: 'In Practice A Low' });
  expect(diagnostics).toEqual([]);
  expect(value.rows.at(-1)?.statement).toBe('In Practice');
});

test('a section without rows is told', () => {
  expect(read({ 12: '' }).diagnostics.map(brief)).toEqual(['10:1 error section-empty']);
});

test('rows of an unlocked text may be indented; it is told once', () => {
  const { value, diagnostics } = read({ 3: '  Advice', 7: '\tDrink enough A High' });
  expect(value.rows[0]).toMatchObject({ statement: 'Drink enough', text: 'Drink enough A High' });
  expect(diagnostics.map(brief)).toEqual(['3:1 information source-white-space']);
  expect(diagnostics[0]?.message).toBe('Read as meant: 2 indented lines, first here.');
});

test('the place of a fault in an indented row is the one in the file', () => {
  expect(brief(read({ 7: '  Drink enough C High' }).diagnostics[0] as never)).toBe(
    '7:16 error row-unknown-rating',
  );
});

test('a locked text with an indented row is refused', () => {
  const text = lines.join('\n').replace('Sore', ' Sore');
  const { diagnostics } = collect((report) => readText(locked(text), layoutOf(...parts), report));
  expect(diagnostics.map(brief)).toEqual(['1:1 error layout-line-differs']);
});

test('two recommendation parts with a remark between them are read in order', () => {
  const layout = layoutOf(
    recommendations('At Home'),
    { furniture: 'And now for doctors', reason: 'Remark' },
    recommendations('In Practice'),
  );
  const text = [
    'At Home',
    header,
    'Drink A High',
    'And now for doctors',
    'In Practice',
    header,
    'Look B Low',
  ];
  const { value, diagnostics } = collect((report) => readText(unlocked(text.join('\n')), layout, report));
  expect(diagnostics).toEqual([]);
  expect(value.rows.map((row) => `${row.section}: ${row.statement}`)).toEqual([
    'at-home: Drink',
    'in-practice: Look',
  ]);
});

test('a heading may be the words of a later table title', () => {
  const layout = layoutOf(recommendations('Signs'), { table: 'signs', title: 'Signs', shape: 'outline' });
  const text = ['Signs', header, 'Look A High', '', 'Signs', 'Redness'];
  const { value, diagnostics } = collect((report) => readText(unlocked(text.join('\n')), layout, report));
  expect(diagnostics).toEqual([]);
  expect(value.tables[0]?.entries.map((entry) => entry.text)).toEqual(['Redness']);
});

test('a line damaged in one part never makes it reach into the next', () => {
  const repeated: LayoutPart[] = [
    recommendations('At Home'),
    { furniture: 'Table', reason: 'Caption' },
    { table: 'one', title: 'First', shape: 'outline' },
    { furniture: 'Table', reason: 'Caption' },
    { table: 'two', title: 'Second', shape: 'outline' },
  ];
  const text = ['At Home', header, 'Drink A High', '', 'Tible', 'First', 'a', 'Table', 'Second', 'b'];
  const { value, diagnostics } = collect((report) =>
    readText(unlocked(text.join('\n')), layoutOf(...repeated), report),
  );
  expect(diagnostics.map(brief)).toEqual(['5:1 error layout-line-differs']);
  expect(value.tables.map((table) => table.entries.map((entry) => entry.text))).toEqual([['a'], ['b']]);
});
