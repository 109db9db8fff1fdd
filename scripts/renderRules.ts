// Writes docs/rules.md, the catalogue of all that the validator can find: npm run rules
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shortJson } from '../src/cli/shortJson.ts';
import { packageRoot } from '../src/packageRoot.ts';
import { catalogue, concernsBuilds, type Example } from '../src/validation/catalogue/catalogue.ts';
import { type Entry, type Group, groups } from '../src/validation/catalogue/entry.ts';
import { foundIn } from '../src/validation/catalogue/tryExample.ts';

/** The text of `docs/rules.md`: for each group a table of its codes, then an example of each. */
export async function renderRules(): Promise<string> {
  const titles = Object.entries(groups) as [Group, string][];
  const contents = titles.map(
    ([group, title]) => `- [${title}](#${anchorOf(title)}): ${inGroup(group).length}`,
  );
  const parts = await Promise.all(titles.map(([group, title]) => part(group, title)));
  return [
    '# What the validator finds',
    '',
    '<!-- Written by `npm run rules` from the words in src/validation: change those. -->',
    '',
    `${catalogue.length} codes. \`knart validate --explain CODE\` prints the same of one of them, and of an invariant of R4 (\`dom-6\`) its`,
    'words and expression. The severity is that of most findings of a code; the text of a finding and its own severity say more. Every',
    'example but those in words is run by the tests: the faulty one is found, the mended one is not.',
    '',
    ...contents,
    ...parts.flat(),
    '',
  ].join('\n');
}

async function part(group: Group, title: string): Promise<readonly string[]> {
  const sections = await Promise.all(inGroup(group).map(section));
  return ['', `## ${title}`, '', ...table(group), ...sections.flat()];
}

function inGroup(group: Group): readonly Entry<Example>[] {
  return catalogue.filter((entry) => entry.group === group);
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '-');
}

function table(group: Group): readonly string[] {
  const rows = inGroup(group).map(
    ({ code, severity, wants, why, spec, example }) =>
      `| [${code}](#${code}) | ${severity}${concernsBuilds(example) ? ', in builds' : ''} | ${inCell(wants)} | ${inCell(why)} | [page](${spec}) |`,
  );
  return ['| code | severity | what it wants | why | spec |', '|---|---|---|---|---|', ...rows];
}

function inCell(text: string): string {
  return text.replace(/[|*_~<>]/g, '\\$&');
}

async function section({ code, example }: Entry<Example>): Promise<readonly string[]> {
  const head = ['', `### ${code}`, ''];
  if (typeof example === 'string') return [...head, example];
  const found = await foundIn(example, code);
  const beside = 'beside' in example ? (example.beside ?? []) : [];
  return [
    ...head,
    ...block('Faulty', example.faulty),
    ...(found.length > 0 ? ['', ...found.map((one) => `> ${inCell(one)}`)] : []),
    '',
    ...block('Mended', example.mended),
    ...beside.flatMap((each) => ['', ...block('Beside it', each)]),
  ];
}

function block(title: string, shown: string | object): readonly string[] {
  const isJson = typeof shown !== 'string' || shown.startsWith('{');
  const text = typeof shown === 'string' ? shown : shortJson(shown);
  return [`${title}:`, '', `\`\`\`${isJson ? 'json' : 'text'}`, text, '```'];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(join(packageRoot, 'docs', 'rules.md'), await renderRules());
