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
const windows = 'test/logic/windows.test.ts';
/** What the shipped guideline says is tried by mutants of its own, and takes long. */
const ofGuideline = ['test/apply/eligibility.test.ts', 'test/cases/guidelineCases.test.ts'];

/**
 * The tests that a mutant of the machinery is put to: those of the logic, of the driver and of cases. Of the differential tests
 * the first patients only, and of the calendar only what FHIRPath makes of it, unless all are asked for: what these notice all
 * notice.
 */
export function testUnits(thorough: boolean): readonly TestUnit[] {
  const files = folders.flatMap((folder) =>
    readdirSync(`${packageRoot}${folder}`, { recursive: true })
      .map((name) => `${folder}/${String(name)}`)
      .filter((file) => file.endsWith('.test.ts') && !ofGuideline.includes(file)),
  );
  return files.sort().flatMap((file): readonly TestUnit[] => {
    if (file.startsWith(many))
      return [...(isSampled(file) ? firstPatients(file) : []), ...(thorough ? [{ id: file, file }] : [])];
    if (file !== windows) return [{ id: file, file }];
    const inFhirpath = {
      id: `${file} in FHIRPath`,
      file,
      only: /FHIRPath|table/,
      blindTo: /^src\/logic\/cql\//,
    };
    const inCql = { id: `${file} in CQL`, file, only: /CQL/, blindTo: /^src\/logic\/fhirpath/ };
    return thorough ? [inFhirpath, inCql] : [inFhirpath];
  });
}

function isSampled(file: string): boolean {
  return readFileSync(`${packageRoot}${file}`, 'utf8').includes('agreeOn(');
}

/** Each sample by itself: one may notice what the others do not, and each costs a compilation. */
function firstPatients(file: string): readonly TestUnit[] {
  return [0, 1, 2].map((index) => ({
    id: `${file}, first patients of sample ${index}`,
    file,
    only: new RegExp(`sample %i ${index}$`),
    instead: { [`${many}agreeOn.ts`]: 'test/mutation/machinery/agreeOnFew.ts' },
  }));
}
