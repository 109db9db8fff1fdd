import { add, drop, edit, push, rename, type Site, set, type Tree } from '../change.ts';
import { groupOf, has, lacks } from '../defect.ts';

const structure = groupOf('structure');
const values = groupOf('primitives');
const choices = groupOf('choice types');

const asText = (value: number | boolean) => String(value);
const isDate = ({ node }: Site) => typeof node === 'string' && /^\d{4}-\d\d-\d\d$/.test(node);
const isInstant = ({ node }: Site) => typeof node === 'string' && /^\d{4}-\d\d-\d\dT/.test(node);
const isNumber = ({ node }: Site) => typeof node === 'number';
const isFlag = ({ node }: Site) => typeof node === 'boolean';

/** Elements and types. */
export const structureDefects = [
  structure(
    'an element that the resource has not',
    'PlanDefinition ActivityDefinition Library ValueSet Questionnaire',
    add('colour', 'blue'),
  ),
  structure(
    'an element that an inner element has not',
    'PlanDefinition.**.action Questionnaire.**.item ValueSet.compose.include',
    add('importance', 1),
  ),
  structure('an element that a data type has not', '*.**.coding *.**.code', add('label', 'x'), {
    when: has('system'),
  }),
  structure('an element that an expression has not', '*.**.expression', add('kind', 'applicability'), {
    when: has('language'),
  }),
  structure(
    'a misspelt element',
    'PlanDefinition ActivityDefinition Library Questionnaire ValueSet',
    rename('publisher', 'publiser'),
  ),
  structure(
    'an element in another case',
    'PlanDefinition ActivityDefinition Library',
    rename('description', 'Description'),
  ),
  structure(
    'an element of R5',
    'PlanDefinition ActivityDefinition ValueSet',
    add('versionAlgorithmString', 'semver'),
  ),
  structure('an element of R5 in an action', 'PlanDefinition.**.action', add('linkId', '1')),
  structure('an element of DSTU2', 'PlanDefinition.**.action Patient ValueSet', add('fhir_comments', ['x'])),
  structure('an element of another resource', 'PlanDefinition', add('kind', 'Task')),
  structure('an element at a wrong level', 'PlanDefinition', add('condition', [{ kind: 'applicability' }])),
  structure(
    'a list for a single value',
    '*.title *.name *.description',
    edit('', (value: string) => [value]),
    { when: ({ node }) => typeof node === 'string' },
  ),
  structure(
    'a list for a single object',
    'PlanDefinition.**.action.type PlanDefinition.type Library.type',
    edit('', (value: Tree) => [value]),
  ),
  structure(
    'an object for a list',
    'PlanDefinition.**.action Questionnaire.item',
    edit('condition', (value: Tree[]) => value[0]),
  ),
  structure(
    'an object for a list of complex values',
    'PlanDefinition Library ActivityDefinition',
    edit('contact', (value: Tree[]) => value[0]),
  ),
  structure(
    'text for an object',
    'PlanDefinition Library',
    edit('type', () => 'eca-rule'),
  ),
  structure('an object for text', '*.title', set('', { value: 'x' })),
  structure(
    'text in a list of objects',
    'PlanDefinition.**.action.condition Questionnaire.item ValueSet.compose.include',
    set('', 'x'),
  ),
  structure(
    'a number for a list',
    'PlanDefinition.**.action',
    edit('condition', () => 1),
  ),
  structure('no resourceType', 'PlanDefinition ActivityDefinition ValueSet', drop('resourceType')),
  structure(
    'an unknown resourceType',
    'PlanDefinition ActivityDefinition ValueSet',
    edit('resourceType', (value) => `${value}s`),
  ),
  structure(
    'a resourceType of R5',
    'ActivityDefinition Library',
    edit('resourceType', () => 'ActorDefinition'),
  ),
  structure(
    'a resourceType in another case',
    'ValueSet Library',
    edit('resourceType', (value: string) => value.toLowerCase()),
  ),
  structure(
    'null for a value',
    '*.title *.**.description *.**.code',
    edit('', () => null),
  ),
  structure('null as the last of a list', 'PlanDefinition PlanDefinition.**.action', push('action', null), {
    when: has('action'),
  }),
  structure(
    'an empty object',
    '*.**.code *.**.type PlanDefinition.**.condition.expression',
    edit('', (value) => (typeof value === 'object' ? {} : undefined)),
  ),
  structure('an empty object in a list', 'PlanDefinition.**.action', push('documentation', {})),
  structure('an empty list', 'PlanDefinition.**.action', add('input', []), { when: lacks('input') }),
  structure(
    'an empty list of plain values',
    'PlanDefinition',
    edit('library', () => []),
  ),
  structure(
    'an empty resource',
    'PlanDefinition.contained',
    edit('', () => ({})),
  ),
  structure('a twin of a plain value that is text', '*.title', (site) => {
    (site.parent as Tree)[`_${site.key}`] = 'x';
    return [`.._${site.key}`, ''];
  }),
  structure(
    'an unknown element in the twin of a plain value',
    'PlanDefinition Library',
    add('_title', { value: 'x' }),
    { also: ['title'] },
  ),
  structure(
    'an extension without url in the twin of a plain value',
    'PlanDefinition Library',
    add('_title', { extension: [{ valueString: 'x' }] }),
    { also: ['title'] },
  ),
  structure(
    'a twin list longer than its list',
    'Patient.name',
    add('_given', [null, null, { id: 'x' }, { id: 'y' }, null]),
    { also: ['given'] },
  ),
  structure('a twin without value or extension', 'PlanDefinition Library', add('_purpose', {}), {
    also: ['purpose'],
  }),
  structure(
    'an element called as an object of JavaScript',
    'PlanDefinition Library',
    add('constructor', 'x'),
  ),

  values(
    'true as text',
    '*.**.experimental *.**.required *.**.doNotPerform *.**.active *.**.exclude',
    edit('', asText),
    { when: isFlag },
  ),
  values(
    'true as a number',
    '*.experimental *.**.required',
    edit('', () => 1),
    { when: isFlag },
  ),
  values('a number for text', '*.title *.version *.publisher', set('', 12)),
  values('text for a decimal', '*.**.value', edit('', asText), { when: isNumber }),
  values('text for an integer', '*.**.count *.**.valueInteger *.**.min *.**.maxLength', edit('', asText), {
    when: isNumber,
  }),
  values(
    'an integer with decimals',
    '*.**.count *.**.valueInteger *.**.min *.**.maxLength *.**.sequence',
    edit('', (value: number) => value + 0.5),
    { when: isNumber },
  ),
  values(
    'zero for a positive integer',
    'Patient.telecom.rank *.**.input.limit *.**.repeat.count',
    set('', 0),
  ),
  values('a negative unsigned integer', 'CodeSystem.count *.**.repeat.frequency', set('', -1)),
  values(
    'an integer too large',
    'ValueSet.expansion.total *.**.valueInteger CodeSystem.count',
    set('', 2147483648),
  ),
  values(
    'a date in another form',
    '*.**.date *.**.approvalDate *.**.birthDate *.**.start',
    edit('', () => '05/03/2024'),
    { when: isDate },
  ),
  values(
    'a date with single digits',
    '*.date *.**.start',
    edit('', () => '2024-3-5'),
    { when: isDate },
  ),
  values(
    'a date that no calendar has',
    '*.date *.approvalDate *.**.birthDate',
    edit('', (value: string) => value.replace(/-\d\d-\d\d$/, '-02-30')),
    { when: isDate },
  ),
  values(
    'the 29th of February of a common year',
    '*.date *.**.birthDate',
    edit('', () => '2023-02-29'),
    { when: isDate },
  ),
  values(
    'a thirteenth month',
    '*.date',
    edit('', () => '2024-13-05'),
    { when: isDate },
  ),
  values(
    'a date with a time',
    '*.approvalDate *.lastReviewDate *.**.birthDate',
    edit('', (value: string) => `${value}T10:00:00Z`),
    { when: isDate },
  ),
  values(
    'a time without zone',
    '*.date',
    edit('', () => '2024-03-05T10:15:00'),
    { when: isDate },
  ),
  values(
    'an hour of 25',
    '*.date',
    edit('', () => '2024-03-05T25:15:00Z'),
    { when: isDate },
  ),
  values(
    'a time without seconds',
    '*.date',
    edit('', () => '2024-03-05T10:15+01:00'),
    { when: isDate },
  ),
  values(
    'a zone out of range',
    '*.date',
    edit('', () => '2024-03-05T10:15:00+25:00'),
    { when: isDate },
  ),
  values(
    'an instant without zone',
    '*.meta.lastUpdated Bundle.timestamp',
    edit('', () => '2024-03-05T10:15:30'),
  ),
  values(
    'an instant that is a date',
    '*.meta.lastUpdated Bundle.timestamp',
    edit('', () => '2024-03-05'),
  ),
  values(
    'a day without year',
    '*.date',
    edit('', () => '--03-05'),
    { when: isDate },
  ),
  values(
    'a timestamp of an expansion that is none',
    'ValueSet.expansion.timestamp',
    edit('', () => 'yesterday'),
    { when: isInstant },
  ),
  values('an empty text', '*.title *.**.display *.**.description', set('', '')),
  values('a text of spaces', '*.title *.**.display', set('', '   '), { severity: 'warning' }),
  values(
    'a control character in a text',
    '*.title *.description',
    edit('', (value: string) => `${value}\u0007`),
    { severity: 'warning' },
  ),
  values(
    'a uri with a space',
    '*.url *.**.system',
    edit('', (value: string) => `${value} x`),
    { when: ({ node }) => typeof node === 'string' && node.startsWith('http') },
  ),
  values(
    'a canonical with a space',
    '*.library *.**.definitionCanonical *.**.valueSet',
    edit('', (value: string) => `${value} x`),
    { when: ({ node }) => typeof node === 'string' },
  ),
  values(
    'a url with a space',
    '*.relatedArtifact.url',
    edit('', (value: string) => `${value} x`),
  ),
  values('an oid that is none', '*.identifier.value', set('', 'urn:oid:2.16.x'), { severity: 'warning' }),
  values('a uuid that is none', 'ValueSet.expansion.identifier', set('', 'urn:uuid:42316ff8')),
  values(
    'an id with a space',
    'PlanDefinition.id Library.id Questionnaire.id ValueSet.id',
    set('', 'my plan'),
  ),
  values(
    'an id with an underscore',
    'PlanDefinition.id ActivityDefinition.id ValueSet.id',
    edit('', (value) => `${value}_x`),
  ),
  values('an id too long', 'PlanDefinition.id ActivityDefinition.id ValueSet.id', set('', 'x'.repeat(65))),
  values(
    'a code with a space at its end',
    '*.status *.**.kind *.**.intent',
    edit('', (value) => `${value} `),
    { when: ({ node }) => typeof node === 'string' },
  ),
  values('a code with two spaces', 'PlanDefinition.**.coding.code', set('', 'a  b')),
  values(
    'base64 that is none',
    '*.**.data',
    edit('', (value: string) => `${value.slice(0, 7)}!${value.slice(8)}`),
    { when: ({ node }) => typeof node === 'string' && node.length > 8 },
  ),
  values(
    'base64 that was cut',
    '*.**.content.data',
    edit('', (value: string) =>
      value.length % 4 === 0 ? value.slice(0, -1 - (value.length % 2)) : undefined,
    ),
    { when: ({ node }) => typeof node === 'string' && node.length > 8 && !node.endsWith('==') },
  ),
  values('a number for markdown', '*.description *.usage', set('', 5)),
  values('a language that is none', '*.language', set('', 'english_US')),
  values(
    'infinity as text for a decimal',
    '*.**.value',
    edit('', () => 'INF'),
    { when: isNumber },
  ),

  choices('two forms of a timing', 'PlanDefinition.**.action', add('timingDateTime', '2024-01-01'), {
    when: has('timingDuration'),
    also: ['timingDuration', 'timing[x]'],
  }),
  choices(
    'two forms of a definition',
    'PlanDefinition.**.action',
    add('definitionUri', 'http://example.org/x'),
    { when: has('definitionCanonical'), also: ['definitionCanonical', 'definition[x]'] },
  ),
  choices(
    'two forms of a subject',
    'PlanDefinition ActivityDefinition',
    add('subjectReference', { reference: 'Group/patients' }),
    { when: has('subjectCodeableConcept'), also: ['subjectCodeableConcept'] },
  ),
  choices('two forms of a product', 'ActivityDefinition', add('productReference', { display: 'x' }), {
    when: has('productCodeableConcept'),
    also: ['productCodeableConcept'],
  }),
  choices(
    'two forms of a characteristic',
    'EvidenceVariable.characteristic',
    add('definitionReference', { reference: 'Group/patients' }),
    { when: has('definitionCodeableConcept'), also: ['definitionCodeableConcept'] },
  ),
  choices('two forms of a dose', '*.**.doseAndRate', add('doseRange', { low: { value: 1 } }), {
    also: ['doseQuantity'],
  }),
  choices(
    'two values of an answer',
    'QuestionnaireResponse.**.answer',
    add('valueUri', 'http://example.org'),
    { also: ['valueBoolean', 'valueCoding', 'valueString', 'valueInteger', 'valueDate'] },
  ),
  choices('a type that the choice has not', 'PlanDefinition.**.action', add('timingString', 'daily')),
  choices(
    'a form of a definition that there is not',
    'PlanDefinition.**.action',
    rename('definitionCanonical', 'definitionReference'),
  ),
  choices(
    'a choice without its type',
    '*.**.characteristic',
    rename('definitionCodeableConcept', 'definition'),
  ),
  choices(
    'the type of a choice in another case',
    'PlanDefinition.**.action',
    rename('definitionCanonical', 'definitioncanonical'),
  ),
  choices(
    'a value of another type than its name says',
    'PlanDefinition.**.useContext',
    edit('valueCodeableConcept', () => 'x'),
  ),
  choices('a required choice left out', 'PlanDefinition.**.useContext', drop('valueCodeableConcept')),
  choices('an option without a value', 'Questionnaire.**.answerOption', drop('valueCoding')),
  choices('a condition on answers without the answer', 'Questionnaire.**.enableWhen', (site) => {
    const key = Object.keys(site.node as Tree).find((name) => name.startsWith('answer'));
    return key ? drop(key)(site) : undefined;
  }),
  choices('a property of a concept without a value', 'CodeSystem.**.property', drop('valueInteger'), {
    when: has('valueInteger'),
  }),
  choices(
    'a due date of two kinds',
    'PlanDefinition.goal.target',
    set('detailRange', { low: { value: 1 } }),
    { when: has('detailQuantity'), also: ['detailQuantity'] },
  ),
  choices(
    'a quantity that is a concept',
    'PlanDefinition.goal.target',
    rename('detailQuantity', 'detailCodeableConcept'),
  ),
];

/** What must be there. */
const required = groupOf('cardinality');
const must = (at: string, element: string, options = {}) =>
  required(`${at.split(' ')[0]} without ${element}`, at, drop(element), options);

export const cardinalityDefects = [
  must(
    'PlanDefinition ActivityDefinition Library ValueSet CodeSystem Questionnaire Evidence EvidenceVariable',
    'status',
  ),
  must('PlanDefinition.**.condition', 'kind'),
  must('PlanDefinition.**.relatedAction', 'actionId'),
  must('PlanDefinition.**.relatedAction', 'relationship'),
  must('PlanDefinition.**.participant ActivityDefinition.participant', 'type'),
  must('PlanDefinition.**.trigger', 'type'),
  must('PlanDefinition.**.input Library.dataRequirement', 'type'),
  must('PlanDefinition.goal', 'description'),
  must('*.**.relatedArtifact PlanDefinition.**.documentation', 'type'),
  must('*.**.expression', 'language', { when: has('expression') }),
  must('Library', 'type'),
  must('*.useContext', 'code'),
  must('*.**.extension', 'url'),
  must('*.text', 'status'),
  must('*.text', 'div'),
  must('ValueSet.compose', 'include'),
  must('ValueSet.compose.include.concept', 'code'),
  must('ValueSet.compose.include.filter', 'property'),
  must('ValueSet.compose.include.filter', 'op'),
  must('ValueSet.compose.include.filter', 'value'),
  must('ValueSet.expansion', 'timestamp'),
  must('CodeSystem', 'content'),
  must('CodeSystem.**.concept', 'code', { when: has('code') }),
  must('CodeSystem.property', 'type'),
  must('CodeSystem.property', 'code'),
  must('CodeSystem.filter', 'operator'),
  must('CodeSystem.**.designation', 'value'),
  must('ConceptMap.group', 'element'),
  must('ConceptMap.group.element.target', 'equivalence'),
  must('ConceptMap.group.unmapped', 'mode'),
  must('Questionnaire.**.item', 'linkId'),
  must('Questionnaire.**.item', 'type'),
  must('Questionnaire.**.enableWhen', 'question'),
  must('Questionnaire.**.enableWhen', 'operator'),
  must('QuestionnaireResponse', 'status'),
  must('QuestionnaireResponse.**.item', 'linkId'),
  must('Bundle', 'type'),
  must('Bundle.entry.request', 'method'),
  must('Bundle.entry.request', 'url'),
  must('Evidence', 'exposureBackground'),
  must('EvidenceVariable', 'characteristic'),
  must('ImplementationGuide', 'packageId'),
  must('ImplementationGuide', 'fhirVersion'),
  must('ImplementationGuide.definition', 'resource'),
  must('ImplementationGuide.definition.resource', 'reference'),
  must('ImplementationGuide.**.page', 'title'),
  must('ImplementationGuide.**.page', 'generation'),
  must('ImplementationGuide.dependsOn', 'uri'),
  must('ImplementationGuide', 'name'),
  must('StructureDefinition', 'kind'),
  must('StructureDefinition', 'abstract'),
  must('StructureDefinition.differential.element', 'path'),
  must('Library.parameter', 'use'),
  must('Library.parameter', 'type'),
  must('Observation', 'code'),
  must('Measure.group.population', 'criteria'),
  required(
    'two values where one may be',
    'ActivityDefinition',
    edit('kind', (value) => [value, 'Task']),
  ),
  required(
    'a second code where one may be',
    'PlanDefinition.**.action',
    edit('type', (value) => [value, value]),
  ),
  required(
    'a version twice in a list',
    'Library ValueSet',
    edit('version', (value) => [value, '2']),
  ),
];
