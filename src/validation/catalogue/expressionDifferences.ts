import type { Fault, TextExample } from './entry.ts';

const fhirpath = 'http://hl7.org/fhirpath/N1/';
const inFhir = 'https://hl7.org/fhir/R4/fhirpath.html';

/** What means different things to different engines of FHIRPath, or never holds. In a build it is an error. */
export const expressionDifferences = {
  'fhirpath-root-path': {
    severity: 'warning',
    spec: `${inFhir}#variables`,
    wants: 'A path starts from a variable: %subject, or a list like %conditions.',
    why: 'What a bare path starts from differs by engine: the patient, the plan, or nothing.',
    example: { faulty: "gender = 'female'", mended: "(%subject.gender = 'female') ~ true" },
  },
  'fhirpath-choice-uncast': {
    severity: 'warning',
    spec: inFhir,
    wants: 'An element of several types, value[x], is cast before it is asked or compared.',
    why: 'Some engines find the value without a cast, others do not: the condition holds on one server only.',
    example: {
      faulty: '%observations.where(value.value >= 4).exists()',
      mended: '%observations.where((value as Quantity).value >= 4).exists()',
    },
  },
  'fhirpath-list-as-scalar': {
    severity: 'warning',
    spec: `${fhirpath}#singleton-evaluation-of-collections`,
    wants: 'What takes one item is asked of one: of a list it is asked of each item in where().',
    why: 'With two items an engine throws or gives nothing: the condition works until a record has a second coding.',
    example: {
      faulty: "%conditions.where(clinicalStatus.coding.code = 'active').exists()",
      mended: "%conditions.where(clinicalStatus.coding.where(code = 'active').exists()).exists()",
    },
  },
  'fhirpath-scalar-as-list': {
    severity: 'warning',
    spec: `${fhirpath}#singleton-evaluation-of-collections`,
    wants: 'Functions of lists are asked of lists; whether a single value is there is asked by hasValue().',
    why: 'In FHIRPath a value is a list of one, in CQL it is not: servers that compile FHIRPath as CQL refuse the plan.',
    example: {
      faulty: '%conditions.where(recordedDate.exists()).exists()',
      mended: '%conditions.where(recordedDate.hasValue()).exists()',
    },
  },
  'fhirpath-type-impossible': {
    severity: 'warning',
    spec: `${fhirpath}#is-type-specifier`,
    wants: 'A test or cast names a type that the element can have.',
    why: 'It never holds, whatever the record says.',
    example: {
      faulty: '%observations.where(value is Address).exists()',
      mended: '%observations.where(value is Quantity).exists()',
    },
  },
  'fhirpath-type-mismatch': {
    severity: 'warning',
    spec: `${fhirpath}#comparison`,
    wants: 'Values that are compared or joined are of types that can be.',
    why: 'Engines throw, or find nothing: the condition never holds.',
    example: {
      faulty: "%conditions.where(recordedDate > '2020-01-01').exists()",
      mended: '%conditions.where(recordedDate > @2020-01-01).exists()',
    },
  },
  'fhirpath-code-unknown': {
    severity: 'warning',
    spec: 'https://hl7.org/fhir/R4/terminologies.html#required',
    wants: 'A code that is compared is one that the element can have.',
    why: 'The comparison never holds, whatever the record says.',
    example: {
      faulty: "%observations.where(status = 'finished').exists()",
      mended: "%observations.where(status = 'final').exists()",
    },
  },
  'fhirpath-quantity-unit': {
    severity: 'warning',
    spec: `${fhirpath}#quantity`,
    wants:
      'A quantity is compared by its number and its code, and spans of time are in calendar words: 3 months.',
    why: 'Engines convert units differently, or throw: a dose limit holds on one server and not on another.',
    example: {
      faulty: "%observations.where((value as Quantity) >= 4 'mg').exists()",
      mended:
        "%observations.where((value as Quantity).value >= 4 and (value as Quantity).code = 'mg').exists()",
    },
  },
  'fhirpath-window': {
    severity: 'warning',
    spec: `${fhirpath}#datetime-equality`,
    wants: 'A window of days has both ends, with < and > a day further out.',
    why: 'Of a date with a time and a bare day nobody knows which is later on that day: the first or last day is missed.',
    example: {
      faulty: '%conditions.where(recordedDate >= today() - 3 months).exists()',
      mended:
        '%conditions.where(recordedDate > today() - 3 months - 1 day and recordedDate < today() + 1 day).exists()',
    },
  },
  'fhirpath-maybe-empty': {
    severity: 'warning',
    spec: `${fhirpath}#boolean-logic`,
    wants: 'A condition is never empty: what may be missing is compared by ~ true, or asked by exists().',
    why: 'Empty is neither true nor false: engines skip the action, stop, or take it for false inside a negation.',
    example: { faulty: "%subject.gender = 'female'", mended: "(%subject.gender = 'female') ~ true" },
  },
  'fhirpath-negation': {
    severity: 'warning',
    spec: `${fhirpath}#not-boolean`,
    wants: 'not() is asked of what is true or false, never of what may be missing.',
    why: 'not() of nothing is nothing: patients whose record lacks the element fall out unseen.',
    example: {
      faulty: '%medicationRequests.where((doNotPerform = true).not()).exists()',
      mended: '%medicationRequests.where((doNotPerform ~ true).not()).exists()',
    },
  },
  'fhirpath-not-boolean': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.condition.expression',
    wants: 'A condition, and what and, or, not() and where() take, is a Boolean.',
    why: 'Engines differ in what they make of a list or a number: true, an error, or nothing.',
    example: { faulty: '%conditions', mended: '%conditions.exists()' },
  },
  'fhirpath-operator': {
    severity: 'warning',
    spec: `${fhirpath}#operations`,
    wants: 'Only operators that mean the same in FHIRPath engines and compiled as CQL are used.',
    why: 'Servers that compile FHIRPath as CQL refuse the others, or read them differently.',
    example: {
      faulty: "%observations[0].status = 'final'",
      mended: "%observations.take(1).where(status = 'final').exists()",
    },
  },
  'fhirpath-function': {
    severity: 'warning',
    spec: `${fhirpath}#functions`,
    wants:
      'Only functions that give the same in all engines tried are used, with the parameters that they take.',
    why: 'The function fails on some servers, or gives another result: the plan decides by where it runs.',
    example: { faulty: '%observations.last().exists()', mended: '%observations.take(1).exists()' },
  },
  'fhirpath-nested-this': {
    severity: 'warning',
    spec: `${fhirpath}#environment-variables`,
    wants: '$this stands in one where(), never outside of it or below a second one.',
    why: 'Below a nested where() it was silently true in every engine tried.',
    example: { faulty: '$this.active ~ true', mended: '%subject.active ~ true' },
  },
  'fhirpath-bare-is': {
    severity: 'warning',
    spec: `${fhirpath}#operator-precedence`,
    wants: 'is and as beside and, or and ~ stand in parentheses of their own.',
    why: 'Engines that compile FHIRPath as CQL bind them otherwise, and read another condition.',
    example: {
      faulty: '%conditions.where(onset is dateTime or onset is Period).exists()',
      mended: '%conditions.where((onset is dateTime) or (onset is Period)).exists()',
    },
  },
  'fhirpath-equivalence': {
    severity: 'warning',
    spec: `${fhirpath}#equivalent`,
    wants:
      '~ has true or false on its right, where it makes a missing value false. Other values are compared by =.',
    why: 'Engines differ in which texts, codes and numbers they take for equivalent.',
    example: { faulty: "%subject.gender ~ 'female'", mended: "(%subject.gender = 'female') ~ true" },
  },
  'fhirpath-membership': {
    severity: 'warning',
    spec: `${fhirpath}#in-membership`,
    wants: 'in and contains have a list variable on the side of the list.',
    why: 'Lists that are written out make other things in CQL: the plan is refused or never matches.',
    example: {
      faulty: "%conditions.where(code.coding.where(code in ('a' | 'b')).exists()).exists()",
      mended: "%conditions.where(code.coding.where(code = 'a' or code = 'b').exists()).exists()",
    },
  },
  'fhirpath-unanchored': {
    severity: 'warning',
    spec: `${fhirpath}#matchesregex-string-boolean`,
    wants: "The pattern of matches() is a text with both ends anchored around all alternatives: '^(?:…)$'.",
    why: 'One engine finds a part, the other wants the whole: a code list matches more codes on one server.',
    example: {
      faulty: "%conditions.where(code.coding.where(code.matches('M48')).exists()).exists()",
      mended: "%conditions.where(code.coding.where(code.matches('^(?:M48.*)$')).exists()).exists()",
    },
  },
  'fhirpath-distinct-codes': {
    severity: 'warning',
    spec: `${fhirpath}#distinct-collection`,
    wants: 'Different things are not counted by their different codes.',
    why: 'One finding that is coded twice (ICD-10 and SNOMED CT) counts as two: a patient seems to have more than there is.',
    example: {
      faulty: '%conditions.code.coding.code.distinct().count() >= 2',
      mended:
        "%conditions.code.coding.select(code.matches('^(?:M48.*)$').toString()).distinct().count() >= 2",
    },
  },
} as const satisfies Readonly<Record<string, Fault<TextExample>>>;
