import { describe, expect, test } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { OutputFile } from '../../src/output.ts';
import { packBundles } from '../../src/package/bundle.ts';
import { manifestEntry, packManifest } from '../../src/package/manifest.ts';
import { packResources } from '../../src/package/resourceFiles.ts';
import { sitePages } from '../../src/site/sitePages.ts';
import { awkward, awkwardCatalog, awkwardGuideline, awkwardLogic } from './awkwardGuideline.ts';
import { crawl } from './crawl.ts';
import { parsePage } from './htmlPage.ts';

const catalog = new Catalog([...awkwardCatalog.artifacts, awkwardLogic]);
const pack = { ...awkwardGuideline.identity, id: awkwardGuideline.id, catalog };
const site = sitePages(awkwardGuideline, catalog);
const built = [...packResources(pack), ...packBundles(pack), ...site];
const files = [...built, packManifest([manifestEntry(pack, built, '1.0.0')], '1.0.0')];
const pages = site.filter(({ path }) => path.endsWith('.html'));
const page = (name: string) => parsePage(textOf(site, `awkward/site/${name}`));

function textOf(from: readonly OutputFile[], path: string): string {
  const file = from.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`no ${path}`);
  return String(file.content);
}

describe('every page', () => {
  test.each(pages.map(({ path, content }) => [path, String(content)]))('%s is sound HTML', (_path, html) => {
    const { ids, headings, tags, elements } = parsePage(html);
    expect(html.startsWith('<!DOCTYPE html>\n<html lang="en">')).toBe(true);
    expect(ids.length).toBe(new Set(ids).size);
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    expect(headings.filter((level, index) => level > (headings[index - 1] ?? 0) + 1)).toEqual([]);
    for (const name of ['title', 'header', 'nav', 'main', 'footer', 'h1']) expect(tags).toContain(name);
    expect(elements('caption')).toHaveLength(elements('table').length);
    expect(elements('th').filter(({ scope }) => scope === undefined)).toEqual([]);
    expect(elements('meta').map(({ name }) => name)).toContain('viewport');
    expect(elements('a')[0]).toEqual({ class: 'skip', href: '#main' });
    const described = ['aria-labelledby', 'aria-describedby'].flatMap((name) =>
      ['section', 'div', 'nav'].flatMap((tag) =>
        elements(tag).flatMap((attributes) => attributes[name]?.split(' ') ?? []),
      ),
    );
    expect(described.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(pages.map(({ path, content }) => [path, String(content)]))(
    '%s loads only its style sheet',
    (_p, html) => {
      const { tags, elements } = parsePage(html);
      for (const name of ['script', 'img', 'iframe', 'object', 'embed', 'style', 'base'])
        expect(tags).not.toContain(name);
      expect(elements('link').map(({ href }) => href?.replace(/^(\.\.\/)*/, ''))).toEqual([
        'data:,',
        'style.css',
      ]);
    },
  );

  test('every link leads to a file and an anchor', () => {
    expect(crawl(files)).toEqual([]);
  });

  test('the crawler finds what it is there to find', () => {
    const faulty = {
      path: 'a/b.html',
      content:
        '<p><a href="c.html">x</a><a href="#d">x</a><a href="/e">x</a><a href="file:///e">x</a><a id="f" href="#f">x</a></p>',
    };
    expect(crawl([faulty])).toEqual([
      'a/b.html: c.html leads to no file',
      'a/b.html: #d leads to no anchor',
      'a/b.html: /e is not relative',
      'a/b.html: file:///e is not relative',
    ]);
  });

  test('the style sheet loads nothing', () => {
    expect(textOf(site, 'awkward/site/style.css')).not.toMatch(/url\(|@import|@font-face/);
  });

  test('are the same for the same guideline', () => {
    expect(sitePages(awkwardGuideline, catalog)).toEqual(site);
  });
});

describe('home', () => {
  test('has the matrix with each statement verbatim, linked to its page', () => {
    const { text, links } = page('index.html');
    for (const { id, row } of awkwardGuideline.recommendations) {
      expect(text).toContain(row.statement);
      expect(links).toContain(`recommendations/${id}.html`);
    }
  });

  test('says which definitions the source lacks, and gives those it has', () => {
    const { text } = page('index.html');
    expect(text).toContain('Do < it');
    expect(text.split('The source gives no definition')).toHaveLength(4);
  });

  test('counts the choices that nobody reviewed', () => {
    expect(page('index.html').text).toContain('8 are not reviewed');
  });

  test('links the JSON of the artifacts that are there, and no others', () => {
    const { links } = page('index.html');
    const json = links.filter((link) => link.startsWith('recommendations/') && link.includes('#'));
    expect(json).toEqual([
      'recommendations/alpha.html#PlanDefinition-x-alpha',
      'recommendations/alpha.html#ActivityDefinition-x-alpha',
      'recommendations/alpha.html#Evidence-x-alpha',
    ]);
  });
});

describe('a recommendation page', () => {
  test('shows words that look like markup as words', () => {
    const { text, tags } = page('recommendations/alpha.html');
    expect(tags).not.toContain('b');
    expect(text.split(awkward).length).toBeGreaterThan(8);
  });

  test('shows conditions in words and in each language', () => {
    const { text } = page('recommendations/alpha.html');
    for (const part of ['text/fhirpath', `%a < 3 & '"'`, 'text/cql-identifier', 'A < B'])
      expect(text).toContain(part);
  });

  test('says of a row that is not actionable that it never becomes an order', () => {
    expect(page('recommendations/beta.html').text).toContain('never becomes an order');
    expect(page('recommendations/alpha.html').text).not.toContain('never becomes an order');
  });

  test('shows the printed rating and how it was read', () => {
    expect(page('recommendations/beta.html').text).toContain('weak read as Weak');
  });

  test('marks the notes that are readings, and only those', () => {
    const { text } = page('recommendations/alpha.html');
    expect(text).toContain(`Read as ${awkward} editorial`);
    expect(text).not.toContain(`${awkward} editorial ${awkward}`);
  });

  test('says on whose word the population rests', () => {
    expect(page('recommendations/alpha.html').text).toContain('stated for the whole guideline');
    expect(page('recommendations/beta.html').text).toContain('editorial decision');
  });
});

describe('the source page', () => {
  test('has every line, blank ones too, verbatim and in order', () => {
    const { ids, text } = page('source.html');
    const { lines } = awkwardGuideline.source;
    expect(ids.filter((id) => /^L\d+$/.test(id))).toEqual(lines.map((_, index) => `L${index + 1}`));
    for (const line of lines) expect(text).toContain(line);
  });

  test('links each line to what it became', () => {
    const { links } = page('source.html');
    expect(links).toEqual(
      expect.arrayContaining([
        'index.html#section-one',
        'index.html#ratings',
        'recommendations/alpha.html',
        'tables/table-one.html',
        'tables/table-one.html#entry-one',
        'tables/table-one.html#entry-two',
        'about.html#metadata-1',
      ]),
    );
  });
});

test('the choices page links each choice to what it is about, by what was decided', () => {
  const { links, text } = page('choices.html');
  expect(links).toEqual(
    expect.arrayContaining([
      'recommendations/alpha.html',
      'tables/table-one.html#entry-three',
      'source.html#L6',
      'eligibility/plan-one.html',
      'eligibility/plan-one.html#card-below',
      'artifacts.html#ActivityDefinition-x-form',
      'artifacts.html#Questionnaire-x-form-one',
    ]),
  );
  expect(text).toContain('nobody knows');
  expect(text.split('not reviewed').length).toBeGreaterThan(3);
});

test('the matrix marks kind and direction as editorial, in its head and on narrow screens', () => {
  const html = textOf(site, 'awkward/site/index.html');
  for (const name of ['Kind', 'Direction']) {
    expect(html).toContain(`>${name} <span class="quiet">editorial</span></th>`);
    expect(html).toContain(`data-label="${name} (editorial)"`);
    expect(html).not.toContain(`data-label="${name}"`);
  }
});

test.each(['single-cut', 'judgement'] as const)(
  'an entry that was split off (%s) says who reviewed it',
  (basis) => {
    const shown = (reviewer?: string) => {
      const tables = awkwardGuideline.tables.map((table) => ({
        ...table,
        entries: table.entries.map(({ reviewer: _, ...entry }) => ({
          ...entry,
          basis,
          ...(reviewer && { reviewer }),
        })),
      }));
      const html = textOf(
        sitePages({ ...awkwardGuideline, tables }, catalog),
        'awkward/site/tables/table-one.html',
      );
      return parsePage(html).text;
    };
    const { length } = awkwardGuideline.tables[0]?.entries ?? [];
    expect(shown().split('not reviewed')).toHaveLength(length + 1);
    expect(shown('Doctor Who').split('reviewed by Doctor Who')).toHaveLength(length + 1);
  },
);

test('the choices page says no words twice: heading, caption and row', () => {
  const choices = [
    { what: 'title', subject: 'alpha', decision: awkward, rationale: 'r', authored: { file: 'a.yaml' } },
    { what: 'kind', subject: 'alpha', decision: 'd', rationale: 'r', authored: { file: 'a.yaml' } },
  ];
  const recommendations = awkwardGuideline.recommendations.map((one) => ({ ...one, title: awkward }));
  const shown = sitePages({ ...awkwardGuideline, recommendations, choices }, catalog);
  const html = textOf(shown, 'awkward/site/choices.html');
  expect(html).toContain('<h2 id="title-title">Title</h2>');
  expect(html).toContain('<caption id="title-caption">1 choice, 1 not reviewed</caption>');
  const labels = [...html.matchAll(/<th role="rowheader" scope="row"><a [^>]*>(.*?)<\/a>/g)].map(
    ([, label]) => label,
  );
  expect(labels[0]).toBe('alpha');
  expect(labels[1]).not.toBe('alpha');
});

test('a table entry that needs a review is marked as not executed', () => {
  const { text } = page('tables/table-one.html');
  expect(text).toContain('1 entry is shown and not executed');
  expect(text).toContain('Not executed: needs a clinical review.');
});

test('every entry that a person cut out of a line says how, and that nobody reviewed it', () => {
  const { text } = page('tables/table-one.html');
  const cut = 'Cut by a person, at the one place where the line can be cut, not reviewed.';
  expect(text.split(cut)).toHaveLength(3);
  expect(text.split('Column decided by a person, not reviewed.')).toHaveLength(2);
});

test('notices stand only for the code systems whose codes are there', () => {
  const { text } = page('about.html');
  expect(text).toContain('SNOMED CT, which is copyright');
  expect(text).not.toContain('LOINC');
});

describe('an eligibility page', () => {
  const { text, links, ids } = page('eligibility/plan-one.html');

  test('says where it runs, and each card with what it asks for, what it proposes and why', () => {
    for (const part of [
      'Runs at order-sign, order-select.',
      'Card first & <b> (urgent)',
      'Said when Criterion two is met.',
      'Said when Criterion & <one> is unknown and Criterion two is not ruled out (met or unknown).',
      'Said when Criterion & <one> is not met (ruled out or unknown).',
      'Proposes Fill in <the> form.',
      `Said because ${awkward}`,
    ])
      expect(text).toContain(part);
    expect(ids).toEqual(expect.arrayContaining(['card-first', 'card-below', 'card-second']));
    expect(links).toEqual(expect.arrayContaining(['../recommendations/alpha.html', '../source.html#L12']));
  });

  test('marks the cards that an editor decided, and only those', () => {
    expect(text.split('Editorial.')).toHaveLength(3);
    expect(text).toContain('Proposes Fill in <the> form. Said because');
  });

  test('nests what stands below a card', () => {
    const html = textOf(site, 'awkward/site/eligibility/plan-one.html');
    const [first, below, second] = ['first', 'below', 'second'].map((id) => html.indexOf(`id="card-${id}"`));
    const between = html.slice(first, below);
    expect(between.split('<ul>').length - between.split('</ul>').length).toBe(1);
    const after = html.slice(first, second);
    expect(after.split('<ul>').length).toBe(after.split('</ul>').length);
  });

  test('shows the criteria that its cards ask for, as trees with their own anchors, and all they rest on in words', () => {
    expect(ids).toEqual(
      expect.arrayContaining([
        'node-criterion-two-root',
        'node-criterion-one-root',
        'node-criterion-one-root-1',
      ]),
    );
    expect(text).toContain('At least 1 of these');
    expect(text).toContain('Ruled out when “Criterion & <one>” is ruled out.');
    expect(links).toEqual(
      expect.arrayContaining([
        '../terminology/list-one.html',
        '../criteria/criterion-one.html',
        '../criteria/criterion-two.html',
      ]),
    );
  });

  test('shows the conditions as they run, also those of the cards below', () => {
    for (const part of ['When it is first', '%first.exists()', 'When it is below', '%below.exists()'])
      expect(text).toContain(part);
  });
});

describe('a value set page', () => {
  const { text, links } = page('terminology/list-one.html');

  test('says of every code what it counts for, who changed it and where it was checked', () => {
    for (const part of ['A < B', 'Reason to ask', 'Never counted', 'unsure', 'S & T'])
      expect(text).toContain(part);
    expect(text).toContain('retired code, kept for old records');
    expect(text).toContain('added by the site');
    expect(text).toContain('changed by the site, was: Definite');
  });

  test('says what is not covered, and what a slot holds', () => {
    expect(text).toContain(`Not covered: ${awkward}`);
    expect(text).toContain('A site has added 1 code in the file adopter/<one>.csv');
    const empty = page('terminology/list-two.html').text;
    expect(empty).toContain('Slot for a site’s own codes, empty.');
    expect(empty).toContain('silence is unknown, never no');
    expect(empty).toContain('Shown, not read by any logic.');
    expect(empty).toContain('No criterion and no plan.');
  });

  test('says which criteria, plans and rows read it', () => {
    expect(links).toEqual(
      expect.arrayContaining([
        '../criteria/criterion-one.html',
        '../eligibility/plan-one.html',
        '../index.html#recommendations',
      ]),
    );
    expect(links).not.toContain('../criteria/criterion-two.html');
  });

  test('is in the index, with the number of its codes by what they count for', () => {
    const index = page('terminology.html');
    expect(index.links).toEqual(
      expect.arrayContaining(['terminology/list-one.html', 'terminology/list-two.html']),
    );
    expect(index.text).toContain('1 Reason to ask 1 Never counted');
    expect(index.text).toContain('empty slot for a site’s codes');
  });
});

describe('a criterion page', () => {
  const { text, links, ids } = page('criteria/criterion-one.html');

  test('has the words of the source, both rails and what is unknown', () => {
    expect(text).toContain('one two');
    expect(links).toContain('../source.html#L11');
    expect(text).toContain('is answered no; or “List & <one>” is recorded, unless the answer is yes');
    expect(text).toContain('is answered yes, unless (“List & <one>” is recorded, or');
    expect(text).toContain('in every other case: unknown is not the same as no');
  });

  test('says what is asked, how long the answer lasts, and that it is put the other way round', () => {
    expect(text).toContain('An answer lasts 14 days');
    expect(text).toContain('the answer yes speaks against the criterion');
    expect(text).toContain('A reason to ask of the last 14 days, or without a date, outdates');
  });

  test('shows the evidence with its value set, the diagram as a list and both expressions', () => {
    expect(links).toContain('../terminology/list-one.html');
    expect(ids).toEqual(expect.arrayContaining(['node-root', 'node-root-1', 'node-root-2', 'node-root-3']));
    for (const part of ['shown by', 'reason to ask', 'settled by the answer to', '%conditions.where('])
      expect(text).toContain(part);
  });

  test('shows the defines of both rails, where there is a logic library', () => {
    expect(text).toContain('define "Criterion & <one>: met":\n  "A < B"\n    or "C"');
    expect(text).toContain('define "Criterion & <one>: ruled out":\n  "D"');
    expect(links).toContain('../artifacts.html#Library-x-Logic');
    expect(page('criteria/criterion-two.html').text).not.toContain('CQL');
  });

  test('says who uses it, and the source line leads to it', () => {
    expect(links).toEqual(
      expect.arrayContaining(
        ['criterion-two.html', '../eligibility/plan-one.html', '../criteria.html#outcomes-outcomes-one'].map(
          (link) => (link.startsWith('../') ? link : `../criteria/${link}`),
        ),
      ),
    );
    expect(page('source.html').links).toContain('criteria/criterion-one.html');
    expect(page('choices.html').links).toContain('criteria/criterion-one.html');
  });

  test('is in the index, which says which speak against, and what outcomes are made of', () => {
    const index = page('criteria.html');
    expect(index.links).toContain('criteria/criterion-two.html');
    for (const part of [
      'speaks against',
      'Exactly one of these outcomes holds',
      'is not met: ruled out or unknown',
    ])
      expect(index.text).toContain(part);
  });
});

test('the thresholds page lists every number with its basis, rationale and place', () => {
  const { text, links } = page('thresholds.html');
  expect(text).toContain('An answer lasts <14> days');
  expect(text).toContain('1 of them is an editor’s decision');
  expect(text).toContain('Bands from 0 % or more');
  expect(text).toContain('10 % or more');
  expect(text).toContain('lasts 12 months');
  expect(text).toContain('A medication order or statement that is not active');
  expect(links).toContain('criteria/criterion-one.html');
});

test('a guideline without tables, plans, lists and artifacts has no empty sections and no dead links', () => {
  const bare = {
    ...awkwardGuideline,
    tables: [],
    eligibility: [],
    criteria: [],
    bands: [],
    outcomes: [],
    population: { variable: 'people' },
    codeLists: [],
    scaleMaps: [],
    glossary: [],
    useContexts: [],
    metadata: [],
    choices: [],
  };
  const empty = new Catalog([]);
  const bareSite = sitePages(bare, empty);
  const barePack = { ...pack, catalog: empty };
  const all = [...bareSite, ...packBundles(barePack), { path: 'manifest.json', content: '' }];
  expect(crawl(all)).toEqual([]);
  const home = textOf(bareSite, 'awkward/site/index.html');
  expect(home).not.toContain('id="tables"');
  expect(home).not.toContain('id="eligibility"');
  expect(bareSite.map(({ path }) => path)).not.toContain('awkward/site/criteria.html');
});
