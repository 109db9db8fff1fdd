import { expect, test } from 'vitest';
import { builtGuideline } from '../knowledge/support/compiledGuideline.ts';
import { crawl } from './crawl.ts';
import { parsePage } from './htmlPage.ts';

const built = await builtGuideline();
const page = (name: string) =>
  parsePage(String(built.files.find(({ path }) => path.endsWith(`/site/tables/${name}.html`))?.content));

test('the page of a computable table says what each entry became, with links', () => {
  const { text, links } = page('referral');
  expect(text).toContain('Became');
  expect(text).toContain('Not computed: Six weeks are not looked at.');
  expect(text).toContain('(1 entry)');
  expect(links).toContain('../criteria/wound.html');
  expect(links).toContain('../artifacts.html#Questionnaire-form');
  expect(page('fracture-signs').links).toContain('../terminology/foot.html');
});

test('the page of a table that nobody computes does not', () => {
  expect(page('after-effects').text).not.toContain('Became');
});

test('all links lead somewhere', () => {
  const pages = built.files.filter(({ path }) => path.includes('/site/'));
  expect(crawl(built.files).filter((fault) => !fault.includes('manifest.json'))).toEqual([]);
  expect(pages.length).toBeGreaterThan(0);
});
