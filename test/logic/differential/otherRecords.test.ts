import fc from 'fast-check';
import { describe } from 'vitest';
import { evidenceOf, facts } from '../../support/generate/criteria.ts';
import { agreeOn } from './agreeOn.ts';

describe('criteria over other records and the patient: the interpreter, FHIRPath and CQL agree', () => {
  agreeOn(evidenceOf(fc.oneof(facts.otherRecords, facts.otherRecords, facts.patient)), [301, 302, 303]);
});
