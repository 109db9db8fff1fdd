// Writes docs/rules.md, the catalogue of all that the validator can find: npm run rules
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shortJson } from '../src/cli/shortJson.ts';
import { packageRoot } from '../src/packageRoot.ts';
import { catalogue, type Example } from '../src/validation/catalogue/catalogue.ts';
import { type Entry, type Group, groups } from '../src/validation/catalogue/entry.ts';

/** The text of `docs/rules.md`: for each group a table of its codes, then an example of each. */
export function renderRules(): string {
  const titles = Object.entries(groups) as [Group, string][];
  const contents = titles.map(
    ([group, title]) => `- [${title}](#${anchorOf(title)}): ${inGroup(group).length}`,
  );
  return [
    '# What the validator finds',
    '',
    '<!-- Written by `npm run rules` from the words in src/validation: change those. -->',
    '',
    `${catalogue.length} codes. \`knart validate --explain CODE\` prints the same of one of them, and of an invariant of R4 (\`dom-6\`) its`,
    'words and expression. The severity is that of most findings of a code; the text of a finding and its own severity say more. Every',
    'example that is JSON or FHIRPath is run by the tests: the faulty one is found, the mended one is not.',
    '',
    ...contents,
    ...titles.flatMap(([group, title]) => [
      '',
      `## ${title}`,
      '',
      ...table(group),
      ...inGroup(group).flatMap(section),
    ]),
    '',
  ].join('\n');
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
    ({ code, severity, wants, why, spec }) =>
      `| [${code}](#${code}) | ${severity} | ${inCell(wants)} | ${inCell(why)} | [page](${spec}) |`,
  );
  return ['| code | severity | what it wants | why | spec |', '|---|---|---|---|---|', ...rows];
}

function inCell(text: string): string {
  return text.replace(/[|*_~<>]/g, '\\$&');
}

function section({ code, example }: Entry<Example>): readonly string[] {
  const head = ['', `### ${code}`, ''];
  if (typeof example === 'string') return [...head, example];
  const beside = 'beside' in example ? (example.beside ?? []) : [];
  return [
    ...head,
    ...block('Faulty', example.faulty),
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
  writeFileSync(join(packageRoot, 'docs', 'rules.md'), renderRules());
