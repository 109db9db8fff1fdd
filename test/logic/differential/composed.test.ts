import { describe } from 'vitest';
import { criterion } from '../../support/generate/criteria.ts';
import { agreeOn } from './agreeOn.ts';

describe('composed criteria: the interpreter, FHIRPath and CQL agree', () => {
  agreeOn(criterion, [401, 402, 403]);
});
