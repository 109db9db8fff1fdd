import { beforeAll, describe, expect, it } from 'vitest';
import { lintExpression } from '../../../src/validation/expressions/lintExpression.ts';
import {
  expressionParser,
  type ParseExpression,
} from '../../../src/validation/expressions/parseExpression.ts';

let parse: ParseExpression;
beforeAll(async () => {
  parse = await expressionParser();
});

const observations = (criterion: string) => `%observations.where(${criterion}).exists()`;
const conditions = (criterion: string) => `%conditions.where(${criterion}).exists()`;

/** What is refused, and how it is written instead: name, rule, faulty, clean. */
const traps: readonly (readonly [string, string, string, string])[] = [
  [
    'what is no FHIRPath, though CQL has it',
    'fhirpath-syntax',
    "exists (%conditions C where C.code.text = 'gout')",
    "%conditions.exists(code.text = 'gout')",
  ],
  ['a retrieve of CQL', 'fhirpath-operator', 'exists [Condition]', '%conditions.exists()'],
  [
    'a null test of CQL',
    'fhirpath-type-unknown',
    conditions('abatement is null'),
    conditions('((abatement is Element) ~ true).not()'),
  ],
  [
    'a variable that nobody defines',
    'fhirpath-variable-unknown',
    '%patient.active ~ true',
    '%subject.active ~ true',
  ],
  [
    'the resource, which is the plan in HAPI',
    'fhirpath-variable-unknown',
    "%resource.gender = 'female'",
    "(%subject.gender = 'female') ~ true",
  ],
  ['a path from nothing', 'fhirpath-root-path', "gender = 'female'", "(Patient.gender = 'female') ~ true"],
  [
    'an element that the type lacks',
    'fhirpath-path-unknown',
    conditions("clinicalstatus.coding.where(code = 'active').exists()"),
    conditions("clinicalStatus.coding.where(code = 'active').exists()"),
  ],
  [
    'exists() of a single value',
    'fhirpath-scalar-as-list',
    conditions('recordedDate.exists()'),
    conditions('recordedDate.hasValue()'),
  ],
  [
    'empty() of a single value',
    'fhirpath-scalar-as-list',
    conditions('verificationStatus.empty()'),
    conditions('verificationStatus.coding.empty()'),
  ],
  [
    'count() of a choice',
    'fhirpath-scalar-as-list',
    observations('value.count() = 1'),
    observations('(value as Quantity).value.hasValue()'),
  ],
  [
    'a union of single values',
    'fhirpath-scalar-as-list',
    "%conditions.where(('a' | 'b').exists()).exists()",
    '%conditions.where((code.coding | bodySite.coding).exists()).exists()',
  ],
  [
    'a list where one value is compared',
    'fhirpath-list-as-scalar',
    conditions("clinicalStatus.coding.code = 'active'"),
    conditions("clinicalStatus.coding.where(code = 'active').exists()"),
  ],
  [
    'matches() of a list',
    'fhirpath-list-as-scalar',
    conditions("code.coding.code.matches('^(?:a)$')"),
    conditions("code.coding.where(code.matches('^(?:a)$')).exists()"),
  ],
  [
    'a choice without a cast',
    'fhirpath-choice-uncast',
    observations('value.value >= 4'),
    observations('(value as Quantity).value >= 4'),
  ],
  [
    'a comparison of a choice',
    'fhirpath-choice-uncast',
    observations('effective > today()'),
    observations('(effective as dateTime) > today()'),
  ],
  [
    'ofType of a choice',
    'fhirpath-function',
    observations('value.ofType(Quantity).value >= 4'),
    observations('(value as Quantity).value >= 4.0'),
  ],
  [
    'a qualified type in ofType',
    'fhirpath-function',
    '%draftOrders.ofType(FHIR.ServiceRequest).exists()',
    '%draftOrders.where($this is ServiceRequest).exists()',
  ],
  [
    'a cast that takes the next step with it',
    'fhirpath-type-unknown',
    observations('value as Quantity.value >= 4'),
    observations('(value as Quantity).value >= 4'),
  ],
  [
    'a type that the element never has',
    'fhirpath-type-impossible',
    observations('(value as Address) is Address'),
    observations('(value is Quantity)'),
  ],
  [
    '"is" without parentheses beside "or"',
    'fhirpath-bare-is',
    conditions('onset is dateTime or onset is Period'),
    conditions('(onset is dateTime) or (onset is Period)'),
  ],
  [
    '$this below a nested where',
    'fhirpath-nested-this',
    "%conditions.where(code.coding.where($this.code = 'a').exists()).exists()",
    "%conditions.where(($this.code.coding).where(code = 'a').exists()).exists()",
  ],
  ['$this outside of where', 'fhirpath-nested-this', '$this.active ~ true', '%subject.active ~ true'],
  [
    'a Quantity compared with its unit',
    'fhirpath-quantity-unit',
    observations("(value as Quantity) >= 4 'mg'"),
    observations("(value as Quantity).value >= 4 and (value as Quantity).code = 'mg'"),
  ],
  [
    'a span in UCUM',
    'fhirpath-quantity-unit',
    conditions("recordedDate > today() - 3 'mo'"),
    conditions('recordedDate > today() - 3 months'),
  ],
  [
    'max()',
    'fhirpath-function',
    '%observations.select((value as Quantity).value).max() >= 4',
    '%observations.take(1).where((value as Quantity).value >= 4).exists()',
  ],
  [
    'sum()',
    'fhirpath-function',
    '%observations.select((value as Quantity).value).sum() > 4',
    '%observations.count() > 4',
  ],
  [
    'repeat()',
    'fhirpath-function',
    "%responses.repeat(item).where(linkId = 'a').exists()",
    "%responses.item.item.where(linkId = 'a').exists()",
  ],
  ['descendants()', 'fhirpath-function', '%conditions.descendants().exists()', '%conditions.exists()'],
  ['children()', 'fhirpath-function', '%conditions.children().exists()', '%conditions.exists()'],
  [
    'first() before where()',
    'fhirpath-scalar-as-list',
    "%observations.first().where(status = 'final').exists()",
    "%observations.take(1).where(status = 'final').exists()",
  ],
  [
    'toDate() of an element',
    'fhirpath-function',
    '%conditions.where(recordedDate.toDate() < today()).exists()',
    '%conditions.where(recordedDate.toString().substring(0, 10).toDate() < today()).exists()',
  ],
  [
    'substring() by something else than numbers',
    'fhirpath-function',
    "%conditions.where(recordedDate.toString().substring(0, code.coding.count()) = '2026').exists()",
    "%conditions.where(recordedDate.toString().substring(0, 4) = '2026').exists()",
  ],
  [
    'a list of a list’s first',
    'fhirpath-scalar-as-list',
    '%procedures.first().exists()',
    "%conditions.where(recordedDate > (%procedures.where(status = 'completed').first().performed as dateTime)).exists()",
  ],
  ['last()', 'fhirpath-function', '%observations.last().exists()', '%observations.take(1).exists()'],
  [
    'now()',
    'fhirpath-function',
    '(%subject.birthDate <= now() - 18 years) ~ true',
    '(%subject.birthDate <= today() - 18 years) ~ true',
  ],
  ['iif()', 'fhirpath-function', 'iif(%yes.exists(), true, false)', '%yes.exists()'],
  [
    'resolve()',
    'fhirpath-function',
    '%conditions.where(encounter.resolve().exists()).exists()',
    '%conditions.where(encounter.reference.hasValue()).exists()',
  ],
  [
    'replace()',
    'fhirpath-function',
    conditions("code.text.replace('a', 'b') = 'b'"),
    conditions("code.text = 'b'"),
  ],
  [
    'contains() of a list',
    'fhirpath-function',
    "%conditions.code.text.contains('gout')",
    conditions("code.text.lower().matches('^.*gout.*$')"),
  ],
  [
    'memberOf()',
    'fhirpath-function',
    conditions("code.memberOf('http://example.org/v')"),
    conditions("code.coding.where(code = 'a').exists()"),
  ],
  [
    'toString() of a coded element',
    'fhirpath-function',
    conditions("code.coding.where(code.toString() = 'a').exists()"),
    conditions("code.coding.where(code = 'a').exists()"),
  ],
  [
    'toString() of a number',
    'fhirpath-function',
    '%conditions.select(code.coding.count().toString()).exists()',
    '%conditions.select(recordedDate.hasValue().toString()).exists()',
  ],
  [
    'isDistinct()',
    'fhirpath-function',
    '%conditions.code.coding.isDistinct()',
    '%conditions.code.coding.exists()',
  ],
  [
    'an unanchored pattern',
    'fhirpath-unanchored',
    conditions("code.coding.where(code.matches('M48')).exists()"),
    conditions("code.coding.where(code.matches('^(?:M48.*)$')).exists()"),
  ],
  [
    'anchors that hold for one alternative each',
    'fhirpath-unanchored',
    conditions("code.coding.where(code.matches('^M48|M49$')).exists()"),
    conditions("code.coding.where(code.matches('^(?:M48|M49)$')).exists()"),
  ],
  [
    'not() of a comparison with what may be missing',
    'fhirpath-negation',
    '%medicationRequests.where((doNotPerform = true).not()).exists()',
    '%medicationRequests.where((doNotPerform ~ true).not()).exists()',
  ],
  [
    'different codes counted as different things',
    'fhirpath-distinct-codes',
    '%conditions.code.coding.code.distinct().count() >= 2',
    "%conditions.code.coding.select(code.matches('^(?:M48.*)$').toString()).distinct().count() >= 2",
  ],
  [
    'an or of values in "in"',
    'fhirpath-membership',
    conditions("code.coding.where(code in ('a' | 'b')).exists()"),
    conditions("code.coding.where(code = 'a' or code = 'b').exists()"),
  ],
  [
    'equivalence of texts',
    'fhirpath-equivalence',
    "%subject.gender ~ 'female'",
    "(%subject.gender = 'female') ~ true",
  ],
  [
    'a window that misses its first day',
    'fhirpath-window',
    conditions('recordedDate >= today() - 3 months'),
    conditions('recordedDate > today() - 3 months - 1 day and recordedDate < today() + 1 day'),
  ],
  [
    'a window that misses its last day',
    'fhirpath-window',
    conditions('recordedDate <= today()'),
    conditions('recordedDate < today() + 1 day'),
  ],
  [
    'a condition that may be empty',
    'fhirpath-maybe-empty',
    "%subject.gender = 'female'",
    "(%subject.gender = 'female') ~ true",
  ],
  ['nothing at all', 'fhirpath-maybe-empty', '{}', 'false'],
  [
    'all() of what may be empty',
    'fhirpath-maybe-empty',
    '%conditions.all(recordedDate < today())',
    '%conditions.all((recordedDate < today()) ~ true)',
  ],
  ['a list as a condition', 'fhirpath-not-boolean', '%conditions', '%conditions.exists()'],
  [
    'a list in "and"',
    'fhirpath-not-boolean',
    "%conditions and 'a' in %yes",
    "%conditions.exists() and 'a' in %yes",
  ],
  [
    'an index',
    'fhirpath-operator',
    "%observations[0].status = 'final'",
    "%observations.take(1).where(status = 'final').exists()",
  ],
  ['not equivalent', 'fhirpath-operator', '%subject.active !~ true', '(%subject.active ~ true).not()'],
  ['division', 'fhirpath-operator', '%conditions.count() mod 2 = 0', '%conditions.count() = 2'],
  [
    'a date compared with a text',
    'fhirpath-type-mismatch',
    conditions("recordedDate > '2020-01-01'"),
    conditions('recordedDate > @2020-01-01'),
  ],
];

const codesIn = (text: string) => lintExpression(text, parse).map(({ code }) => code);

describe('the lint', () => {
  it.each(traps)('refuses %s', (_name, code, faulty) => {
    expect(codesIn(faulty)).toContain(code);
  });

  it.each(traps)('takes what stands instead of %s', (_name, _code, _faulty, clean) => {
    expect(lintExpression(clean, parse)).toEqual([]);
  });

  it.each([
    "%conditions.where(clinicalStatus.coding.where(system = 's' and code = 'active').exists()).count() >= 2",
    "%medicationRequests.where((medication as CodeableConcept).coding.where(code = '1').exists()).exists()",
    '%procedures.where((performed as Period).start < today() - 1 year).exists()',
    "%responses.item.where(linkId = 'a').answer.where((value as boolean) ~ true).exists()",
    "'Condition' in %complete and ('a' in %no).not()",
    "%yes contains 'a'",
    '(%subject.birthDate + 18 years <= today()) ~ true',
    '%conditions.skip(1).exists(recordedDate.hasValue())',
    '%conditions.exists() implies %observations.empty()',
    "%conditions.where(stage.where(summary.coding.where(code = 'a').exists()).exists()).exists()",
  ])('takes %s', (text) => {
    expect(lintExpression(text, parse)).toEqual([]);
  });

  it('says where the fault shows, and what to write', () => {
    expect(lintExpression(observations('value.value >= 4'), parse)).toEqual([
      {
        code: 'fhirpath-choice-uncast',
        column: 27,
        message:
          '"value" is asked of a choice of types, which means different things to different engines. Cast it first: (value as Quantity).value.',
      },
    ]);
    expect(lintExpression(conditions('recordeddate.hasValue()'), parse)).toEqual([
      {
        code: 'fhirpath-path-unknown',
        column: 19,
        message: 'Condition has no element "recordeddate"; did you mean "recordedDate"?',
      },
    ]);
  });

  it('finds every fault of an expression, each once', () => {
    expect(codesIn("%conditions.where(onset is dateTime or a.b = 'c').exists() and gender = 'x'")).toEqual([
      'fhirpath-bare-is',
      'fhirpath-path-unknown',
      'fhirpath-root-path',
    ]);
  });

  it('takes memberOf only where it is said to be allowed', () => {
    const text = conditions("code.memberOf('http://example.org/v')");
    expect(lintExpression(text, parse, { memberOf: true })).toEqual([]);
    expect(codesIn(text)).toEqual(['fhirpath-function']);
  });

  it('takes memberOf of a text only, so that it is known which ValueSet is asked', () => {
    const text = conditions('code.memberOf(system)');
    expect(lintExpression(text, parse, { memberOf: true })).toMatchObject([
      { code: 'fhirpath-type-mismatch' },
    ]);
  });
});
