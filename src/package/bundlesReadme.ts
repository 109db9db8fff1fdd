import { render } from '../templates.ts';
import { countTypes, type GuidelinePackage } from './guidelinePackage.ts';
import type { Primary } from './withPrimary.ts';

/** Fewer entries than this fit into one transaction of Azure Health Data Services. */
const azureEntries = 500;
/** Medplum takes this many updates in one transaction. */
const medplumUpdates = 50;

const languages: Readonly<Record<Primary, string>> = { fhirpath: 'FHIRPath', cql: 'CQL' };

/** Which language stands first where, and which file HAPI wants. */
function primaryWords(primary: Primary, other: Primary | undefined) {
  if (!other) return { first: '', other: '', otherFile: '', forHapi: 'transaction.json' };
  const otherFile = `transaction-${other}.json`;
  return {
    first: languages[primary],
    other: languages[other],
    otherFile,
    forHapi: primary === 'cql' ? 'transaction.json' : otherFile,
  };
}

/** Page beside the bundles: what is in them, how each server takes them, and what does not work yet. */
export function bundlesReadme(
  { catalog, memberOf = false, ...pack }: GuidelinePackage,
  other?: Primary,
): string {
  const count = catalog.artifacts.length;
  return render('bundles/README.md', {
    ...pack,
    count,
    types: Object.entries(countTypes(catalog)).map(([type, number]) => ({ type, number })),
    isDraft: pack.status === 'draft',
    // Opinions about somebody else's scale stay drafts.
    maps: catalog.ofType('ConceptMap').filter(({ resource }) => resource.status === 'draft').length,
    azureEntries,
    fitsAzure: count <= azureEntries,
    medplumUpdates,
    fitsMedplum: count <= medplumUpdates,
    ...primaryWords(pack.primary ?? 'fhirpath', other),
    memberOf,
    firstNotForHapi: memberOf && pack.primary !== 'cql',
    otherNotForHapi: memberOf && pack.primary === 'cql',
    example: catalog.ofType('PlanDefinition')[0]?.resource,
  });
}
