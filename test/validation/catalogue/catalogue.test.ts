import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isResourceType } from '../../../src/definitions/shape.ts';
import { packageRoot } from '../../../src/packageRoot.ts';
import { catalogue } from '../../../src/validation/catalogue/catalogue.ts';
import { elementsAt } from '../../../src/validation/conformance/elementsAt.ts';
import { rules } from '../../../src/validation/rules/index.ts';

const codes = catalogue.map(({ code }) => code);

/** All modules that run when `knart validate` does: what its command imports, at once or when it needs it, and so on. */
function modulesOf(start: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(start)) return found;
  found.add(start);
  const text = readFileSync(start, 'utf8').replace(/^import type .*? from '.*?';$/gms, '');
  for (const [, path = ''] of text.matchAll(/(?:from|import\() ?'(\.[^']+\.ts)'/g)) {
    const file = join(dirname(start), path);
    if (existsSync(file)) modulesOf(file, found);
  }
  return found;
}

/** How the codes begin that no rule has: `json-`, `file-`, `fhirpath-`. */
const families = new Set(
  codes
    .filter((code) => rules.every((rule) => rule.code !== code))
    .map((code) => code.slice(0, code.indexOf('-') + 1)),
);

/**
 * The codes that a module gives findings: kebab words after `code:`, and all of the families above. Rules have theirs in one place, which
 * the catalogue reads; so has the catalogue itself.
 */
function codesIn(file: string): readonly string[] {
  if (/validation\/(?:rules|catalogue)\//.test(file)) return [];
  const text = readFileSync(file, 'utf8');
  const kebab = (words: string) =>
    [...words.matchAll(/['"`]([a-z0-9]+(?:-[a-z0-9]+)+)['"`]/g)].map(([, word = '']) => word);
  const named = [...text.matchAll(/\bcode: ?([^,;\n]*)/g)].flatMap(([, words = '']) => kebab(words));
  const akin = kebab(text).filter((word) => families.has(word.slice(0, word.indexOf('-') + 1)));
  return [...named, ...akin];
}

const modules = [...modulesOf(join(packageRoot, 'src/cli/validateCommand.ts'))];

describe('the catalogue', () => {
  test('has each code once, in kebab case', () => {
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    expect(codes.filter((code) => !/^[a-z]+(?:-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });

  test('has every rule, and loses none for want of a group', () => {
    expect(rules.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([]);
  });

  test('has every code that a module of knart validate gives a finding', () => {
    const read = modules.map((file) => relative(packageRoot, file).replaceAll('\\', '/'));
    expect(read).toContain('src/package/readJson.ts');
    expect(read).toContain('src/validation/expressions/lintExpression.ts');
    const given = modules.flatMap((file) => codesIn(file));
    expect(given).toContain('json-not-a-resource');
    expect(given.filter((code) => !codes.includes(code))).toEqual([]);
  });

  test('has no code that nothing gives a finding', () => {
    const written = modules
      .filter((file) => !file.includes('validation/catalogue/'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(codes.filter((code) => !written.includes(`'${code}'`))).toEqual([]);
  });

  test('says what is wanted and why in whole sentences that differ', () => {
    const texts = catalogue.flatMap(({ wants, why }) => [wants, why]);
    expect(texts.filter((text) => !/^[A-Za-z$~].*\.$/.test(text) || text.length > 300)).toEqual([]);
    const wanted = catalogue.map(({ wants }) => wants);
    expect(wanted.filter((text, at) => wanted.indexOf(text) !== at)).toEqual([]);
  });

  test('links to pages of specifications, and to elements that R4 has', () => {
    const links = [...new Set(catalogue.map(({ spec }) => spec))];
    const known =
      /^https?:\/\/(?:ucum\.org\/|yaml\.org\/spec|hl7\.org\/(?:fhir\/(?:R4|uv\/cpg\/STU2|extensions)\/[A-Za-z0-9-]+\.html|fhirpath\/N1\/)|www\.rfc-editor\.org\/|pubs\.opengroup\.org\/)/;
    expect(links.filter((link) => !known.test(link))).toEqual([]);
    expect(links.filter((link) => !leadsToElement(link))).toEqual([]);
  });
});

/** True for `…/plandefinition-definitions.html#PlanDefinition.action` where R4 has the element, and for pages of another form. */
function leadsToElement(link: string): boolean {
  const [, page = '', path = ''] = /\/([a-z]+)-definitions\.html#(.+)$/.exec(link) ?? [];
  const [type = '', ...steps] = path.replace('_x_', '[x]').split('.');
  if (page === '') return !link.includes('-definitions.html') || link.includes('elementdefinition');
  if (isResourceType(type) && page !== type.toLowerCase()) return false;
  return elementsAt(type, steps)?.length !== 0;
}
