import { describe } from 'vitest';
import { evidenceOf, facts } from '../../support/generate/criteria.ts';
import { agreeOn } from './agreeOn.ts';

describe('criteria over procedures that may be undone: the interpreter, FHIRPath and CQL agree', () => {
  agreeOn(evidenceOf(facts.procedures), [501, 502, 503]);
});
