import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import { referenceOf } from '../artifact.ts';
import type { OutputFile } from '../output.ts';
import { bundlesReadme } from './bundlesReadme.ts';
import type { GuidelinePackage } from './guidelinePackage.ts';
import { otherThan, withPrimary } from './withPrimary.ts';

/**
 * The bundles of a guideline and the page that says how to import them, in `<guideline>/r4/bundles/`: `transaction.json` puts
 * every artifact under its own id, so importing twice changes nothing; `collection.json` is for reading. Where conditions are
 * written in two languages a second transaction has the other one first: `transaction-cql.json`, or `transaction-fhirpath.json`
 * in a build that puts CQL first. None has a timestamp. https://hl7.org/fhir/R4/http.html#transaction
 */
export function packBundles(pack: GuidelinePackage): OutputFile[] {
  const folder = `${pack.id}/r4/bundles`;
  const other = otherThan(pack.primary ?? 'fhirpath');
  const catalog = withPrimary(pack.catalog, other);
  return [
    {
      path: `${folder}/README.md`,
      content: bundlesReadme(pack, catalog === pack.catalog ? undefined : other),
    },
    { path: `${folder}/collection.json`, content: printBundle(collectionBundle(pack)) },
    ...(catalog === pack.catalog
      ? []
      : [
          {
            path: `${folder}/transaction-${other}.json`,
            content: printBundle(transactionBundle({ ...pack, catalog }, `transaction-${other}`)),
          },
        ]),
    { path: `${folder}/transaction.json`, content: printBundle(transactionBundle(pack)) },
  ];
}

/** A transaction of PUTs in the order of the catalog; request urls are relative, fullUrls absolute. */
export function transactionBundle(pack: GuidelinePackage, name = 'transaction'): Bundle {
  return bundle(pack, 'transaction', name, (resource) => ({
    ...entry(pack, resource),
    request: { method: 'PUT', url: referenceOf(resource) },
  }));
}

/** The same artifacts without requests. */
export function collectionBundle(pack: GuidelinePackage): Bundle {
  return bundle(pack, 'collection', 'collection', (resource) => entry(pack, resource));
}

function bundle(
  { id, catalog }: GuidelinePackage,
  type: 'transaction' | 'collection',
  name: string,
  entryOf: (resource: FhirResource) => BundleEntry,
): Bundle {
  return {
    resourceType: 'Bundle',
    id: `${id.slice(0, 64 - name.length - 1)}-${name}`,
    type,
    entry: catalog.artifacts.map(({ resource }) => entryOf(resource)),
  };
}

/** One entry a line: half the size of indented JSON, and a changed artifact is one changed line. */
function printBundle({ entry = [], ...rest }: Bundle): Buffer {
  const lines = entry.flatMap((one, index) => [bytes(index === 0 ? '' : ',\n'), ...printEntry(one)]);
  return Buffer.concat([
    bytes(`${JSON.stringify(rest).slice(0, -1)},"entry":[\n`),
    ...lines,
    bytes('\n]}\n'),
  ]);
}

const printed = new WeakMap<FhirResource, Buffer>();

/** Resources stand in several bundles, and are printed once. */
function printEntry({ fullUrl, resource, request }: BundleEntry): Buffer[] {
  const json = printed.get(resource as FhirResource) ?? bytes(JSON.stringify(resource));
  printed.set(resource as FhirResource, json);
  const asked = request ? `,"request":${JSON.stringify(request)}` : '';
  return [bytes(`{"fullUrl":${JSON.stringify(fullUrl)},"resource":`), json, bytes(`${asked}}`)];
}

function bytes(text: string): Buffer {
  return Buffer.from(text);
}

/** The fullUrl has the form `base/Type/id`, so that references `Type/id` inside the bundle resolve against it. */
function entry({ canonical }: GuidelinePackage, resource: FhirResource): BundleEntry {
  return { fullUrl: `${canonical}/${referenceOf(resource)}`, resource };
}
