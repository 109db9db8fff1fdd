import { render } from '../templates.ts';
import { countTypes, type GuidelinePackage } from './guidelinePackage.ts';

/** Fewer entries than this fit into one transaction of Azure Health Data Services. */
const azureEntries = 500;
/** Medplum takes this many updates in one transaction. */
const medplumUpdates = 50;

/** Page beside the bundles: what is in them, how each server takes them, and what does not work yet. */
export function bundlesReadme({ catalog, ...pack }: GuidelinePackage): string {
  const count = catalog.artifacts.length;
  return render('bundles/README.md', {
    ...pack,
    count,
    types: Object.entries(countTypes(catalog)).map(([type, number]) => ({ type, number })),
    isDraft: pack.status === 'draft',
    azureEntries,
    fitsAzure: count <= azureEntries,
    medplumUpdates,
    fitsMedplum: count <= medplumUpdates,
    example: catalog.ofType('PlanDefinition')[0]?.resource,
  });
}
