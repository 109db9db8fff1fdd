import { forms } from './diabetesForms.ts';
import { plans } from './diabetesPlans.ts';
import { records } from './diabetesRecords.ts';

/** A pathway for diabetes with the records of a patient, a collection as a hospital would keep it. */
export function diabetesBundle() {
  return {
    resourceType: 'Bundle',
    id: 'diabetes',
    identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:b0b2a2b8-61ea-4f3c-9b13-2d2a7c5a3a01' },
    type: 'collection',
    timestamp: '2025-02-03T10:00:00Z',
    entry: [...plans, ...forms, ...records].map((resource) => ({
      fullUrl: `http://example.net/fhir/diabetes/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}
