import type { FhirResource } from 'fhir/r4.js';

/** A record, and whether another version of it says that nobody knows which is the latest. */
interface Current {
  record: FhirResource;
  /** Of which server, if that was said. */
  readonly home: string | undefined;
  isContradicted: boolean;
}

/**
 * Records as they are added, each once: the same record in the same words counts once, of two versions the later one. Where nothing says
 * which that is, neither counts.
 */
export class CurrentRecords {
  readonly #byReference = new Map<string, Current[]>();
  readonly #all: Current[] = [];

  /** @param fullUrl the url under which it came, since two servers may give one id to two records */
  add(record: FhirResource, fullUrl: string | undefined): void {
    const home = homeOf(fullUrl);
    const key = `${record.resourceType}/${record.id}`;
    const same = record.id === undefined ? undefined : this.#byReference.get(key);
    const known = same?.find((one) => one.home === home || home === undefined || one.home === undefined);
    if (!known) {
      const one = { record, home, isContradicted: false };
      this.#all.push(one);
      if (same) same.push(one);
      else if (record.id !== undefined) this.#byReference.set(key, [one]);
      return;
    }
    const order = laterThan(record, known.record);
    if (order === undefined) known.isContradicted ||= !isSame(record, known.record);
    else if (order) Object.assign(known, { record, isContradicted: false });
  }

  /** Those that count. */
  all(): readonly FhirResource[] {
    return this.#all.filter((one) => !one.isContradicted).map(({ record }) => record);
  }

  /** Those that do not, one version of each. */
  contradicted(): readonly FhirResource[] {
    return this.#all.filter((one) => one.isContradicted).map(({ record }) => record);
  }
}

/** The server of a url: what stands before the type and the id. */
function homeOf(fullUrl: string | undefined): string | undefined {
  if (!fullUrl?.startsWith('http')) return undefined;
  return fullUrl.slice(0, fullUrl.lastIndexOf('/', fullUrl.lastIndexOf('/') - 1));
}

/** Whether one is the later version; undefined where nothing says so. */
function laterThan({ meta: one }: FhirResource, { meta: other }: FhirResource): boolean | undefined {
  const difference =
    Date.parse(one?.lastUpdated ?? '') - Date.parse(other?.lastUpdated ?? '') ||
    Number(one?.versionId ?? Number.NaN) - Number(other?.versionId ?? Number.NaN);
  return Number.isNaN(difference) || difference === 0 ? undefined : difference > 0;
}

/** The same JSON, whatever the order of its keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}
