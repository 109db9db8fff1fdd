import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const modules = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));

function importersOf(pattern: RegExp): string[] {
  return modules.filter((path) => pattern.test(readFileSync(join(src, path), 'utf8'))).sort();
}

test('only the doors touch the file system', () => {
  const doors = [
    /^output(?:\.ts|\/)/,
    /^cli\//,
    /^input\/guidelineFolder\.ts$/,
    /^cases\/caseFiles\.ts$/,
    /^knowledge\/(?:readSource|relock)\.ts$/,
    /^package\/(?:builtCatalog|contentUnits|filesBelow|manifest|readPipe|unitTexts)\.ts$/,
    /^definitions\/definitions\.ts$/,
    /^package\/(?:builtCatalog|contentFiles|manifest)\.ts$/,
    /^definitions\/(?:definitions|publishedProfiles)\.ts$/,
    /^validation\/structureChecks\.ts$/,
    /^compiler\/(?:cqlCompiler|lintLogic|logicCache)\.ts$/,
    /^site\/sitePages\.ts$/,
  ];
  const importers = importersOf(/from 'node:fs(?:\/promises)?'/);
  expect(importers.filter((path) => !doors.some((door) => door.test(path)))).toEqual([]);
  expect(doors.filter((door) => !importers.some((path) => door.test(path)))).toEqual([]);
});

test('the rooms that only compute import nothing of the system', () => {
  expect(importersOf(/from 'node:/).filter((path) => /^(?:logic|resources|apply)\//.test(path))).toEqual([]);
});

test('no module asks the clock or the dice', () => {
  const guessing = /\bDate\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|\bhostname\(/;
  // Where nobody says as of when a plan is applied, it is now.
  expect(importersOf(guessing)).toEqual(['cli/applyCommand.ts']);
});
