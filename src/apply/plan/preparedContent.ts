import type { FhirResource } from 'fhir/r4.js';
import type { Catalog } from '../../artifact.ts';
import { type AnswerReadings, answerReadings } from '../answerReadings.ts';
import { type EngineClock, type FhirpathEngine, fhirpathEngines } from '../fhirpathEngine.ts';
import { plainRecord } from '../plainRecord.ts';
import { formsOf } from './formsOf.ts';
import { plainResource } from './plainResource.ts';

/** What is the same for all patients to whom plans of one content are applied. */
export interface PreparedContent {
  readonly readings: AnswerReadings;
  readonly fhirpath: (clock: EngineClock) => Promise<FhirpathEngine>;
}

const known = new WeakMap<Catalog, PreparedContent>();

/** Reads what applying plans needs of their content, once for a catalog, which never changes. */
export function preparedContent(catalog: Catalog): PreparedContent {
  const prepared = known.get(catalog) ?? prepare(catalog);
  known.set(catalog, prepared);
  return prepared;
}

function prepare(catalog: Catalog): PreparedContent {
  let engines: ReturnType<typeof fhirpathEngines> | undefined;
  return {
    readings: answerReadings(formsOf(catalog)),
    fhirpath: async (clock) => {
      engines ??= fhirpathEngines(() => catalog.ofType('ValueSet').map(({ resource }) => resource));
      return (await engines)(clock);
    },
  };
}

const plain = new WeakMap<FhirResource, ReturnType<typeof plainRecord>>();

/** A definition as `plainResource` has it, or why it cannot be read; made once. It is shared by all results: none may change it. */
export function plainDefinition(definition: FhirResource): ReturnType<typeof plainRecord> {
  const made = plain.get(definition) ?? plainRecord(plainResource(definition));
  plain.set(definition, made);
  return made;
}
