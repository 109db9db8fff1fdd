import type { Bundle, FhirResource } from 'fhir/r4.js';

/** What a server made of one entry of a transaction bundle that was posted twice. */
export interface Imported {
  /** `Type/id` */
  readonly reference: string;
  readonly type: string;
  /** Status and version of the two answers: `201 Created, version 1`. */
  readonly first: string;
  readonly second: string;
  /** What `?url=` and `?url=&version=` find, as references; undefined for resources without a canonical url. */
  readonly byUrl: readonly string[] | undefined;
  readonly byVersion: readonly string[] | undefined;
}

/**
 * Posts the bundle twice, then looks every canonical artifact up.
 * @param server base of a FHIR endpoint
 */
export async function importGuideline(server: string, bundle: Bundle<FhirResource>): Promise<Imported[]> {
  const first = await post(server, bundle);
  const second = await post(server, bundle);
  const imported: Imported[] = [];
  for (const [i, { resource }] of (bundle.entry ?? []).entries()) {
    if (!resource) throw new Error(`entry ${i} of the bundle has no resource`);
    imported.push({
      reference: `${resource.resourceType}/${resource.id}`,
      type: resource.resourceType,
      first: answerOf(first, i),
      second: answerOf(second, i),
      ...(await lookUp(server, resource)),
    });
  }
  return imported;
}

async function post(server: string, bundle: Bundle): Promise<Bundle> {
  const answer = await fetch(server, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(bundle),
  });
  if (!answer.ok) throw new Error(`the server refused the bundle: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Bundle;
}

function answerOf(bundle: Bundle, entry: number): string {
  const response = bundle.entry?.[entry]?.response;
  // HAPI writes the bare number here, not W/"1"
  const version = /\d+/.exec(response?.etag ?? '')?.[0];
  return `${response?.status}, version ${version}`;
}

async function lookUp(
  server: string,
  resource: FhirResource,
): Promise<Pick<Imported, 'byUrl' | 'byVersion'>> {
  const { url, version } = resource as { url?: string; version?: string };
  if (!url) return { byUrl: undefined, byVersion: undefined };
  return {
    byUrl: await search(server, resource.resourceType, { url }),
    byVersion: version ? await search(server, resource.resourceType, { url, version }) : [],
  };
}

async function search(server: string, type: string, parameters: Record<string, string>): Promise<string[]> {
  const answer = await fetch(`${server}/${type}?${new URLSearchParams(parameters)}`);
  if (!answer.ok) throw new Error(`the search ${answer.url} failed: ${answer.status} ${await answer.text()}`);
  const found = (await answer.json()) as Bundle;
  return (found.entry ?? []).map(({ resource }) => `${resource?.resourceType}/${resource?.id}`);
}
