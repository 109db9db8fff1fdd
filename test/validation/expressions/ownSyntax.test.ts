import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import fhirpath from 'fhirpath';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/fhirpath/parseExpression.ts';
import { engineSyntax } from '../../../src/validation/expressions/engineSyntax.ts';
import { ownSyntax } from '../../../src/validation/expressions/ownSyntax.ts';
import { conditions } from '../../apply/fast/randomConditions.ts';

const own = (text: string) => {
  const expression = parseExpression(text);
  return expression && ownSyntax(expression, text);
};
const engine = (text: string) => engineSyntax(fhirpath.parse(text));

/** Conditions of the plans in `output/`. */
function shipped(): string[] {
  const folder = new URL('../../../output/aspn-low-back-pain/r4/resources/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.startsWith('PlanDefinition-'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const found: string[] = [];
      JSON.parse(text, (_, value) => {
        if (value?.language === 'text/fhirpath') found.push(value.expression);
        return value;
      });
      return found;
    });
}

describe('the tree that our own parser gives is the one of fhirpath.js', () => {
  it.each([
    '(a and b)',
    'a.b.c',
    '(a).b[0].c',
    'a is Boolean',
    '(a is FHIR.Quantity) and b as System.String = c',
    "5 'mg' = 3 months",
    '( 5 )',
    "(('x'))",
    '@2020-01-01 <= today() - 3 years',
    '{}',
    'true or 1.50 > 2',
    'a.where((x = 1) and y.exists()).first()',
    '%x.y\n  .z\nand\n(b | c).exists($this.d)',
    'iif(a, b, c).d',
  ])('%s', (text) => {
    expect(own(text)).toEqual(engine(text));
  });

  it('of each condition that is shipped', () => {
    const texts = [...new Set(shipped())].filter((text) => text.length < 3000);
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) expect(own(text)).toEqual(engine(text));
  });

  it('of any condition', () => {
    fc.assert(
      fc.property(conditions, (text) => {
        const tree = own(text);
        if (tree) expect(tree).toEqual(engine(text));
      }),
      { numRuns: 200 },
    );
  });
});
