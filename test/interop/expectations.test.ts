import { describe, expect, test } from 'vitest';
import { type Expectation, errorsOf, idle, unexpected, warningsOf } from './support/expectations.ts';
import type { Issue, Verdict } from './support/verdict.ts';

function verdict(severity: Issue['severity'], text: string, path = 'Evidence-a.json'): Verdict {
  return { path, ms: 0, issues: [{ severity, expression: 'Evidence', messageId: 'ID', text }] };
}

const expected: Expectation[] = [
  { engines: ['validator'], class: "ValueSet 'http://a.org/vs|1.0 (a)' not found", reason: 'r' },
  { engines: ['validator'], class: "No display for 'http://snomed.info/sct#*' in*", reason: 'r' },
];
const understood = [
  verdict('warning', "ValueSet 'http://a.org/vs|1.0 (a)' not found"),
  verdict('warning', "No display for 'http://snomed.info/sct#123' in\ntwo lines"),
];

describe('expected warnings', () => {
  test('cover messages of their class, whatever stands for *', () => {
    expect(unexpected(warningsOf(understood), expected)).toEqual([]);
    expect(idle(warningsOf(understood), expected)).toEqual([]);
  });

  test('report a new class once, with its count and first place', () => {
    const news = [1, 2].map((n) => verdict('warning', `Code 'c${n}' has ${n} parents`, `Evidence-${n}.json`));
    expect(unexpected(warningsOf([...understood, ...news]), expected)).toEqual([
      "2 x Code '*' has * parents\n    first: Evidence-1.json Evidence: Code 'c1' has 1 parents [ID]",
    ]);
  });

  test('keep the systems in the name of a class, not the codes', () => {
    const code = verdict(
      'warning',
      "It can't be: 'http://snomed.info/sct#1' (from http://hl7.org/fhir/R4) for 'x' 2",
    );
    expect(unexpected(warningsOf([code]), [])[0]).toMatch(
      /^1 x It can't be: 'http:\/\/snomed.info\/sct#\*' \(from http:\/\/hl7.org\/fhir\/R4\) for '\*' \*\n/,
    );
  });

  test('do not take the characters of a class as a pattern', () => {
    expect(
      unexpected(warningsOf([verdict('warning', "ValueSet 'http://a-org/vs' not found")]), expected),
    ).toHaveLength(1);
  });

  test('report an entry that nothing bears out', () => {
    expect(idle(warningsOf(understood.slice(0, 1)), expected)).toEqual([
      "No display for 'http://snomed.info/sct#*' in*",
    ]);
  });

  test('for warnings excuse no error', () => {
    const error = verdict('error', "ValueSet 'http://a.org/vs|1.0 (a)' not found");
    expect(unexpected(errorsOf([error, verdict('fatal', 'gone'), ...understood]), [])).toEqual([
      "1 x ValueSet 'http://a.org/vs|1.0 (a)' not found\n" +
        "    first: Evidence-a.json Evidence: ValueSet 'http://a.org/vs|1.0 (a)' not found [ID]",
      '1 x gone\n    first: Evidence-a.json Evidence: gone [ID]',
    ]);
    expect(idle(warningsOf([error]), expected)).toHaveLength(2);
  });

  test('take information for no warning', () => {
    expect(unexpected(warningsOf([verdict('information', 'by the way')]), [])).toEqual([]);
  });
});
