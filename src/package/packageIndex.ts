import type { FhirResource } from 'fhir/r4.js';
import type { ArtifactHead } from '../artifact.ts';
import type { Place, Report } from '../diagnostic.ts';
import type { ContentUnit } from './contentUnits.ts';
import { readUnit } from './readResources.ts';
import type { ResourceStore } from './resourceStore.ts';

/** What is known of a resource of a package before it is read again; threads can send it to each other. */
export interface IndexEntry {
  /** Position of its unit. */
  readonly unit: number;
  /** Position among the resources of its unit. */
  readonly inside: number;
  readonly head: ArtifactHead;
  /** Where it begins in the file of its unit. */
  readonly line: number;
  readonly column: number;
  readonly fullUrl?: string;
}

/** What is known of the resources of some units. */
export interface PackageIndex {
  readonly entries: readonly IndexEntry[];
  /** Types that occur, those inside other resources included. */
  readonly types: ReadonlySet<string>;
  /** Files of JSON that is no resource, where none need be. */
  readonly passedOver: readonly Place[];
}

/** Reads units once to know what is in them; what is broken is reported. The store holds what it has room for. */
export function indexUnits(
  units: readonly ContentUnit[],
  { from, to }: { readonly from: number; readonly to: number },
  store: ResourceStore,
  report: Report,
): PackageIndex {
  const entries: IndexEntry[] = [];
  const types = new Set<string>();
  const texts = new Map<string, string>();
  const passedOver: Place[] = [];
  for (const [offset, unit] of units.slice(from, to).entries()) {
    const read = readUnit(unit, passedOver, report);
    for (const { types: inner } of read)
      for (const type of inner) if (!types.has(type)) types.add(copyOf(type));
    for (const [inside, { resource, place, fullUrl }] of store.hold(from + offset, read).entries())
      entries.push({
        unit: from + offset,
        inside,
        head: headOf(resource, texts),
        line: place.line ?? 1,
        column: place.column ?? 1,
        ...(fullUrl !== undefined && { fullUrl: copyOf(fullUrl) }),
      });
  }
  return { entries, types, passedOver };
}

/** Foreign resources may have anything in these elements. */
function headOf(resource: FhirResource, texts: Map<string, string>): ArtifactHead {
  const { resourceType, id, url, version } = resource as unknown as Readonly<Record<string, unknown>>;
  const shared = (text: string) => texts.get(text) ?? remembered(copyOf(text), texts);
  return {
    resourceType: (typeof resourceType === 'string'
      ? shared(resourceType)
      : resourceType) as ArtifactHead['resourceType'],
    ...(typeof id === 'string' && { id: copyOf(id) }),
    ...(typeof url === 'string' && { url: copyOf(url) }),
    ...(typeof version === 'string' && { version: shared(version) }),
  };
}

function remembered(text: string, texts: Map<string, string>): string {
  texts.set(text, text);
  return text;
}

/** A text that does not hold on to the text of its file, of which it is a part. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}
