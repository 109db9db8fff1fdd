import fc from 'fast-check';

const codingTests = fc.constantFrom(
  "system = 'http://snomed.info/sct' and code = '2177002'",
  "(system = 'http://hl7.org/fhir/sid/icd-10-cm' and code.matches('^(?:M54.*)$')) or (system = 'http://snomed.info/sct')",
  "code in ('a' | 'M54.5')",
  "'G89.4' = code",
  "code.startsWith('M') and system.endsWith('cm')",
  "$this.code = 'a'",
  "code = 'a' and userSelected",
  "code != 'a'",
  "(code = 'a').not()",
  'code.exists()',
  'code.length() > 1',
  "memberOf('http://example.org/vs')",
  "code.matches('(')",
  "display = 'Words'",
);

/** A test of one record. */
const recordTests = fc.letrec<{ test: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    codingTests.map((test) => `code.coding.where(${test}).exists()`),
    codingTests.map((test) => `code.coding.where(${test}).empty()`),
    codingTests.map((test) => `code.coding.exists(${test})`),
    codingTests.map((test) => `code.coding.where(${test}).exists().not()`),
    codingTests.map((test) => `code.coding.all(${test})`),
    codingTests.map((test) => `category.coding.where(${test}).exists()`),
    codingTests.map((test) => `(value as CodeableConcept).coding.where(${test}).exists()`),
    codingTests.map((test) => `code.coding.where(${test}).code.first() = 'a'`),
    codingTests.map((test) => `code.coding.where(${test}).count() > 1`),
    fc.constantFrom(
      ...[
        "code.coding.code = 'a'",
        "code.coding.code contains 'a'",
        "'a' in code.coding.code",
        'code.coding.empty()',
      ],
      ...["code.memberOf('http://example.org/vs')", "code.coding.memberOf('http://example.org/vs')"],
      ...["code.memberOf('http://example.org/none')", 'code.coding', 'code.text', "code.text = 'Back pain'"],
      ...[
        "status = 'final'",
        "status.matches('^(?:final|amended)$')",
        'recordedDate < today()',
        "'a' in %yes",
      ],
      ...['((onset as dateTime) < today() - 6 months) ~ true', '(onset as Period).start > today() - 1 year'],
      ...['onset < today()', 'onset is dateTime', '(effective as instant) < today()', 'effective < today()'],
      ...["(value as Quantity).value >= 12 and (value as Quantity).code = '%'", "value > 3 '%'", 'value'],
      ...["(clinicalStatus.coding.empty() and clinicalStatus.text != '') or (abatement is Element)"],
      ...["verificationStatus.coding.combine(clinicalStatus.coding).where(code.startsWith('M')).empty()"],
      ...[
        '$this is Condition',
        'resourceType',
        '%nobody.exists()',
        'code',
        '%subject.active',
        'category.first().text',
      ],
    ),
  ),
  test: fc.oneof(
    { weight: 3, arbitrary: tie('leaf') },
    { weight: 1, arbitrary: fc.tuple(tie('test'), tie('test')).map(([a, b]) => `(${a}) and (${b})`) },
    { weight: 1, arbitrary: fc.tuple(tie('test'), tie('test')).map(([a, b]) => `(${a}) or (${b})`) },
    { weight: 1, arbitrary: tie('test').map((test) => `(${test}).not()`) },
    { weight: 1, arbitrary: tie('test').map((test) => `((${test}) ~ true).not()`) },
  ),
})).test;

const steps = fc.oneof(
  { weight: 4, arbitrary: recordTests.map((test) => `.where(${test})`) },
  { weight: 1, arbitrary: codingTests.map((test) => `.code.coding.where(${test})`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('.first()', '.take(1)', '.skip(1)', '.tail()', '.distinct()', '[0]', '.code'),
  },
);

const ends = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('.exists()', '.empty()', '.count() > 1', '.count()', '', '.exists().not()'),
  },
  { weight: 1, arbitrary: recordTests.map((test) => `.exists(${test})`) },
  { weight: 1, arbitrary: recordTests.map((test) => `.all(${test})`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('.select(code.coding.code).first()', '.code.text.first()', '.id', '.single()'),
  },
);

const lists = fc.constantFrom(
  '%conditions',
  '%observations',
  '%draftOrders',
  '(%conditions | %observations)',
);

/** A list, what is taken of it, and what is asked of that. */
export const chains = fc
  .tuple(lists, fc.array(steps, { minLength: 0, maxLength: 3 }), ends)
  .map(([list, taken, end]) => `${list}${taken.join('')}${end}`);

const atoms = fc.oneof(
  { weight: 3, arbitrary: chains },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['true', 'false', '{}', "'a'", '1', "'a' in %yes", "'b' in %no", "'Condition' in %complete"],
      ...[
        '%nobody',
        "('a' | 'b')",
        '%conditions',
        "('a' | 'b').matches('x')",
        '%subject.active',
        '%subject.name',
      ],
      ...[
        'active',
        'birthDate < today() - 18 years',
        '$this.active',
        'nothing',
        'today() > 1',
        '%context.active',
      ],
      ...['%flag', '%flag.not()', "'x'.toInteger()", '(1 | 2) = (1 | 2)', "iif(%yes.exists(), true, 'no')"],
    ),
  },
);

/** Any condition: chains and others joined by connectives. */
export const conditions = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { weight: 3, arbitrary: atoms },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('tree'), fc.constantFrom('and', 'or', 'xor', 'implies'), tie('tree'))
        .map(([left, connective, right]) => `(${left}) ${connective} (${right})`),
    },
    { weight: 1, arbitrary: tie('tree').map((tree) => `(${tree}).not()`) },
  ),
})).tree;
