import type { PlanDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import { withPrimary } from '../../src/package/withPrimary.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { plannedGuideline } from '../support/plannedGuideline.ts';

const made = new Catalog(buildResources(plannedGuideline));
const base = plannedGuideline.identity.canonical;
const valuesOf = (catalog: Catalog) => {
  const plan = catalog.byCanonical(`${base}/PlanDefinition/points`)?.resource as PlanDefinition;
  return plan.action?.map(({ id, dynamicValue }) => [id, dynamicValue]);
};

describe('descriptions of the patient', () => {
  it('stand where CQL is first, on outermost actions that have something below them', () => {
    expect(valuesOf(withPrimary(made, 'cql'))).toEqual([
      [
        'proposed',
        [
          {
            path: 'action.description',
            expression: {
              language: 'text/cql',
              expression: 'Points to consider: Card proposed: what is said',
              reference: `${base}/Library/GoutLogic|${plannedGuideline.identity.version}`,
            },
          },
        ],
      ],
      ['open', undefined],
      ['closed', undefined],
    ]);
  });

  it('are gone where FHIRPath is first, and stand once however often CQL is put first', () => {
    const none = valuesOf(made)?.map(([id]) => [id, undefined]);
    expect(valuesOf(made)).toEqual(none);
    const cql = withPrimary(made, 'cql');
    expect(valuesOf(withPrimary(cql, 'fhirpath'))).toEqual(none);
    expect(withPrimary(cql, 'cql')).toBe(cql);
    expect(withPrimary(made, 'fhirpath')).toBe(made);
  });
});
