import { readdirSync, readFileSync } from 'node:fs';
import { packageRoot } from '../../../src/packageRoot.ts';

/** Some tests that are run together, up to the first failure. */
export interface TestUnit {
  readonly id: string;
  /** Below the package. */
  readonly file: string;
  /** Only tests whose name matches. */
  readonly only?: RegExp;
  /** Modules that stand in for others, by path below the package. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Sources that these tests load and cannot tell from others. */
  readonly blindTo?: RegExp;
}

const folders = ['test/apply', 'test/cases', 'test/logic'];
const many = 'test/logic/differential/';
const facts = 'test/logic/fhirpath/';
const windows = 'test/logic/windows.test.ts';
/** What CQL does without: it reads records itself. The tests' run of it sorts them by patient and follows references. */
export const neverInCql = /^src\/(?:logic\/fhirpath|apply\/(?!entries|patientRecords|resolveCodes))/;
/** What the shipped guideline says is tried by mutants of its own, and takes long. */
const ofGuideline =
  /^test\/(?:apply\/eligibility|cases\/(?:caseFiles|guidelineCases|reachableStates))\.test\.ts$/;

/**
 * The tests that a mutant of the machinery is put to: those of the logic, of the driver and of cases. Of the differential tests
 * the first patients of the first sample only, and of the calendar only what FHIRPath makes of it, unless all are asked for: what
 * these notice all notice.
 */
export function testUnits(thorough: boolean): readonly TestUnit[] {
  const files = folders.flatMap((folder) =>
    readdirSync(`${packageRoot}${folder}`, { recursive: true })
      .map((name) => `${folder}/${String(name)}`)
      .filter((file) => file.endsWith('.test.ts') && !ofGuideline.test(file)),
  );
  return files.sort().flatMap((file): readonly TestUnit[] => {
    if (file.startsWith(many))
      return [
        ...(isSampled(file) ? firstPatients(file, thorough ? [0, 1, 2] : [0]) : []),
        ...(thorough ? [{ id: file, file }] : []),
      ];
    if (file.startsWith(facts))
      return [
        { id: `${file} in FHIRPath`, file, only: /^(?!.*CQL)/, blindTo: /^src\/logic\/cql\// },
        // CQL reads again what was read in FHIRPath.
        ...(isReadAgain(file) ? [{ id: `${file} in CQL`, file, blindTo: neverInCql }] : []),
      ];
    if (file !== windows) return [{ id: file, file }];
    const inFhirpath = {
      id: `${file} in FHIRPath`,
      file,
      only: /FHIRPath|table/,
      blindTo: /^src\/logic\/cql\//,
    };
    const inCql = { id: `${file} in CQL`, file, only: /CQL/, blindTo: neverInCql };
    return thorough ? [inFhirpath, inCql] : [inFhirpath];
  });
}

function isSampled(file: string): boolean {
  return readFileSync(`${packageRoot}${file}`, 'utf8').includes('agreeOn(');
}

function isReadAgain(file: string): boolean {
  return readFileSync(`${packageRoot}${file}`, 'utf8').includes('differencesInCql(');
}

/** Each sample by itself: one may notice what the others do not, and each costs a compilation. */
function firstPatients(file: string, samples: readonly number[]): readonly TestUnit[] {
  return samples.map((index) => ({
    id: `${file}, first patients of sample ${index}`,
    file,
    only: new RegExp(`sample %i ${index}$`),
    instead: { [`${many}agreeOn.ts`]: 'test/mutation/machinery/agreeOnFew.ts' },
  }));
}
