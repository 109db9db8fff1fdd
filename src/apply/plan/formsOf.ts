import type { Questionnaire } from 'fhir/r4.js';
import type { Catalog } from '../../artifact.ts';
import { plainRecord } from '../plainRecord.ts';

const known = new WeakMap<Catalog, readonly Questionnaire[]>();

/** The Questionnaires of the content that can be read; looked through once for all patients. */
export function formsOf(catalog: Catalog): readonly Questionnaire[] {
  let forms = known.get(catalog);
  if (!forms) {
    forms = catalog.ofType('Questionnaire').flatMap(({ resource }) => {
      const plain = plainRecord(resource);
      return 'record' in plain ? [plain.record as Questionnaire] : [];
    });
    known.set(catalog, forms);
  }
  return forms;
}
