import { readFileSync } from 'node:fs';
import type { Library } from 'fhir/r4.js';
import { type Built, build } from '../../src/build.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { readCases } from '../../src/cases/readCases.ts';
import { collect, type Diagnostic } from '../../src/diagnostic.ts';
import type { GuidelineFolder } from '../../src/input/guidelineFolder.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { packageRoot } from '../../src/packageRoot.ts';

/** The folder of the invented guideline that uses every operator and every kind of fact. */
export const demonstrationFolder: GuidelineFolder = {
  path: `${packageRoot}test/fixtures/demonstration`,
  shown: 'demonstration',
};

/** The demonstration, built whole, with what was said on the way; throws where it is not sound. */
export async function buildDemonstration(): Promise<Built & { readonly diagnostics: readonly Diagnostic[] }> {
  const { value, diagnostics } = collect((report) => build(demonstrationFolder, {}, report));
  const built = await value;
  if (!built) throw new Error(JSON.stringify(diagnostics, null, 2));
  return { ...built, diagnostics };
}

/** The people of its file of cases. */
export async function demonstrationCases(guideline: Guideline): Promise<readonly PatientCase[]> {
  const file = `${demonstrationFolder.path}/cases/carriers.yaml`;
  const { value, diagnostics } = collect((report) =>
    readCases('carriers.yaml', readFileSync(file, 'utf8'), guideline, report),
  );
  const cases = await value;
  if (!cases)
    throw new Error(diagnostics.map(({ message, place }) => `${place.line}: ${message}`).join('\n'));
  return cases;
}

/** The content of the one logic library of a build, by type. */
export function logicContent({ pack }: Built, type: 'text/cql' | 'application/elm+json'): string {
  const contents = pack.catalog.artifacts.flatMap(({ resource }) => (resource as Library).content ?? []);
  const found = contents.find(({ contentType }) => contentType === type)?.data;
  if (found === undefined) throw new Error(`the package holds no ${type}`);
  return Buffer.from(found, 'base64').toString();
}

/** A criterion and all that is written below it; what it names stands for itself. */
export function partsOf(criterion: Criterion): readonly Criterion[] {
  switch (criterion.kind) {
    case 'evidence':
    case 'named':
      return [criterion];
    case 'not':
      return [criterion, ...partsOf(criterion.of)];
    case 'any':
    case 'all':
    case 'atLeast':
      return [criterion, ...criterion.of.flatMap(partsOf)];
  }
}
