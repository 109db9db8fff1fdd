import { describe } from 'vitest';
import { evidenceOf, facts } from '../../support/generate/criteria.ts';
import { agreeOn } from './agreeOn.ts';

describe('criteria over scores and answers: the interpreter, FHIRPath and CQL agree', () => {
  agreeOn(evidenceOf(facts.scores), [201, 202, 203]);
});
