import { expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { lintExpressions } from '../../../src/validation/expressions/lintExpressions.ts';
import { Verdicts } from '../../../src/validation/expressions/verdicts.ts';

const place = { file: 'input/gout/criteria.yaml', line: 12 };
const clean = "'Condition' in %complete";
const faulty = "%conditions.where(clinicalStatus.coding.code = 'active').exists()";

async function lint(texts: readonly string[], verdicts: Verdicts, memberOf = false) {
  const reported: Diagnostic[] = [];
  const expressions = texts.map((text) => ({ text, subject: 'the criterion "gout"', place }));
  await lintExpressions(expressions, verdicts, (diagnostic) => reported.push(diagnostic), { memberOf });
  return reported;
}

it('reports a fault at the line of the criterion, with the words where it shows', async () => {
  expect(await lint([clean, faulty], new Verdicts())).toEqual([
    {
      code: 'fhirpath-list-as-scalar',
      severity: 'error',
      message:
        'The FHIRPath of the criterion "gout", at "code = \'active\').exists()": "=" compares one item with one, here is a list. ' +
        "Ask it of each: coding.where(code = 'active').exists().",
      place,
    },
  ]);
});

it('keeps verdicts on clean texts only, sorted, and forgets what nobody uses', async () => {
  const first = new Verdicts();
  await lint([clean, faulty, '%yes.exists()'], first);
  const kept = String(first);
  expect(kept.split('\n')).toHaveLength(3);
  expect(kept.split('\n')).toEqual([...kept.split('\n').filter(Boolean).sort(), '']);
  const second = new Verdicts(kept);
  expect(second.has(clean)).toBe(true);
  expect(second.has(faulty)).toBe(false);
  expect(String(second).split('\n')).toHaveLength(2);
});

it('does not take a verdict with memberOf for one without', async () => {
  const text = "%conditions.where(code.memberOf('http://example.org/v')).exists()";
  const verdicts = new Verdicts();
  expect(await lint([text], verdicts, true)).toEqual([]);
  expect(await lint([text], verdicts)).toMatchObject([{ code: 'fhirpath-function' }]);
});
