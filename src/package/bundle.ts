import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import { referenceOf } from '../artifact.ts';
import type { OutputFile } from '../output.ts';
import { bundlesReadme } from './bundlesReadme.ts';
import type { GuidelinePackage } from './guidelinePackage.ts';

/**
 * The two bundles of a guideline and the page that says how to import them, in `<guideline>/r4/bundles/`:
 * `transaction.json` puts every artifact under its own id, so importing twice changes nothing; `collection.json` is
 * for reading. Neither has a timestamp. https://hl7.org/fhir/R4/http.html#transaction
 */
export function packBundles(pack: GuidelinePackage): OutputFile[] {
  const folder = `${pack.id}/r4/bundles`;
  return [
    { path: `${folder}/README.md`, content: bundlesReadme(pack) },
    { path: `${folder}/collection.json`, content: printBundle(collectionBundle(pack)) },
    { path: `${folder}/transaction.json`, content: printBundle(transactionBundle(pack)) },
  ];
}

/** A transaction of PUTs in the order of the catalog; request urls are relative, fullUrls absolute. */
export function transactionBundle(pack: GuidelinePackage): Bundle {
  return bundle(pack, 'transaction', (resource) => ({
    ...entry(pack, resource),
    request: { method: 'PUT', url: referenceOf(resource) },
  }));
}

/** The same artifacts without requests. */
export function collectionBundle(pack: GuidelinePackage): Bundle {
  return bundle(pack, 'collection', (resource) => entry(pack, resource));
}

function bundle(
  { id, catalog }: GuidelinePackage,
  type: 'transaction' | 'collection',
  entryOf: (resource: FhirResource) => BundleEntry,
): Bundle {
  return {
    resourceType: 'Bundle',
    id: `${id.slice(0, 64 - type.length - 1)}-${type}`,
    type,
    entry: catalog.artifacts.map(({ resource }) => entryOf(resource)),
  };
}

/** One entry a line: half the size of indented JSON, and a changed artifact is one changed line. */
function printBundle({ entry = [], ...rest }: Bundle): string {
  const lines = entry.map((one) => JSON.stringify(one)).join(',\n');
  return `${JSON.stringify(rest).slice(0, -1)},"entry":[\n${lines}\n]}\n`;
}

/** The fullUrl has the form `base/Type/id`, so that references `Type/id` inside the bundle resolve against it. */
function entry({ canonical }: GuidelinePackage, resource: FhirResource): BundleEntry {
  return { fullUrl: `${canonical}/${referenceOf(resource)}`, resource };
}
