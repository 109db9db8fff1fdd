import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { kindOf } from '../../src/knowledge/kind.ts';
import { manifestEntry, packManifest } from '../../src/package/manifest.ts';
import { subjectLinks } from '../../src/site/subjects.ts';
import { crawl } from './crawl.ts';
import { parsePage } from './htmlPage.ts';

const input = fileURLToPath(new URL('../../input', import.meta.url));

describe.each(readdirSync(input))('the site of %s', async (id) => {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const built = await build({ path: `${input}/${id}`, shown: id }, {}, report);
  if (!built) throw new Error(`${id} does not build: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  const { guideline, pack } = built;
  const files = [...built.files, packManifest([manifestEntry(pack, built.files, '1.0.0')], '1.0.0')];
  const page = (path: string) =>
    parsePage(String(files.find((file) => file.path === `${guideline.id}/site/${path}`)?.content));

  test('has no link that leads nowhere', () => {
    expect(crawl(files)).toEqual([]);
  });

  test('has a page for every recommendation, with its statement verbatim and its line', () => {
    for (const { id: recommendation, row } of guideline.recommendations) {
      const { text, links } = page(`recommendations/${recommendation}.html`);
      expect(text).toContain(row.statement);
      expect(links).toContain(`../source.html#L${row.place.line}`);
    }
  });

  test('shows the artifacts of every row, plan and activity exactly for those that may lead to an order', () => {
    for (const { id: recommendation, kind } of guideline.recommendations) {
      const { ids } = page(`recommendations/${recommendation}.html`);
      const types = ids.flatMap((anchor) => /^([A-Z][A-Za-z]+)-/.exec(anchor)?.[1] ?? []);
      expect(types).toEqual(
        kindOf(kind).actionable ? ['PlanDefinition', 'ActivityDefinition', 'Evidence'] : ['Evidence'],
      );
    }
  });

  test('has every line of the source, and says of each that holds text what it became', () => {
    const { elements, ids } = page('source.html');
    const { lines } = guideline.source;
    expect(ids.filter((anchor) => /^L\d+$/.test(anchor))).toEqual(lines.map((_, index) => `L${index + 1}`));
    const blank = elements('tr').filter(({ class: name }) => name === 'blank');
    expect(blank.map(({ id: anchor }) => anchor)).toEqual(
      lines.flatMap((line, index) => (line.trim() === '' ? [`L${index + 1}`] : [])),
    );
  });

  test('leads from every editorial choice to what it is about', () => {
    const linkOf = subjectLinks(guideline);
    expect(guideline.choices.filter((choice) => linkOf(choice) === undefined)).toEqual([]);
    const { elements } = page('choices.html');
    const rows = elements('th').filter(({ scope }) => scope === 'row');
    expect(rows).toHaveLength(guideline.choices.length);
  });

  test('has a page for every value set, with each of its codes and where it was checked', () => {
    for (const { id: list, codes, families } of guideline.codeLists) {
      const { text } = page(`terminology/${list}.html`);
      const missing = codes.filter(({ code, display }) => !text.includes(code) || !text.includes(display));
      expect({ list, missing: missing.map(({ code }) => code) }).toEqual({ list, missing: [] });
      for (const { root, rationale } of families) {
        expect(text).toContain(root);
        expect(text).toContain(rationale);
      }
    }
  });

  test('has a page for every criterion, with its quote, its line and its words', () => {
    for (const { id: criterion, source, title, rationale } of guideline.criteria) {
      const { text, links } = page(`criteria/${criterion}.html`);
      for (const part of [
        source.text,
        title,
        rationale,
        'Met when',
        'Ruled out when',
        'unknown is not the same as no',
      ])
        expect(text).toContain(part);
      expect(text).not.toMatch(/undefined|\[object/);
      expect(links).toContain(`../source.html#L${source.place.line}`);
      expect(page('source.html').links).toContain(`criteria/${criterion}.html`);
    }
  });

  test('lists every threshold with its rationale', () => {
    const { text } = page('thresholds.html');
    for (const { decision, rationale } of guideline.criteria.flatMap(({ thresholds }) => thresholds)) {
      expect(text).toContain(decision);
      expect(text).toContain(rationale);
    }
    for (const { title, rationale } of guideline.bands ?? []) {
      expect(text).toContain(title);
      expect(text).toContain(rationale);
    }
  });

  test('lists every artifact with its anchor', () => {
    const { ids } = page('artifacts.html');
    for (const { resource } of pack.catalog.artifacts)
      expect(ids).toContain(`${resource.resourceType}-${resource.id}`);
  });
});
