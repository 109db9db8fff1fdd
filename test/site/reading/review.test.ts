import { describe, expect, test } from 'vitest';
import { build } from '../../../src/build.ts';
import { collect } from '../../../src/diagnostic.ts';
import { clinicalReading, linesOf } from '../../../src/site/reading/clinicalReading.ts';
import type { ReadingLine } from '../../../src/site/reading/readingLine.ts';
import { briefly, type GuidelineCopy } from '../../knowledge/copyGuideline.ts';
import { builtGuideline, compiledGuideline } from '../../knowledge/support/compiledGuideline.ts';
import { crawl } from '../crawl.ts';
import { parsePage } from '../htmlPage.ts';
import { type InventedMark, inventedReview } from './inventedReview.ts';

const { pack, guideline } = await builtGuideline();
const lines = linesOf(clinicalReading(pack.catalog, guideline));

const lineOf = (id: string) => lines.find((line) => line.id === id) as ReadingLine;

async function outcome(copy: GuidelineCopy) {
  const { value, diagnostics } = collect((report) => build(copy, {}, report));
  const built = await value;
  const rules = ['mark-', 'reviewer-', 'yaml-'];
  const told = diagnostics.filter(({ code }) => rules.some((rule) => code.startsWith(rule)));
  const page = built?.files.find(({ path }) => path.endsWith('/site/reading.html'));
  return {
    built,
    codes: briefly(told),
    messages: told.map(({ message }) => message).join('\n'),
    text: page ? parsePage(String(page.content)).text.replace(/\s+/g, ' ') : '',
  };
}

const reviewed = async (...marks: InventedMark[]) =>
  outcome((await compiledGuideline()).write('review.yaml', inventedReview(marks)));

test('without a review the page says that nobody has read it', async () => {
  const { text, codes, built } = await outcome(await compiledGuideline());
  expect(codes).toEqual([]);
  expect(text).toContain('Nobody has reviewed this yet.');
  expect(text).not.toContain('kappa');
  expect(text).toContain(`- { criterion: wound, reviewer: , mark: , hash: ${lineOf('wound').hash} }`);
  expect(crawl(built?.files ?? []).filter((fault) => !fault.includes('manifest.json'))).toEqual([]);
});

test('the marks of two reviewers stand beside each line, with their agreement', async () => {
  const { text, codes } = await reviewed(
    { line: lineOf('zone'), ann: 'agreed', bob: 'agreed' },
    { line: lineOf('base'), ann: 'disputed', bob: 'disputed', note: 'Any foot is too wide' },
    { line: lineOf('wound'), ann: 'agreed', bob: 'disputed' },
    { line: lineOf('refer/first'), ann: 'agreed' },
    { line: lineOf('whole'), bob: 'agreed', hash: '0123456789abcdef' },
  );
  expect(codes).toEqual(['review.yaml:12 warning mark-outdated']);
  expect(text).toContain('3 agreed, 1 disputed, 0 not read again since it changed, 4 not read');
  expect(text).toContain('1 agreed, 2 disputed, 1 not read again since it changed, 4 not read');
  expect(text).toContain(
    'Both marked 3 lines as they stand: 1 agreed by both, 1 disputed by both, 1 marked differently. Agreement 67 %; Cohen’s kappa 0.40.',
  );
  expect(text).toContain('2 lines are disputed.');
  expect(text).toContain('Ann Invented: disputed. Any foot is too wide');
  expect(text).toContain('Bob Invented: not read again since it changed (was agreed)');
});

describe('agreement', () => {
  test('is not invented where one reviewer alone marked', async () => {
    const { text } = await reviewed({ line: lineOf('zone'), ann: 'agreed' });
    expect(text).toContain('Agreement is computed once two reviewers have marked.');
  });

  test('is not invented where no line was marked by both', async () => {
    const { text } = await reviewed(
      { line: lineOf('zone'), ann: 'agreed' },
      { line: lineOf('base'), bob: 'agreed' },
    );
    expect(text).toContain('No line was marked by both as it stands, so there is no agreement to compute.');
  });

  test('has no kappa where both gave one mark throughout', async () => {
    const { text } = await reviewed({ line: lineOf('zone'), ann: 'agreed', bob: 'agreed' });
    expect(text).toContain('Both marked 1 line as it stands');
    expect(text).toContain('Agreement 100 %; Cohen’s kappa cannot be computed');
  });

  test('leaves out marks of words that changed', async () => {
    const { text } = await reviewed(
      { line: lineOf('zone'), ann: 'agreed', bob: 'agreed', hash: '0123456789abcdef' },
      { line: lineOf('base'), ann: 'agreed', bob: 'disputed' },
    );
    expect(text).toContain('Both marked 1 line as it stands: 0 agreed by both, 0 disputed by both, 1 marked');
  });
});

test.each<[string, (text: string) => string, string[], string]>([
  [
    'a mark of a criterion that is not there',
    (text) => text.replace('criterion: zone', 'criterion: zones'),
    ['review.yaml:5 error mark-unknown'],
    'has no criterion "zones"',
  ],
  [
    'a mark of a card that is not there',
    (text) => text.replace('card: refer/first', 'card: first'),
    ['review.yaml:6 error mark-unknown'],
    'has no card "first"',
  ],
  [
    'a mark of other words',
    (text) => text.replace(/hash: "\w+"/, 'hash: "0123456789abcdef"'),
    ['review.yaml:5 warning mark-outdated'],
    'so the mark does not count. Have them read again; their hash is',
  ],
  [
    'a mark of nobody',
    (text) => text.replace('reviewer: ann', 'reviewer: eve'),
    ['review.yaml:5 error reviewer-unknown'],
    'known: ann, bob',
  ],
  [
    'two reviewers of one id',
    (text) => text.replace('id: bob', 'id: ann'),
    ['review.yaml:3 error reviewer-twice'],
    'share the id "ann"',
  ],
  [
    'two marks of one line by one reviewer',
    (text) => text + text.split('\n')[4]?.concat('\n'),
    ['review.yaml:7 error mark-twice'],
    'marked the criterion "zone" before',
  ],
  [
    'a mark that is none',
    (text) => text.replace('mark: agreed', 'mark: '),
    ['review.yaml:5 error yaml-schema'],
    'agreed',
  ],
  [
    'a mark of a criterion and a card at once',
    (text) => text.replace('criterion: zone', 'criterion: zone, card: refer/first'),
    ['review.yaml:5 error yaml-schema'],
    '',
  ],
  [
    'a mark of nothing',
    (text) => text.replace('criterion: zone, ', ''),
    ['review.yaml:5 error yaml-schema'],
    '',
  ],
])('%s', async (_, damage, expected, words) => {
  const sound = inventedReview([
    { line: lineOf('zone'), ann: 'agreed' },
    { line: lineOf('refer/first'), ann: 'disputed' },
  ]);
  const damaged = damage(sound);
  expect(damaged).not.toBe(sound);
  const { codes, messages, built } = await outcome((await compiledGuideline()).write('review.yaml', damaged));
  expect(codes).toEqual(expected);
  expect(messages).toContain(words);
  expect(built === undefined).toBe(expected.some((one) => one.includes(' error ')));
});
