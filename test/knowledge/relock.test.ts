import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { lineHash } from '../../src/input/lineHash.ts';
import { planRelock } from '../../src/knowledge/relock.ts';
import { sha256 } from '../input/sourceOf.ts';
import { besideSlots, briefly, GuidelineCopy } from './copyGuideline.ts';

const aspn = 'input/aspn-low-back-pain';

async function relock(copy: GuidelineCopy) {
  const diagnostics: Diagnostic[] = [];
  const plan = await planRelock(copy, (diagnostic) => diagnostics.push(diagnostic));
  for (const { path, content } of plan?.files ?? []) copy.write(path, content);
  return { plan, diagnostics, paths: plan?.files.map(({ path }) => path) };
}

/** Lines in which a text differs from another of as many lines. */
function differing(before: string, after: string): [string, string][] {
  const [was, now] = [before.split('\n'), after.split('\n')];
  return was.flatMap((line, i): [string, string][] => (line === now[i] ? [] : [[line, now[i] as string]]));
}

test('the first lock of a guideline writes hashes and the reviewed copy, and touches nothing else', async () => {
  const copy = new GuidelineCopy('test/fixtures/second-guideline');
  const before = { recommendations: copy.text('recommendations.yaml'), tables: copy.text('tables.yaml') };
  const { plan, paths } = await relock(copy);
  expect(plan?.words).toBe('second-guideline: first lock, there is no reviewed copy to compare with.\n');
  expect(paths).toEqual(['guideline.yaml', 'recommendations.yaml', 'tables.yaml', 'source.lock']);
  const source = copy.text('source.txt');
  expect(copy.text('source.lock')).toBe(source);
  expect(copy.text('guideline.yaml')).toContain(
    `  title: Acute Ankle Sprain in Adults\n  sha256: ${sha256(source)}\npopulation:`,
  );
  const hash = (line: number) => lineHash(source.split('\n')[line - 1] as string);
  expect(copy.text('recommendations.yaml')).toContain(
    `    line: 10 # the first row\n    hash: ${hash(10)}\n    kind:`,
  );
  expect(copy.text('tables.yaml')).toContain(`- { line: 23, hash: ${hash(23)}, code: fibula } # other codes`);
  for (const [file, text] of Object.entries(before))
    expect(
      copy.text(`${file}.yaml`).replace(/\n +hash: "?[0-9a-f]{16}"?(?=\n)|, hash: [0-9a-f]{16}/g, ''),
    ).toBe(text);
  expect((await copy.read()).diagnostics.map(({ code }) => code)).toEqual(['population-without-codes']);
});

test('a guideline that is locked as it stands has nothing to do', async () => {
  const { plan } = await relock(new GuidelineCopy(aspn));
  expect(plan).toEqual({
    words: 'aspn-low-back-pain: the source is locked as it stands; nothing to do.\n',
    files: [],
  });
});

test('a changed row is shown as a difference, and its entry follows it', async () => {
  const copy = new GuidelineCopy(aspn).edit(
    'source.txt',
    'Pulsed RFA is not efficacious D',
    'Pulsed RFA is not effective D',
  );
  const before = copy.text('recommendations.yaml');
  const { plan, paths } = await relock(copy);
  expect(plan?.words).toBe(
    'aspn-low-back-pain: the source changed since it was locked.\n  line 128\n  - Pulsed RFA is not efficacious D I-B Moderate\n  + Pulsed RFA is not effective D I-B Moderate\n    rfa-pulsed (do-not-perform, against): Pulsed RFA is not efficacious\n      reworded: its kind (do-not-perform) and direction (against) were NOT changed: read them again against the new words\n',
  );
  expect(paths).toEqual(['guideline.yaml', 'recommendations.yaml', 'source.lock']);
  expect(differing(before, copy.text('recommendations.yaml'))).toEqual([
    [
      `    hash: ${lineHash('Pulsed RFA is not efficacious D I-B Moderate')}`,
      `    hash: ${lineHash('Pulsed RFA is not effective D I-B Moderate')}`,
    ],
  ]);
  expect(besideSlots((await copy.read()).diagnostics)).toEqual([]);
});

test('each changed row is shown with its entry and what changed about it', async () => {
  const copy = new GuidelineCopy('test/fixtures/second-guideline');
  await relock(copy);
  copy
    .edit('source.txt', '2 Braces and tape protect equally well Conditional Low\n', '')
    .edit(
      'source.txt',
      'joint Strong High\n',
      'joint Conditional Low\n2 Braces and tape protect equally well Conditional Low\n',
    )
    .edit('source.txt', 'Pain at the back edge of the fibula', 'Pain at the hind edge of the fibula');
  const { plan, diagnostics } = await relock(copy);
  expect(diagnostics).toEqual([]);
  expect(plan?.words.split('\n')).toEqual([
    'second-guideline: the source changed since it was locked.',
    '  line 12',
    '  - 1 Do not inject steroids into the joint Strong High',
    '  + 1 Do not inject steroids into the joint Conditional Low',
    '    no-steroids (do-not-perform, against): No steroid injection',
    '      re-graded: Strength Strong → Conditional, Certainty High → Low',
    '  line 13',
    '  + 2 Braces and tape protect equally well Conditional Low',
    '    brace-or-tape (comparative-evidence-only, none): Braces and tape protect equally well',
    '      moved: from section back-to-sport to first-aid',
    '  line 18 of the reviewed text',
    '  - 2 Braces and tape protect equally well Conditional Low',
    '    brace-or-tape (comparative-evidence-only, none): Braces and tape protect equally well: see above',
    '  line 23',
    '  - * Pain at the back edge of the fibula',
    '  + * Pain at the hind edge of the fibula',
    '    code of a line of "Signs of Fracture" (tables.yaml)',
    '      reworded: its code was NOT changed: read it again',
    '',
  ]);
  expect((await copy.read()).diagnostics.map(({ code }) => code)).toEqual(['population-without-codes']);
});

test('an entry of a row that came in is locked to that row, not to the one below it', async () => {
  const copy = new GuidelineCopy(aspn)
    .edit('source.txt', '\nPulsed RFA is not', '\nPulsed RFA takes time D I-B Moderate\nPulsed RFA is not')
    .edit(
      'recommendations.yaml',
      /$/,
      '\n  - { id: pulsed-time, line: 128, kind: technique, direction: none, title: Time, rationale: Test. }\n',
    );
  const { plan, diagnostics } = await relock(copy);
  expect(diagnostics).toEqual([]);
  expect(plan?.words).toContain(
    '    pulsed-time (technique, none): Time\n      added: locked for the first time\n',
  );
  expect(copy.text('recommendations.yaml')).toContain(
    `id: pulsed-time, line: 128, hash: ${lineHash('Pulsed RFA takes time D I-B Moderate')}`,
  );
});

test('a row that goes while the next one changes does not leave its entry to it', async () => {
  const copy = new GuidelineCopy(aspn)
    .edit('source.txt', /\nEliciting a localized twitch response[^\n]*/, '')
    .edit('source.txt', 'TPI with BTXA may be of benefit', 'TPI with BTXA can be of benefit');
  const { plan, diagnostics } = await relock(copy);
  expect(plan).toBeUndefined();
  expect(diagnostics.filter(({ code }) => code === 'relock-row-gone').map(({ message }) => message)).toEqual([
    expect.stringContaining('The row of "tpi-twitch-response" (line 20 of the reviewed text) is gone'),
  ]);
});

test.each([
  [
    'a row that is gone',
    /\nEliciting a localized twitch response[^\n]*/,
    '',
    [
      'recommendations.yaml relock-row-gone',
      'variables.yaml relock-line-gone',
      'variables.yaml relock-line-gone',
    ],
  ],
  [
    'a row with an unknown rating',
    'is not efficacious D I-B',
    'is not efficacious E I-B',
    ['source.txt row-unknown-rating'],
  ],
])('%s is told, and nothing is locked', async (_, from, to, findings) => {
  const copy = new GuidelineCopy(aspn).edit('source.txt', from, to);
  const found: string[] = [];
  const plan = await planRelock(copy, ({ place, code: one }) => found.push(`${place.file} ${one}`));
  expect(plan).toBeUndefined();
  expect(found).toEqual(findings.map((one) => `aspn-low-back-pain/${one}`));
});

test('a line inserted at the top moves every line that a file names, and hashes stay', async () => {
  const copy = new GuidelineCopy(aspn).edit('source.txt', '\nPublication', '\n\nPublication');
  const { guideline: before } = await new GuidelineCopy(aspn).read();
  const { paths } = await relock(copy);
  expect(paths).toEqual([
    'guideline.yaml',
    'recommendations.yaml',
    'tables.yaml',
    'variables.yaml',
    'metadata.yaml',
    'terminology.yaml',
    'criteria.yaml',
    'eligibility.yaml',
    'source.lock',
  ]);
  const { guideline: after, diagnostics } = await copy.read();
  expect(besideSlots(diagnostics)).toEqual([]);
  const lines = (one: typeof after, by: number) => [
    ...(one?.recommendations ?? []).map(({ id, row }) => [id, (row.place.line ?? 0) + by, row.hash]),
    ...(one?.tables ?? []).flatMap(({ entries }) =>
      entries.map((entry) => [entry.code, (entry.place.line ?? 0) + by, entry.text]),
    ),
    ...(one?.codeLists ?? []).map(({ id, place }) => [id, (place.line ?? 0) + by, place.quote]),
    ...(one?.eligibility ?? []).flatMap(({ places }) =>
      places.map((place) => [(place.line ?? 0) + by, place.quote]),
    ),
    ...(one?.useContexts ?? []).map(({ text, place }) => [text, (place.line ?? 0) + by, place.quote]),
  ];
  expect(lines(after, 0)).toEqual(lines(before, 1));
});

test('rows of the same words keep their own entries when they move', async () => {
  const copy = new GuidelineCopy('test/fixtures/second-guideline').edit(
    'source.txt',
    '1 Supervised balance training is recommended Strong High',
    '1 Cool the ankle for the first two days Strong Moderate',
  );
  copy.edit('variables.yaml', 'quote: balance training, line: 17, ', '');
  await relock(copy);
  copy.edit('source.txt', 'What we recommend\n', '\nWhat we recommend\n');
  const moved = await copy
    .edit('guideline.yaml', /\n {2}sha256: .*/, '')
    .remove('source.lock')
    .read();
  expect(briefly(moved.diagnostics.filter((one) => one.code.startsWith('row-')))).toEqual([
    'recommendations.yaml:4 warning row-moved',
  ]);
  expect(moved.diagnostics.find((one) => one.code === 'row-moved')?.message).toContain(
    'So it is with 5 more.',
  );
});

test('entries follow when rows move and one of them changes at once', async () => {
  const copy = new GuidelineCopy(aspn)
    .edit('source.txt', '\nTrigger Point Injections\n', '\n\n\nTrigger Point Injections\n')
    .edit('source.txt', 'Pulsed RFA is not efficacious', 'Pulsed RFA does not help');
  await relock(copy);
  const { guideline, diagnostics } = await copy.read();
  expect(besideSlots(diagnostics)).toEqual([]);
  const pulsed = guideline?.recommendations.find(({ row }) => row.statement.startsWith('Pulsed'));
  expect(pulsed?.row).toMatchObject({ statement: 'Pulsed RFA does not help', place: { line: 130 } });
});

test('a text that reads well only with its white space as meant is not locked, and says why', async () => {
  const copy = new GuidelineCopy('test/fixtures/second-guideline');
  copy.write('source.txt', `\uFEFF${copy.text('source.txt').replaceAll('\n', '\r\n')}`);
  const { plan, diagnostics } = await relock(copy);
  expect(plan).toBeUndefined();
  expect(briefly(diagnostics)).toEqual([
    'source.txt:1 error relock-white-space',
    'source.txt:1 error relock-white-space',
  ]);
  expect(diagnostics[1]?.message).toMatch(/^Read as meant: 52 carriage returns .* Clean the file up first/);
});

test('a bullet that is only read as meant is not locked, and is named', async () => {
  const copy = new GuidelineCopy('test/fixtures/second-guideline').edit(
    'source.txt',
    '* Pain at the back edge of the fibula',
    '• Pain at the back edge of the fibula',
  );
  const { plan, diagnostics } = await relock(copy);
  expect(plan).toBeUndefined();
  expect(briefly(diagnostics)).toEqual(['source.txt:23 error bullet-unknown']);
});

test('files with faults are not written over', async () => {
  const copy = new GuidelineCopy(aspn).edit('tables.yaml', 'basis: single-cut', 'basis: certain');
  const { plan, diagnostics } = await relock(copy);
  expect(plan).toBeUndefined();
  expect(diagnostics.map(({ code, place }) => `${place.file} ${code}`)).toEqual([
    'aspn-low-back-pain/tables.yaml yaml-schema',
  ]);
});
