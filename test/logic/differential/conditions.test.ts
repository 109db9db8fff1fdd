import { describe } from 'vitest';
import { evidenceOf, facts } from '../../support/generate/criteria.ts';
import { agreeOn } from './agreeOn.ts';

describe('criteria over conditions: the interpreter, FHIRPath and CQL agree', () => {
  agreeOn(evidenceOf(facts.conditions), [101, 102, 103]);
});
