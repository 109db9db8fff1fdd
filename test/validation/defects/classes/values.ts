import { add, drop, edit, push, set, type Tree, together, twice } from '../change.ts';
import { groupOf, has } from '../defect.ts';

const values = groupOf('values in extensions');
const types = groupOf('data types');
const primitives = groupOf('primitives');
const choices = groupOf('choice types');
const structure = groupOf('structure');

const inValues = 'PlanDefinition.extension.extension';

/** Faults in data types wherever they stand: in extensions, in doses, in contained resources. */
export const valueDefects = [
  values(
    'a period in an extension that ends before it starts',
    inValues,
    set('valuePeriod.end', '2024-06-01'),
    { when: has('valuePeriod') },
  ),
  values(
    'a period in an extension whose start no calendar has',
    inValues,
    set('valuePeriod.start', '2025-02-30'),
    { when: has('valuePeriod') },
  ),
  values('a quantity in an extension with a code and no system', inValues, drop('valueQuantity.system'), {
    when: has('valueQuantity'),
  }),
  values(
    'a quantity in an extension with a unit that UCUM has not',
    inValues,
    set('valueQuantity.code', 'percents'),
    { when: has('valueQuantity') },
  ),
  values(
    'a quantity in an extension with a comparator that there is not',
    inValues,
    add('valueQuantity.comparator', '=<'),
    { when: has('valueQuantity') },
  ),
  values('a range in an extension whose low is higher', inValues, set('valueRange.low.value', 90), {
    when: has('valueRange'),
    also: ['valueRange'],
  }),
  values('a range in an extension with a comparator', inValues, add('valueRange.low.comparator', '<'), {
    when: has('valueRange'),
  }),
  values('a ratio in an extension without its denominator', inValues, drop('valueRatio.denominator'), {
    when: has('valueRatio'),
  }),
  values('a currency in an extension that there is not', inValues, set('valueMoney.currency', 'EURO'), {
    when: has('valueMoney'),
  }),
  values('a currency in an extension in small letters', inValues, set('valueMoney.currency', 'eur'), {
    when: has('valueMoney'),
  }),
  values('an age in an extension below zero', inValues, set('valueAge.value', -3), { when: has('valueAge') }),
  values(
    'an age in an extension without its unit code',
    inValues,
    together(drop('valueAge.code'), drop('valueAge.system')),
    { when: has('valueAge') },
  ),
  values('an age in an extension in kilograms', inValues, set('valueAge.code', 'kg'), {
    when: has('valueAge'),
    severity: 'warning',
  }),
  values('a timing in an extension without its unit', inValues, drop('valueTiming.repeat.periodUnit'), {
    when: has('valueTiming'),
  }),
  values('a timing in an extension with an unknown element', inValues, add('valueTiming.repeat.every', 3), {
    when: has('valueTiming'),
  }),
  values('a contact in an extension without its system', inValues, drop('valueContactPoint.system'), {
    when: has('valueContactPoint'),
  }),
  values(
    'a contact in an extension of a use that there is not',
    inValues,
    set('valueContactPoint.use', 'office'),
    { when: has('valueContactPoint') },
  ),
  values(
    'an attachment in an extension with data and no type',
    inValues,
    drop('valueAttachment.contentType'),
    { when: has('valueAttachment') },
  ),
  values(
    'an attachment in an extension that is no base64',
    inValues,
    set('valueAttachment.data', 'aGVsbG8-_*'),
    { when: has('valueAttachment') },
  ),
  values('an attachment in an extension of a wrong size', inValues, add('valueAttachment.size', 900), {
    when: has('valueAttachment'),
  }),
  values(
    'an identifier in an extension of a use that there is not',
    inValues,
    add('valueIdentifier.use', 'primary'),
    { when: has('valueIdentifier') },
  ),
  values('a coding in an extension with an unknown code', inValues, set('valueCoding.code', 'healing'), {
    when: has('valueCoding'),
  }),
  values('a coding in an extension with a wrong display', inValues, set('valueCoding.display', 'Education'), {
    when: has('valueCoding'),
    severity: 'warning',
  }),
  values('an expression in an extension without language', inValues, drop('valueExpression.language'), {
    when: has('valueExpression'),
  }),
  values(
    'an expression in an extension that does not parse',
    inValues,
    set('valueExpression.expression', '%subject.active ='),
    { when: has('valueExpression'), severity: 'warning' },
  ),
  values(
    'a reference in an extension to what is not here',
    inValues,
    set('valueReference.reference', 'Patient/nobody'),
    {
      when: ({ bundle, node }) => bundle.id === 'diabetes' && 'valueReference' in (node as Tree),
      severity: 'warning',
    },
  ),
  values(
    'a data requirement in an extension of a type that there is not',
    inValues,
    set('valueDataRequirement.type', 'LabResult'),
    { when: has('valueDataRequirement') },
  ),
  values(
    'a data requirement in an extension that must support what there is not',
    inValues,
    set('valueDataRequirement.mustSupport.0', 'kode'),
    { when: has('valueDataRequirement'), severity: 'warning' },
  ),
  values(
    'a context in an extension without its value',
    inValues,
    drop('valueUsageContext.valueCodeableConcept'),
    { when: has('valueUsageContext') },
  ),
  values('an instant in an extension without zone', inValues, set('valueInstant', '2025-02-03T10:00:00'), {
    when: has('valueInstant'),
  }),
  values('a decimal in an extension that is text', inValues, set('valueDecimal', '2.5'), {
    when: has('valueDecimal'),
  }),
  values('a positive number in an extension that is zero', inValues, set('valuePositiveInt', 0), {
    when: has('valuePositiveInt'),
  }),
  values('an oid in an extension with a leading zero', inValues, set('valueOid', 'urn:oid:1.02.840'), {
    when: has('valueOid'),
  }),
  values('an oid in an extension of a root that there is not', inValues, set('valueOid', 'urn:oid:3.1.2'), {
    when: has('valueOid'),
  }),
  values('a time in an extension of 25 hours', inValues, set('valueTime', '25:00:00'), {
    when: has('valueTime'),
  }),
  values('a time in an extension with a zone', inValues, set('valueTime', '08:30:00Z'), {
    when: has('valueTime'),
  }),
  values('a value in an extension of another type than its name', inValues, set('valueDecimal', true), {
    when: has('valueDecimal'),
  }),
  values(
    'a value in an extension whose name is in another case',
    inValues,
    (site) => {
      const node = site.node as Tree;
      node.valuedecimal = node.valueDecimal;
      delete node.valueDecimal;
      return ['valuedecimal', ''];
    },
    { when: has('valueDecimal') },
  ),
  types(
    'a highest dose without for how long',
    'ActivityDefinition.dosage',
    drop('maxDosePerPeriod.denominator'),
    { when: has('maxDosePerPeriod') },
  ),
  types(
    'a lowest dose over the highest',
    'ActivityDefinition.dosage.doseAndRate',
    set('doseRange.low.value', 5000),
    { when: has('doseRange'), also: ['doseRange'] },
  ),
  types(
    'a rate per what is no time',
    'ActivityDefinition.dosage.doseAndRate',
    set('rateRatio.denominator.code', 'hourz'),
    { when: has('rateRatio') },
  ),
  types(
    'a count that is more than its most',
    'ActivityDefinition.dosage.timing.repeat',
    set('countMax', 10),
    { when: has('countMax'), severity: 'warning' },
  ),
  types(
    'a duration that is more than its most',
    'ActivityDefinition.dosage.timing.repeat',
    set('durationMax', 1),
    { when: has('durationMax'), severity: 'warning' },
  ),
  types(
    'a period that is more than its most',
    'ActivityDefinition.dosage.timing.repeat',
    set('periodMax', 0.5),
    { when: has('periodMax'), severity: 'warning' },
  ),
  types(
    'a frequency that is more than its most',
    'ActivityDefinition.dosage.timing.repeat',
    set('frequencyMax', 1),
    { when: has('frequencyMax'), severity: 'warning' },
  ),
  types(
    'a most of a duration without the duration',
    'ActivityDefinition.dosage.timing.repeat',
    drop('duration'),
    { when: has('durationMax') },
  ),
  types('a negative duration', 'ActivityDefinition.dosage.timing.repeat', set('duration', -5), {
    when: has('duration'),
  }),
  types('times of day and an event', 'ActivityDefinition.dosage.timing.repeat', add('when', ['HS']), {
    when: has('timeOfDay'),
  }),
  types('a frequency of zero', 'ActivityDefinition.dosage.timing.repeat', set('frequency', 0), {
    when: has('frequency'),
  }),
  types('an offset below zero', 'ActivityDefinition.dosage.timing.repeat', set('offset', -10), {
    when: has('offset'),
  }),
  types(
    'a bound of a timing that is reversed',
    'ActivityDefinition.dosage.timing.repeat',
    set('boundsRange.low.value', 70),
    { when: has('boundsRange'), also: ['boundsRange'] },
  ),
  types(
    'a timing whose bound is a date',
    'ActivityDefinition.dosage.timing.repeat',
    (site) => {
      const node = site.node as Tree;
      delete node.boundsRange;
      node.boundsDateTime = '2025-01-01';
      return ['boundsDateTime', ''];
    },
    { when: has('boundsRange') },
  ),
  types('the same sequence of two doses', 'ActivityDefinition', set('dosage.1.sequence', '1'), {
    when: ({ node }) => ((node as Tree).dosage as unknown[] | undefined)?.length === 2,
  }),
  types('an age of an activity in metres', 'ActivityDefinition', set('timingAge.code', 'm'), {
    when: has('timingAge'),
    severity: 'warning',
  }),
  types(
    'a duration of a timing in kilograms',
    'PlanDefinition.**.timingTiming.repeat',
    set('boundsDuration.code', 'kg'),
    { when: has('boundsDuration') },
  ),
  types(
    'a unit of a duration that is no code of time',
    'PlanDefinition.**.due PlanDefinition.**.dueDuration',
    set('code', 'months'),
    { when: has('code') },
  ),
  types(
    'a due time without its unit code',
    'PlanDefinition.goal.target.due PlanDefinition.goal.target.dueDuration',
    drop('code'),
    { severity: 'warning' },
  ),
  types(
    'an age of a context that is reversed',
    'PlanDefinition.useContext PlanDefinition.contained.useContext',
    set('valueRange.low.value', 120),
    { when: has('valueRange'), also: ['valueRange'] },
  ),
  types('units of a range that do not fit', 'PlanDefinition.useContext', set('valueRange.high.code', 'kg'), {
    when: has('valueRange'),
    severity: 'warning',
  }),
  types('a size of an attachment below zero', '*.**.document', add('size', -1)),
  types('a hash of an attachment that is no hash', '*.**.document', add('hash', '????')),
  types(
    'a creation of an attachment that no calendar has',
    'Library.content',
    set('creation', '2025-13-01'),
    { when: has('creation') },
  ),
  primitives('a moment at 24 o’clock', '*.date', set('', '2024-03-05T24:00:00Z')),
  primitives('a moment of 61 seconds', '*.date', set('', '2024-03-05T10:00:61Z')),
  primitives('a zone without a colon', '*.date', set('', '2024-03-05T10:00:00+0100')),
  primitives('a moment with a blank for the T', '*.date', set('', '2024-03-05 10:00:00Z')),
  primitives('a year zero', '*.date', set('', '0000')),
  primitives('a date with spaces around', '*.date', set('', ' 2024-03-05 ')),
  primitives('a date with a small t', '*.date', set('', '2024-03-05t10:00:00z')),
  primitives('an approval with a time', '*.approvalDate *.lastReviewDate', set('', '2025-01-01T10:00:00Z')),
  primitives('an address with a brace', '*.url', set('', 'http://example.net/{id}'), { severity: 'warning' }),
  primitives(
    'a number with too many digits for an integer',
    'Questionnaire.**.item',
    set('maxLength', 3000000000),
    { when: has('maxLength') },
  ),
  primitives('a length in decimals', 'Questionnaire.**.item', set('maxLength', 2.5), {
    when: has('maxLength'),
  }),
  primitives('an id with a slash', 'PlanDefinition.**.action', set('id', 'a b/c '), {
    when: has('id'),
    also: ['..'],
  }),
  primitives('a text of line feeds', '*.description *.**.documentation.citation', set('', '\n\n'), {
    severity: 'warning',
  }),
  primitives(
    'a code with a line feed',
    'Questionnaire.**.item.type CodeSystem.**.concept.code',
    edit('', (value: string) => `${value}\n`),
  ),
  primitives('a true that is a one', '*.experimental *.active', set('', 1)),
  choices(
    'two values of a context',
    '*.useContext',
    together(add('valueReference', { reference: 'Group/clinic' })),
    { when: has('code') },
  ),
  choices('two kinds of as needed', 'ActivityDefinition.dosage', add('asNeededBoolean', true), {
    when: has('asNeededCodeableConcept'),
  }),
  choices(
    'two details of a goal',
    'PlanDefinition.goal.target',
    add('detailCodeableConcept', { text: 'x' }),
    { when: has('detailRange') },
  ),
  choices(
    'two offsets of a related action',
    'PlanDefinition.**.relatedAction',
    add('offsetDuration', { value: 2, unit: 'h', system: 'http://unitsofmeasure.org', code: 'h' }),
    { when: has('offsetRange') },
  ),
  choices('two times of a trigger', 'PlanDefinition.**.trigger', add('timingDate', '2025-01-01'), {
    when: has('timingTiming'),
  }),
  choices(
    'two sources of a map',
    'ConceptMap',
    add('sourceCanonical', 'http://example.net/fhir/diabetes/ValueSet/stages'),
    { when: has('sourceUri') },
  ),
  choices(
    'two names of a page',
    'ImplementationGuide.**.page',
    add('nameReference', { reference: 'Binary/x' }),
    { when: has('nameUrl') },
  ),
  choices('two values of a date filter', '*.**.dateFilter', add('valueDateTime', '2025-01-01'), {
    when: has('valueDuration'),
  }),
  choices('two values of an observation', 'Observation', add('valueString', 'high'), {
    when: has('valueQuantity'),
  }),
  choices('two effective times', 'Observation', add('effectiveDateTime', '2025-01-01'), {
    when: has('effectivePeriod'),
  }),
  choices(
    'a timing of a type that the action has not',
    'PlanDefinition.**.action',
    (site) => {
      const node = site.node as Tree;
      delete node.timingPeriod;
      node.timingString = 'monthly';
      return ['timingString', ''];
    },
    { when: has('timingPeriod') },
  ),
  choices(
    'a choice of a bound in a wrong type',
    'Questionnaire.**.initial',
    (site) => {
      const node = site.node as Tree;
      delete node.valueString;
      node.valueCode = 'none';
      return ['valueCode', ''];
    },
    { when: has('valueString') },
  ),
  structure(
    'an action that is a list in a list',
    'PlanDefinition.**.action',
    edit('action', (list: unknown[]) => [list]),
    { when: has('action') },
  ),
  structure(
    'an element of an activity in an action',
    'PlanDefinition.**.action',
    add('productCodeableConcept', { text: 'x' }),
  ),
  structure('an element of an action in the plan', 'PlanDefinition', add('condition', [{ kind: 'start' }])),
  structure(
    'an element of a dose in the activity',
    'ActivityDefinition',
    add('doseAndRate', [{ type: { text: 'x' } }]),
  ),
  structure(
    'a coding where a concept should be',
    '*.type',
    edit('', (value: Tree) => (Array.isArray(value.coding) ? { ...(value.coding[0] as Tree) } : undefined)),
    { when: ({ node }) => typeof node === 'object' },
  ),
  structure(
    'a concept where a coding should be',
    '*.useContext.code',
    edit('', (value: Tree) => ({ coding: [value] })),
  ),
  structure(
    'a resource in a resource that is not contained',
    'PlanDefinition',
    add('definition', { resourceType: 'Library' }),
  ),
  structure('a resourceType in an action', 'PlanDefinition.**.action', add('resourceType', 'PlanDefinition')),
  structure('comments as in DSTU', 'PlanDefinition.**.action', add('fhir_comments', ['why'])),
  structure('the twin of an object', 'PlanDefinition', add('_action', [{ id: 'x' }])),
  structure('the twin of an object that is one', 'PlanDefinition', add('_type', { id: 'x' })),
  structure(
    'a goal id that is no list',
    'PlanDefinition.**.action',
    edit('goalId', (list: string[]) => list[0]),
    { when: has('goalId') },
  ),
  structure('a dose as a list of texts', 'ActivityDefinition', set('dosage', ['one a day']), {
    when: has('dosage'),
  }),
  structure(
    'a subject that is a reference in text',
    'Observation MedicationRequest Condition',
    set('subject', 'Patient/ben'),
  ),
  structure(
    'the same member of a list as an object',
    'PlanDefinition.goal',
    edit('target', (list: Tree[]) => list[0]),
    { when: has('target') },
  ),
  structure(
    'meta that is a list',
    '*',
    edit('meta', (value: Tree) => [value]),
    { when: has('meta') },
  ),
  structure('twice the same code in a concept', '*.type', twice('coding'), {
    when: has('coding'),
    severity: 'information',
  }),
  structure('an extension that is null', 'PlanDefinition', push('extension', null)),
];
