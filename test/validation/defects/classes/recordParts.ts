import { add, drop, edit, push, set, type Tree, together, twice } from '../change.ts';
import { groupOf, has } from '../defect.ts';

const records = groupOf('records');
const contained = groupOf('contained');
const narrative = groupOf('narrative');
const evidence = groupOf('Evidence');
const bundles = groupOf('Bundle');

/** Faults in records of patients, contained resources, evidence and the bundle around them. */
export const recordDefects = [
  records('a birth date with a time', 'Patient', set('birthDate', '1960-04-05T10:00:00Z'), {
    when: has('birthDate'),
  }),
  records('a name of a use that there is not', 'Patient.name', set('use', 'married')),
  records('a period of a contact that is reversed', 'Patient.telecom', set('period.end', '2001-01-01'), {
    when: has('period'),
  }),
  records('an address of a kind that there is not', 'Patient.address', set('type', 'postal-box')),
  records('a use of an address that there is not', 'Patient.address', set('use', 'office')),
  records(
    'a marital status that is no code of it',
    'Patient',
    set('maritalStatus.coding.0.code', 'MARRIED'),
    { when: has('maritalStatus') },
  ),
  records('a link of a kind that there is not', 'Patient.link', set('type', 'same')),
  records('a link without the other', 'Patient.link', drop('other')),
  records(
    'a practitioner that is an observation',
    'Patient',
    set('generalPractitioner.0.reference', 'Observation/hba1c'),
    { when: has('generalPractitioner') },
  ),
  records(
    'an organization that is a patient',
    'Patient',
    set('managingOrganization.reference', 'Patient/older'),
    { when: has('managingOrganization') },
  ),
  records('an organization with a home address', 'Organization', set('address.0.use', 'home')),
  records('an organization with a home telephone', 'Organization', set('telecom.0.use', 'home')),
  records('an organization without name and identifier', 'Organization', drop('name')),
  records(
    'a status of a condition with a wrong code',
    'Condition',
    set('clinicalStatus.coding.0.code', 'current'),
  ),
  records('a condition without status', 'Condition', drop('clinicalStatus'), { severity: 'warning' }),
  records('an abated condition that is active', 'Condition', add('abatementDateTime', '2016-01-01')),
  records(
    'a condition entered in error with a status',
    'Condition',
    set('verificationStatus.coding.0.code', 'entered-in-error'),
    { also: [''] },
  ),
  records('a stage without anything', 'Condition', set('stage.0', { id: 'x' })),
  records('a condition without its subject', 'Condition', drop('subject')),
  records('an asserter that is a location', 'Condition', set('asserter.reference', 'Location/eye-clinic')),
  records(
    'evidence of a condition that is not here',
    'Condition',
    set('evidence.0.detail.0.reference', 'Observation/none'),
    { severity: 'warning' },
  ),
  records('a reference range without anything', 'Observation.referenceRange', (site) => {
    const node = site.node as Tree;
    delete node.low;
    delete node.high;
    node.id = 'x';
    return [''];
  }),
  records('a reference range that is reversed', 'Observation.referenceRange', set('low.value', 40), {
    severity: 'warning',
    also: [''],
  }),
  records('an effective period that is reversed', 'Observation', set('effectivePeriod.end', '2024-01-01'), {
    when: has('effectivePeriod'),
  }),
  records(
    'an interpretation with an unknown code',
    'Observation',
    set('interpretation.0.coding.0.code', 'HIGHISH'),
    { when: has('interpretation') },
  ),
  records(
    'a part of an observation with a value and a reason for none',
    'Observation.component',
    add('dataAbsentReason', {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }],
    }),
    { when: has('valueQuantity'), severity: 'warning' },
  ),
  records('a part of an observation without code', 'Observation.component', drop('code')),
  records(
    'a value beside a part of the same code',
    'Observation',
    together(
      set('code.coding.0.code', '8480-6'),
      add('valueQuantity', { value: 1, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' }),
    ),
    { when: has('component'), also: ['', 'component'] },
  ),
  records('a blood pressure in a wrong unit', 'Observation.component', set('valueQuantity.code', 'kPa'), {
    when: has('valueQuantity'),
  }),
  records('an observation issued as a date', 'Observation', set('issued', '2025-01-02'), {
    when: has('issued'),
  }),
  records('an order without its drug', 'MedicationRequest', drop('medicationCodeableConcept'), {
    also: ['medication', 'medication[x]'],
  }),
  records(
    'an order of two drugs',
    'MedicationRequest',
    add('medicationReference', { reference: 'Medication/x' }),
  ),
  records('an order of an intent that there is not', 'MedicationRequest', set('intent', 'suggestion')),
  records('an order of a status that there is not', 'MedicationRequest', set('status', 'open')),
  records(
    'an order by what is no requester',
    'MedicationRequest',
    set('requester.reference', 'Condition/dm2'),
  ),
  records(
    'an order for a reason that is a patient',
    'MedicationRequest',
    set('reasonReference.0.reference', 'Patient/ben'),
  ),
  records(
    'an order of an activity that is not here',
    'MedicationRequest',
    set('instantiatesCanonical.0', 'http://example.net/fhir/diabetes/ActivityDefinition/none'),
    { severity: 'warning' },
  ),
  records(
    'an order that may be repeated less than never',
    'MedicationRequest',
    set('dispenseRequest.numberOfRepeatsAllowed', -1),
  ),
  records(
    'an order that holds until before it does',
    'MedicationRequest',
    set('dispenseRequest.validityPeriod.end', '2020-01-01'),
  ),
  records(
    'a dose of an order without UCUM',
    'MedicationRequest.dosageInstruction.doseAndRate',
    set('doseQuantity.code', 'milligram'),
  ),
  records('an allergy of a category that there is not', 'AllergyIntolerance', set('category.0', 'drug')),
  records('an allergy without status', 'AllergyIntolerance', drop('clinicalStatus')),
  records(
    'an allergy entered in error with a status',
    'AllergyIntolerance',
    set('verificationStatus.coding.0.code', 'entered-in-error'),
    { also: [''] },
  ),
  records('a reaction without a manifestation', 'AllergyIntolerance.reaction', drop('manifestation')),
  records(
    'a severity of a reaction that there is not',
    'AllergyIntolerance.reaction',
    set('severity', 'fatal'),
  ),
  records('a visit without class', 'Encounter', drop('class')),
  records('a visit of a status that there is not', 'Encounter', set('status', 'done')),
  records('a rank of a diagnosis of zero', 'Encounter.diagnosis', set('rank', 0)),
  records('a visit that ends before it starts', 'Encounter', set('period.end', '2020-01-01T00:00:00Z')),
  records('a parameter without anything', 'Parameters.parameter', drop('valueString'), {
    when: has('valueString'),
  }),
  records('a parameter with a value and parts', 'Parameters.parameter', add('valueBoolean', true), {
    when: has('part'),
  }),
  records('a part of a parameter without name', 'Parameters.parameter.part', drop('name')),
  records('an origin without who did it', 'Provenance', drop('agent')),
  records('an origin recorded on a day', 'Provenance', set('recorded', '2025-01-03')),
  records('a latitude that is text', 'Location', set('position.latitude', '47.5')),
  records('a position without latitude', 'Location', drop('position.latitude')),
  records('a trait of a group without exclude', 'Group.characteristic', drop('exclude')),
  records('a trait of a group without a value', 'Group.characteristic', drop('valueBoolean'), {
    also: ['value', 'value[x]'],
  }),
  records(
    'answers that break the pattern of the question',
    'QuestionnaireResponse.**.answer',
    set('valueString', 'wrong'),
    { when: ({ node }) => (node as Tree).valueString === 'A123456789' },
  ),
  records('an answer shorter than the least', 'QuestionnaireResponse.**.answer', set('valueString', 'A1'), {
    when: ({ node }) => (node as Tree).valueString === 'A123456789',
  }),
  records(
    'an answer with too many decimals',
    'QuestionnaireResponse.**.answer',
    set('valueDecimal', 80.123),
    { when: has('valueDecimal') },
  ),
  records(
    'an answer of an integer that is no option',
    'QuestionnaireResponse.**.answer',
    set('valueInteger', 9),
    { when: ({ resource }) => resource.id === 'check-answers' },
  ),
  contained('a contained activity without status', 'PlanDefinition.contained', drop('status'), {
    when: has('status'),
  }),
  contained(
    'a contained activity of a kind that there is not',
    'PlanDefinition.contained',
    set('kind', 'LabOrder'),
  ),
  contained('a contained date that no calendar has', 'PlanDefinition.contained', set('date', '2025-06-31')),
  contained(
    'a wrong check digit in a contained resource',
    'PlanDefinition.contained.code.coding',
    set('code', '3426-5'),
    { when: ({ node }) => (node as Tree).code === '3426-4' },
  ),
  contained(
    'a SNOMED CT code of a contained body site with a wrong digit',
    'PlanDefinition.contained.bodySite.coding',
    set('code', '56459005'),
  ),
  contained(
    'a contained list of codes without system',
    'Questionnaire.contained.compose.include',
    drop('system'),
  ),
  contained(
    'a code twice in a contained value set',
    'Questionnaire.contained.compose.include',
    twice('concept'),
    { severity: 'warning' },
  ),
  contained(
    'a contained value set of a wrong type',
    'Questionnaire.contained',
    set('resourceType', 'CodeSystem'),
  ),
  contained(
    'a contained value set without name of its own',
    'Questionnaire.**.item',
    set('answerValueSet', '#device'),
    { when: has('answerValueSet') },
  ),
  contained(
    'a contained library where a value set is meant',
    'Questionnaire',
    (site) =>
      set('contained.0', { resourceType: 'Library', id: 'devices', status: 'draft', type: { text: 'x' } })(
        site,
      ) && ['contained.0', 'item'],
    { when: has('contained') },
  ),
  contained(
    'a wrong display in a contained value set',
    'PlanDefinition.contained',
    add('topic', [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/definition-topic',
            code: 'treatment',
            display: 'Assessment',
          },
        ],
      },
    ]),
    { severity: 'warning' },
  ),
  contained(
    'a contained context of an age in kilograms',
    'PlanDefinition.contained.useContext',
    set('valueRange.low.code', 'kg'),
    { when: has('valueRange'), severity: 'warning' },
  ),
  contained(
    'an extension of a wrong type in a contained resource',
    'PlanDefinition.contained',
    add('extension', [
      { url: 'http://hl7.org/fhir/StructureDefinition/cqf-knowledgeCapability', valueString: 'x' },
    ]),
  ),
  contained(
    'a contained resource that refers to a contained one that is not there',
    'PlanDefinition.contained',
    add('location', { reference: '#room' }),
  ),
  narrative(
    'a list entry outside of a list',
    'Patient.text',
    edit('div', (div: string) => div.replace('<ul>', '<p>').replace('</ul>', '</p>')),
    { severity: 'warning' },
  ),
  narrative(
    'a row outside of a table',
    'Patient.text',
    edit('div', (div: string) => div.replace('<table>', '<p>').replace('</table>', '</p>')),
    { severity: 'warning' },
  ),
  narrative(
    'an attribute twice',
    'Patient.text',
    edit('div', (div: string) => div.replace('<h1 id="top">', '<h1 id="top" id="top2">')),
  ),
  narrative(
    'an angle bracket',
    'Patient.text',
    edit('div', (div: string) => div.replace('One', 'HbA1c < 7 and')),
  ),
  narrative(
    'a button',
    'Patient.text',
    edit('div', (div: string) => div.replace('<b>bold</b>', '<button>bold</button>')),
  ),
  narrative(
    'an address for all links',
    'Patient.text',
    edit('div', (div: string) => div.replace('<h1', '<base href="https://evil.example"/><h1')),
  ),
  narrative(
    'a refresh',
    'Patient.text',
    edit('div', (div: string) => div.replace('<h1', '<meta http-equiv="refresh" content="0"/><h1')),
  ),
  narrative(
    'a script as a picture',
    'Patient.text',
    edit('div', (div: string) => div.replace('https://example.net/ben.png', 'javascript:alert(1)')),
  ),
  narrative(
    'a picture of what is not contained',
    'Patient.text',
    edit('div', (div: string) => div.replace('https://example.net/ben.png', '#photo')),
  ),
  narrative(
    'a character that XML has not',
    'Patient.text',
    edit('div', (div: string) => div.replace('One', 'One &#0;')),
  ),
  narrative(
    'an input of text',
    'Patient.text',
    edit('div', (div: string) => div.replace('<b>bold</b>', '<input type="text"/>')),
  ),
  narrative(
    'a comment with two hyphens',
    'Patient.text',
    edit('div', (div: string) => div.replace('<h1', '<!-- a -- b --><h1')),
  ),
  narrative(
    'an attribute without value',
    'Patient.text',
    edit('div', (div: string) => div.replace('<table>', '<table border>')),
  ),
  narrative(
    'a prefix that is not declared',
    'Patient.text',
    edit('div', (div: string) => div.replace('<b>bold</b>', '<x:b>bold</x:b>')),
  ),
  narrative('a status of R5', 'Patient.text', set('status', 'none')),
  narrative(
    'a heading in a heading of another kind',
    'Patient.text',
    edit('div', (div: string) => div.replace('Ben</h1>', 'Ben</h2>')),
  ),
  evidence(
    'a part of a variable with two definitions',
    'EvidenceVariable.characteristic',
    add('definitionCodeableConcept', { text: 'x' }),
    { when: has('definitionDataRequirement') },
  ),
  evidence(
    'a data requirement of a variable of a type that there is not',
    'EvidenceVariable.characteristic',
    set('definitionDataRequirement.type', 'Disease'),
    { when: has('definitionDataRequirement') },
  ),
  evidence(
    'a path of a data requirement of a variable that the type has not',
    'EvidenceVariable.characteristic',
    set('definitionDataRequirement.codeFilter.0.path', 'kode'),
    { when: has('definitionDataRequirement') },
  ),
  evidence(
    'a trigger of a variable without name',
    'EvidenceVariable.characteristic',
    drop('definitionTriggerDefinition.name'),
    { when: has('definitionTriggerDefinition') },
  ),
  evidence(
    'a time from the start in kilograms',
    'EvidenceVariable.characteristic',
    set('timeFromStart.code', 'kg'),
    { when: has('timeFromStart') },
  ),
  evidence(
    'a period of participation that is reversed',
    'EvidenceVariable.characteristic',
    set('participantEffectivePeriod.end', '2019-01-01'),
    { when: has('participantEffectivePeriod') },
  ),
  evidence(
    'a variable defined by a patient',
    'EvidenceVariable.characteristic',
    set('definitionReference.reference', 'Patient/ben'),
    { when: has('definitionReference'), severity: 'warning' },
  ),
  evidence(
    'a way to measure a group that there is not',
    'EvidenceVariable.characteristic',
    set('groupMeasure', 'average'),
    { when: has('groupMeasure') },
  ),
  evidence(
    'an exposure that is not here',
    'Evidence',
    set('exposureVariant.0.reference', 'EvidenceVariable/nothing'),
    { when: has('exposureVariant'), severity: 'warning' },
  ),
  evidence(
    'an exposure that is the background',
    'Evidence',
    (site) => set('exposureVariant.0', (site.node as Tree).exposureBackground)(site),
    { when: has('exposureVariant'), severity: 'warning', also: ['exposureBackground'] },
  ),
  evidence(
    'an outcome that is the exposure',
    'Evidence',
    (site) => set('outcome.0', ((site.node as Tree).exposureVariant as Tree[])[0])(site),
    { when: has('outcome', 'exposureVariant'), severity: 'warning', also: ['exposureVariant'] },
  ),
  evidence('an exposure twice', 'Evidence', twice('exposureVariant'), {
    when: has('exposureVariant'),
    severity: 'warning',
  }),
  evidence('a synthesis without population', 'EffectEvidenceSynthesis', drop('population')),
  evidence(
    'a synthesis whose exposure is an evidence',
    'EffectEvidenceSynthesis',
    set('exposure.reference', 'Evidence/metformin-hba1c'),
  ),
  evidence(
    'a certainty that there is not',
    'EffectEvidenceSynthesis.certainty',
    set('rating.0.coding.0.code', 'certain'),
  ),
  evidence(
    'a number of studies that is text',
    'EffectEvidenceSynthesis',
    set('sampleSize.numberOfStudies', 'four'),
  ),
  evidence(
    'a confidence interval that is reversed',
    'EffectEvidenceSynthesis.effectEstimate.precisionEstimate',
    set('from', 0.6),
    { severity: 'warning' },
  ),
  evidence('an effect outside of its interval', 'EffectEvidenceSynthesis.effectEstimate', set('value', 4), {
    severity: 'warning',
  }),
  evidence('a review before the approval', 'Evidence', set('lastReviewDate', '2024-01-01'), {
    when: has('lastReviewDate'),
    severity: 'warning',
    also: ['approvalDate'],
  }),
  evidence('a topic that there is not', 'Evidence', set('topic.0.coding.0.code', 'healing'), {
    when: has('topic'),
  }),
  bundles(
    'an entry whose resource is a list',
    'Bundle.entry',
    edit('resource', (value: Tree) => [value]),
    { when: ({ bundle, path }) => path.startsWith('Bundle') && bundle.id === 'diabetes' },
  ),
  bundles(
    'a link to a fullUrl in another case',
    'MedicationRequest',
    set('subject.reference', 'patient/ben'),
  ),
  bundles(
    'a reference to the older address of an entry',
    'MedicationRequest',
    set('subject.reference', 'http://example.net/fhir/diabetes/Patient/benn'),
    { severity: 'warning' },
  ),
  bundles('an identifier of a bundle that is a text', 'Bundle', set('identifier', 'urn:uuid:x'), {
    when: has('identifier'),
  }),
  bundles(
    'a method in small letters',
    'Bundle.entry.request',
    edit('method', (value: string) => value.toLowerCase()),
  ),
  bundles(
    'a request to a type that there is not',
    'Bundle.entry.request',
    edit('url', (value: string) => value.replace(/^\w+/, 'PlanDefinitions')),
    { also: ['..', ''] },
  ),
  bundles(
    'a condition of a request that is no instant',
    'Bundle.entry.request',
    add('ifModifiedSince', '2025-01-01'),
  ),
  bundles('a search set in the place of a transaction', 'Bundle', set('type', 'searchset'), {
    when: ({ node }) => (node as Tree).type === 'transaction',
  }),
  bundles('a document without a composition', 'Bundle', set('type', 'document'), {
    when: ({ node }) => (node as Tree).id === 'diabetes',
    also: ['entry.0', 'entry'],
  }),
  bundles('a message without its header', 'Bundle', set('type', 'message'), {
    when: ({ node }) => (node as Tree).id === 'diabetes',
    also: ['entry.0', 'entry'],
  }),
  bundles('a history of entries without requests', 'Bundle', set('type', 'history'), {
    when: ({ node }) => (node as Tree).id === 'diabetes',
    also: ['entry.0', 'entry'],
  }),
  bundles('answers of a server without responses', 'Bundle', set('type', 'transaction-response'), {
    when: ({ node }) => (node as Tree).type === 'transaction',
    also: ['entry.0', 'entry'],
  }),
  bundles(
    'a signature without who signed',
    'Bundle',
    add('signature', {
      type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.1' }],
      when: '2025-01-01T00:00:00Z',
    }),
    { when: has('entry') },
  ),
  bundles(
    'a bundle within with an unknown element',
    'Bundle',
    push('entry', {
      fullUrl: 'http://example.net/fhir/diabetes/Bundle/inner',
      resource: { resourceType: 'Bundle', id: 'inner', type: 'collection', entries: [] },
    }),
    { when: ({ node }) => (node as Tree).type === 'collection', also: [''] },
  ),
  bundles(
    'an entry that tells a search mode that there is not',
    'Bundle.entry',
    together(add('search', { mode: 'found' })),
    { when: ({ path }) => path.startsWith('Bundle') },
  ),
  bundles('a number of hits with a fraction', 'Bundle', set('total', 2.5), { when: has('entry') }),
];
