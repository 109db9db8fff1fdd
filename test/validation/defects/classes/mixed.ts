import { add, drop, edit, push, set, type Tree, together, twice } from '../change.ts';
import { groupOf, has, is } from '../defect.ts';

const structure = groupOf('structure');
const bindings = groupOf('bindings');
const references = groupOf('references');
const canonicals = groupOf('canonicals');
const codes = groupOf('code forms');
const terms = groupOf('ValueSet');
const forms = groupOf('Questionnaire');
const bundles = groupOf('Bundle');
const expressions = groupOf('expressions');
const libraries = groupOf('Library');
const actions = groupOf('actions');
const activities = groupOf('ActivityDefinition');
const guides = groupOf('ImplementationGuide');
const narrative = groupOf('narrative');
const metadata = groupOf('metadata');
const types = groupOf('data types');

const own = 'http://example.net/fhir/diabetes';
const condition = 'PlanDefinition.**.condition.expression';
const says = (name: string, text: string, severity: 'error' | 'warning' = 'warning') =>
  expressions(name, condition, set('expression', text), {
    when: is({ language: 'text/fhirpath' }),
    severity,
  });

/** Faults of a fourth set, over all that went before. */
export const mixedDefects = [
  structure(
    'a condition that is an object',
    'PlanDefinition.**.action',
    edit('condition', (list: Tree[]) => list[0]),
    { when: has('condition') },
  ),
  structure(
    'a library that is no list',
    'PlanDefinition',
    edit('library', (list: string[]) => list[0]),
    { when: has('library') },
  ),
  structure(
    'a trigger that is its name',
    'PlanDefinition.**.action',
    edit('trigger', () => ['order-sign']),
    { when: has('trigger') },
  ),
  structure(
    'codes of a value set as texts',
    'ValueSet.compose.include',
    edit('concept', (list: Tree[]) => list.map(({ code }) => code)),
    { when: has('concept') },
  ),
  structure(
    'an outcome that is no list',
    'Evidence',
    edit('outcome', (list: Tree[]) => list[0]),
    { when: has('outcome') },
  ),
  structure(
    'a property of a concept that is no list',
    'CodeSystem.**.concept',
    edit('property', (list: Tree[]) => list[0]),
    { when: has('property') },
  ),
  structure(
    'an option that is a text',
    'Questionnaire.**.answerOption',
    edit('valueCoding', ({ code }: Tree) => code),
    { when: has('valueCoding') },
  ),
  structure('a code of a concept that is empty', 'CodeSystem.**.concept', set('code', '')),
  structure('yes for true', 'Questionnaire.**.item', set('required', 'yes'), { when: has('required') }),
  structure(
    'a dose that is a text',
    'ActivityDefinition.dosage.doseAndRate',
    edit('doseQuantity', () => '4 mg'),
    { when: has('doseQuantity') },
  ),
  structure(
    'a value of a dose that is a text',
    'ActivityDefinition.dosage.doseAndRate',
    set('doseQuantity.value', '4'),
    { when: has('doseQuantity') },
  ),
  structure(
    'an example flag that is a text',
    'ImplementationGuide.definition.resource',
    set('exampleBoolean', 'true'),
  ),
  bindings('a mode for the rest that there is not', 'ConceptMap.group.unmapped', set('mode', 'default')),
  bindings('a contact by mobile', '*.**.telecom', set('system', 'mobile')),
  bindings(
    'an event of a dose that there is not',
    'ActivityDefinition.dosage.timing.repeat',
    set('when', ['BREAKFAST']),
    { when: has('when') },
  ),
  bindings(
    'a timing code that there is not',
    'ActivityDefinition.dosage.timing.code.coding',
    set('code', 'QQD'),
  ),
  bindings('a day of the week in full', 'ActivityDefinition.**.repeat', add('dayOfWeek', ['Monday']), {
    when: has('period'),
  }),
  bindings('a version of FHIR of two numbers', 'ImplementationGuide', set('fhirVersion', ['4.0'])),
  bindings(
    'a licence in small letters',
    'ImplementationGuide',
    edit('license', (value: string) => value.toLowerCase()),
  ),
  references(
    'a place of an activity that is not here',
    'ActivityDefinition',
    set('location.reference', 'Location/eye-clinc'),
    { when: has('location'), severity: 'warning' },
  ),
  references(
    'a group of a variable that is not here',
    'EvidenceVariable.characteristic',
    set('definitionReference.reference', 'Group/clinics'),
    { when: has('definitionReference'), severity: 'warning' },
  ),
  references(
    'an origin of what is not here',
    'Provenance',
    set('target.0.reference', 'MedicationRequest/none'),
    { severity: 'warning' },
  ),
  references(
    'a subject of a library that is not here',
    'Library',
    set('subjectReference.reference', 'Group/clinics'),
    { when: has('subjectReference'), severity: 'warning' },
  ),
  references(
    'a reference with a slash at its end',
    'Observation',
    edit('subject', (value: Tree) => ({ ...value, reference: `${value.reference}/` })),
  ),
  references('a reference with two types', 'Observation', set('subject.reference', 'Patient/Patient/ben')),
  canonicals('a source of a map that is not here', 'ConceptMap', set('sourceUri', `${own}/ValueSet/stage`), {
    when: has('sourceUri'),
    severity: 'warning',
  }),
  canonicals(
    'a version of an answer value set that is not here',
    'Questionnaire.**.item',
    edit('answerValueSet', (value: string) => (value.startsWith('#') ? undefined : `${value}|9.9`)),
    { when: has('answerValueSet'), severity: 'warning' },
  ),
  canonicals(
    'an included value set with a slash',
    'ValueSet.compose.include',
    edit('valueSet', (list: string[]) => list.map((each) => `${each}/`)),
    { when: has('valueSet'), severity: 'warning' },
  ),
  canonicals(
    'an activity of an order in a version that is not here',
    'MedicationRequest',
    set('instantiatesCanonical.0', `${own}/ActivityDefinition/metformin|9.9`),
    { severity: 'warning' },
  ),
  codes('a SNOMED CT code under LOINC', '*.**.coding', set('code', '44054006'), {
    when: is({ system: 'http://loinc.org' }),
  }),
  codes('a LOINC code under SNOMED CT', '*.**.coding', set('code', '4548-4'), {
    when: is({ system: 'http://snomed.info/sct' }),
  }),
  codes('an RxNorm code under SNOMED CT', '*.**.coding', set('code', '6809'), {
    when: is({ system: 'http://snomed.info/sct' }),
  }),
  codes(
    'a unit whose word is another',
    '*.**.doseQuantity *.**.valueQuantity',
    together(set('unit', 'g'), set('code', 'mg')),
    { when: is({ code: 'mg' }), severity: 'warning' },
  ),
  codes(
    'days that are hours',
    '*.**.timingDuration *.**.offsetDuration *.**.due',
    together(set('unit', 'days'), set('code', 'h')),
    { when: has('code'), severity: 'warning' },
  ),
  terms(
    'an expansion whose time is a day of no calendar',
    'ValueSet.expansion',
    set('timestamp', '2025-02-30T10:00:00Z'),
  ),
  terms(
    'a code in an expansion under another system',
    'ValueSet.expansion.contains',
    set('system', 'http://snomed.info/sct'),
    { when: ({ node }) => String((node as Tree).system).includes('CodeSystem'), also: ['code'] },
  ),
  terms(
    'a display of LOINC on a SNOMED CT code without letters',
    'ValueSet.compose.include.concept',
    set('display', ''),
    { when: has('display') },
  ),
  forms('an option without code and words', 'Questionnaire.**.answerOption', set('valueCoding', {}), {
    when: has('valueCoding'),
  }),
  forms('an initial text for a Boolean', 'Questionnaire.**.item', add('initial', [{ valueString: 'true' }]), {
    when: is({ type: 'boolean' }),
  }),
  forms(
    'hidden twice',
    'Questionnaire.**.item',
    (site) => {
      const hidden = {
        url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden',
        valueBoolean: true,
      };
      const node = site.node as Tree;
      node.extension = [...((node.extension as Tree[]) ?? []), hidden, hidden];
      return ['extension', ''];
    },
    { when: is({ type: 'date' }), severity: 'warning' },
  ),
  forms(
    'an answer to wait for without its system',
    'Questionnaire.**.enableWhen',
    drop('answerCoding.system'),
    { when: has('answerCoding'), severity: 'warning' },
  ),
  bundles(
    'a request with a slash before it',
    'Bundle.entry.request',
    edit('url', (value: string) => `/${value}`),
    { severity: 'warning' },
  ),
  bundles(
    'a fullUrl with a question',
    'Bundle.entry',
    edit('fullUrl', (value: string) => (value.startsWith('http') ? `${value}?x=1` : undefined)),
    { when: ({ path }) => path.startsWith('Bundle'), also: [''] },
  ),
  bundles('a link without relation', 'Bundle', push('link', { url: 'http://example.net/Bundle' })),
  bundles('answers of a batch without responses', 'Bundle', set('type', 'batch-response'), {
    when: is({ type: 'transaction' }),
    also: ['entry.0', 'entry'],
  }),
  says('a status without quotes', '%medicationRequests.where(status = active).exists()', 'error'),
  says('a span in quotes', "%conditions.where(recordedDate > today() - '3 months').exists()"),
  says('a day compared with a text', "%subject.birthDate > '2000-01-01'"),
  says('a function without brackets', '%subject.birthDate.exists', 'error'),
  says(
    'a system misspelt in a condition',
    "%conditions.where(code.coding.where(system = 'http://snomed.info/sc' and code = '44054006').exists()).exists()",
  ),
  says(
    'a code with a wrong check digit in a condition',
    "%conditions.where(code.coding.where(system = 'http://snomed.info/sct' and code = '44054007').exists()).exists()",
  ),
  says('a choice with a wrong cast', '%observations.where((value as Quantit).value > 5).exists()', 'error'),
  says(
    'an element of the wrong level',
    '%medicationRequests.where(dosageInstruction.doseQuantity.exists()).exists()',
    'error',
  ),
  says('an element behind first that there is not', '%conditions.first().kode.exists()', 'error'),
  says('an element behind an index that there is not', '%conditions[0].kode.exists()', 'error'),
  says('an element in a select that there is not', '%conditions.select(kode).exists()', 'error'),
  says('an element before a function of texts that there is not', "%subject.sex.upper() = 'F'", 'error'),
  says('a Boolean counted', '%subject.active.count() + true > 1'),
  libraries(
    'a media type of CQL in capitals',
    'Library.content',
    edit('contentType', (value: string) => value.toUpperCase()),
    { when: is({ contentType: 'text/cql' }), severity: 'warning' },
  ),
  libraries(
    'a code of a data requirement with a wrong digit',
    'Library.dataRequirement',
    add('codeFilter', [{ path: 'code', code: [{ system: 'http://loinc.org', code: '4548-5' }] }]),
    { when: ({ node }) => !('codeFilter' in (node as Tree)) },
  ),
  libraries(
    'a type of a library of another system',
    'Library.type.coding',
    set('system', 'http://terminology.hl7.org/CodeSystem/plan-definition-type'),
    { when: is({ system: 'http://terminology.hl7.org/CodeSystem/library-type' }), also: ['code'] },
  ),
  actions('a duration below zero', 'PlanDefinition.**.action', set('timingDuration.value', -1), {
    when: has('timingDuration'),
    severity: 'warning',
  }),
  actions(
    'an order of actions in a circle of three',
    'PlanDefinition.action',
    (site) => {
      const node = site.node as Tree;
      if (!Array.isArray(node.action)) return undefined;
      const at = node.action.length;
      for (const [id, next] of [
        ['ring-a', 'ring-b'],
        ['ring-b', 'ring-c'],
        ['ring-c', 'ring-a'],
      ])
        node.action.push({
          id,
          title: id,
          relatedAction: [{ actionId: next, relationship: 'before-start' }],
        });
      return [`action.${at}`, `action.${at + 1}`, `action.${at + 2}`];
    },
    { severity: 'warning' },
  ),
  activities(
    'a way to take it with a wrong digit',
    'ActivityDefinition.dosage.route.coding',
    set('code', '46713007'),
  ),
  activities(
    'a dose without its number',
    'ActivityDefinition.dosage.doseAndRate',
    drop('doseQuantity.value'),
    { when: has('doseQuantity'), severity: 'warning' },
  ),
  guides('a page without name', 'ImplementationGuide.**.page', drop('nameUrl'), { when: has('nameUrl') }),
  guides(
    'a group that nothing is in',
    'ImplementationGuide.definition',
    push('grouping', { id: 'empty', name: 'Empty' }),
    { severity: 'information' },
  ),
  narrative(
    'a line break alone',
    'Patient.text',
    edit('div', () => '<div xmlns="http://www.w3.org/1999/xhtml"><br/></div>'),
  ),
  narrative(
    'a narrative in Markdown',
    'Patient.text',
    edit('div', () => '# Ben'),
  ),
  narrative(
    'an unknown entity in an attribute',
    'Patient.text',
    edit('div', (div: string) => div.replace('alt="Ben"', 'alt="Ben &bogus;"')),
  ),
  metadata(
    'a country in small letters',
    '*.jurisdiction.coding',
    edit('code', (value: string) => value.toLowerCase()),
    { when: is({ system: 'urn:iso:std:iso:3166' }), severity: 'warning' },
  ),
  metadata('an address of mail without its sign', '*.**.telecom', set('value', 'desk.example.org'), {
    when: is({ system: 'email' }),
    severity: 'warning',
  }),
  metadata('a page that is no address', '*.**.telecom', set('value', 'our page'), {
    when: is({ system: 'url' }),
    severity: 'warning',
  }),
  metadata('a contact without its value', '*.**.telecom', drop('value'), { severity: 'warning' }),
  metadata(
    'an approval in the future of the effect',
    'PlanDefinition Evidence',
    set('approvalDate', '2031-01-01'),
    {
      when: has('effectivePeriod', 'approvalDate'),
      severity: 'warning',
      also: ['lastReviewDate', 'effectivePeriod'],
    },
  ),
  types(
    'a ratio of a dose per nothing',
    'ActivityDefinition.dosage',
    set('maxDosePerPeriod.denominator.value', 0),
    { when: has('maxDosePerPeriod'), severity: 'warning' },
  ),
  types('a period of zero', '*.**.repeat', set('period', 0), { when: has('period'), severity: 'warning' }),
  types('a rank of a contact of zero', '*.telecom', set('rank', 0)),
  types('a hash of a document of a wrong form', '*.**.document', add('hash', 'abc'), {}),
  types('a coding chosen by the user that is a text', '*.**.coding', set('userSelected', 'true')),
  types('the same coding twice', '*.**.code PlanDefinition.type', twice('coding'), {
    when: has('coding'),
    severity: 'warning',
  }),
];
