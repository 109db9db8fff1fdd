import { describe, expect, it } from 'vitest';
import { hapiWrapper } from '../../../src/compiler/hapiWrapper.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import { fhirpathFact } from '../../../src/logic/fhirpathFact.ts';
import { not, type Predicate, printPredicate } from '../../../src/logic/predicate.ts';
import { lintExpression } from '../../../src/validation/expressions/lintExpression.ts';
import { expressionParser } from '../../../src/validation/expressions/parseExpression.ts';
import { terms } from '../../support/generate/world.ts';
import { theCompiler } from '../../support/runCql.ts';

const parse = await expressionParser();
const compile = await theCompiler();

/** Both readings of a fact and their opposites, also of what is new. */
function printed(fact: Fact): readonly string[] {
  const said = (['definite', 'counted'] as const).flatMap((reading): Predicate[] => [
    fhirpathFact(fact, reading, undefined, terms),
    fhirpathFact(fact, reading, { count: 14, unit: 'day' }, terms),
  ]);
  return said.flatMap((predicate) => [printPredicate(predicate), printPredicate(not(predicate))]);
}

describe('facts that rest on more than one record or on more than codes are printed portably', () => {
  it.each<Fact>([
    { kind: 'lasting', codes: 'pump', unless: 'pump-removal' },
    { kind: 'since', codes: 'limb-pain', procedure: 'pump', otherwise: { count: 90, unit: 'day' } },
    { kind: 'record', type: 'DraftOrder', codes: 'opioid', route: 'spinal-route' },
    { kind: 'record', type: 'DraftOrder', route: 'spinal-route' },
    { kind: 'record', type: 'MedicationRequest', codes: 'opioid', route: 'spinal-route' },
  ])('%j', (fact) => {
    const texts = printed(fact);
    expect(texts.flatMap((text) => lintExpression(text, parse))).toEqual([]);
    expect(compile(hapiWrapper(texts).text).faults).toEqual([]);
  });
});
