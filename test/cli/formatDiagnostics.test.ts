import { expect, test } from 'vitest';
import { formatJson, formatText, sortDiagnostics } from '../../src/cli/formatDiagnostics.ts';
import { formatSarif } from '../../src/cli/formatSarif.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';

const atWord: Diagnostic = {
  code: 'row-unknown-rating',
  severity: 'error',
  message: 'Found "E", expected A or B.',
  place: { file: 'input/my guide #1/source.txt', line: 7, column: 12, length: 3, quote: 'E' },
};
const inResource: Diagnostic = {
  code: 'code-exists',
  severity: 'warning',
  message: 'No such code.',
  place: { file: 'x.json', line: 2 },
  fhirPath: 'Library.type',
  spec: 'https://hl7.org/fhir/R4/library.html',
};
const ofFile: Diagnostic = {
  code: 'file-missing',
  severity: 'information',
  message: 'It is not there.',
  place: { file: 'a.yaml' },
};

test.each<[Diagnostic, string]>([
  [atWord, 'input/my guide #1/source.txt:7:12 error Found "E", expected A or B. row-unknown-rating'],
  [inResource, 'x.json:2 warning No such code. at Library.type code-exists'],
  [ofFile, 'a.yaml information It is not there. file-missing'],
])('a finding is one line (%#)', (diagnostic, line) => {
  expect(formatText(diagnostic)).toBe(line);
});

test('findings are sorted by folder and place, then by weight', () => {
  const later = { ...atWord, place: { ...atWord.place, line: 70 } };
  const lighter: Diagnostic = { ...atWord, severity: 'warning' };
  expect(sortDiagnostics([inResource, later, lighter, atWord, ofFile])).toEqual([
    inResource,
    ofFile,
    atWord,
    lighter,
    later,
  ]);
});

test('what hangs on the source and its layout comes after them, and after what is above in the same folder', () => {
  const at = (file: string, line: number, code = 'x'): Diagnostic => ({
    ...atWord,
    code,
    place: { file, line },
  });
  const ordered = [
    at('a/guideline.yaml', 1),
    at('a/source.txt', 9),
    at('a/layout.yaml', 2),
    at('a/recommendations.yaml', 1),
    at('a/source.txt', 3, 'row-without-entry'),
    at('a/terminology/x.csv', 1),
    at('b/source.txt', 1),
  ];
  expect(sortDiagnostics([...ordered].reverse())).toEqual(ordered);
});

test('JSON holds the findings as they are', () => {
  expect(JSON.parse(formatJson([atWord, inResource], '1.2.3'))).toEqual({
    tool: { name: 'knart', version: '1.2.3' },
    diagnostics: [atWord, inResource],
  });
});

test('SARIF 2.1.0 has a rule per code, a region per place, and file names as URIs', () => {
  expect(JSON.parse(formatSarif([atWord, inResource, ofFile], '1.2.3'))).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'knart',
            version: '1.2.3',
            rules: [
              { id: 'code-exists', helpUri: 'https://hl7.org/fhir/R4/library.html' },
              { id: 'file-missing' },
              { id: 'row-unknown-rating' },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'row-unknown-rating',
            ruleIndex: 2,
            level: 'error',
            message: { text: 'Found "E", expected A or B.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'input/my%20guide%20%231/source.txt' },
                  region: { startLine: 7, startColumn: 12, endColumn: 15 },
                },
              },
            ],
          },
          {
            ruleId: 'code-exists',
            ruleIndex: 0,
            level: 'warning',
            message: { text: 'No such code.' },
            locations: [
              {
                physicalLocation: { artifactLocation: { uri: 'x.json' }, region: { startLine: 2 } },
                logicalLocations: [{ fullyQualifiedName: 'Library.type' }],
              },
            ],
          },
          {
            ruleId: 'file-missing',
            ruleIndex: 1,
            level: 'note',
            message: { text: 'It is not there.' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'a.yaml' } } }],
          },
        ],
      },
    ],
  });
});

test('SARIF says of a rule what is known beyond its findings', () => {
  const known = {
    code: 'code-exists',
    severity: 'error',
    wants: 'A code that exists. Its case counts.',
    why: 'Nobody finds it otherwise.',
    spec: 'https://hl7.org/fhir/R4/terminologies.html',
  } as const;
  const [run] = JSON.parse(formatSarif([atWord, inResource], '1.2.3', [known])).runs;
  expect(run.tool.driver.rules).toEqual([
    {
      id: 'code-exists',
      shortDescription: { text: 'A code that exists.' },
      fullDescription: { text: 'A code that exists. Its case counts.' },
      help: { text: 'A code that exists. Its case counts. Why: Nobody finds it otherwise.' },
      helpUri: 'https://hl7.org/fhir/R4/terminologies.html',
      defaultConfiguration: { level: 'error' },
    },
    { id: 'row-unknown-rating' },
  ]);
  expect(run.results.map(({ ruleIndex, level }: Record<string, unknown>) => [ruleIndex, level])).toEqual([
    [1, 'error'],
    [0, 'warning'],
  ]);
});
