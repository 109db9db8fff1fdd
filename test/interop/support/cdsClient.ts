import { randomUUID } from 'node:crypto';
import type { Bundle, FhirResource, Patient } from 'fhir/r4.js';

/** A service as discovery lists it. */
export interface CdsService {
  readonly id: string;
  readonly hook: string;
  readonly title: string;
  readonly prefetch: Readonly<Record<string, string>>;
}

/** What of a card the tests look at. */
export interface CdsCard {
  readonly summary: string;
  readonly indicator: string;
  readonly detail?: string;
  readonly source?: { readonly label?: string; readonly url?: string };
}

/** Waits until a server lists so many services; HAPI registers them some seconds after the import. */
export async function servicesOf(server: string, count: number): Promise<readonly CdsService[]> {
  for (let tries = 0; ; tries++) {
    const { services = [] } = (await (await fetch(`${server}/cds-services`)).json()) as {
      services?: readonly CdsService[];
    };
    if (services.length >= count || tries === 60) return services;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Calls a service with what its prefetch asks for, from these records and nothing else. */
export async function cardsOf(
  server: string,
  { id, hook, prefetch }: CdsService,
  patient: Patient,
  records: readonly FhirResource[],
  draftOrders: readonly FhirResource[],
): Promise<readonly CdsCard[]> {
  const fetched = Object.entries(prefetch).map(([key, query]) => {
    const type = query.split(/[/?]/)[0];
    return [
      key,
      type === 'Patient' ? patient : bundle(records.filter(({ resourceType }) => resourceType === type)),
    ];
  });
  const answer = await fetch(`${server}/cds-services/${id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      hookInstance: randomUUID(),
      hook,
      context: {
        userId: 'Practitioner/one',
        patientId: patient.id,
        ...(hook === 'patient-view' ? {} : { draftOrders: bundle(draftOrders) }),
      },
      prefetch: Object.fromEntries(fetched),
    }),
  });
  if (!answer.ok) throw new Error(`${id} answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { cards?: readonly CdsCard[] }).cards ?? [];
}

function bundle(resources: readonly FhirResource[]): Bundle {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({
      fullUrl: `http://example.org/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}
