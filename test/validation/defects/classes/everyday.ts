import { drop, edit, push, set, type Tree, together } from '../change.ts';
import { groupOf, has, is } from '../defect.ts';

const everyday = groupOf('everyday');
/** What goes wrong on any day, written last and after the rules. */
export const everydayDefects = [
  everyday('a status of a plan of R5', 'PlanDefinition.status', set('', 'in-review')),
  everyday('a subject type as a code only', 'PlanDefinition', set('subjectCodeableConcept', 'Patient')),
  everyday('library as object', 'PlanDefinition', set('library', [{ reference: 'Library/x' }])),
  everyday('an action id empty', 'PlanDefinition.**.action', set('id', '')),
  everyday('description as object', 'PlanDefinition.goal', set('description', 'Lose weight')),
  everyday('goal target due unit week misspelt', 'PlanDefinition.goal.target', set('due.code', 'week'), {
    when: has('due'),
  }),
  everyday('condition language missing', 'PlanDefinition.**.condition.expression', drop('language')),
  everyday('kind of condition start-stop', 'PlanDefinition.**.condition', set('kind', 'trigger')),
  everyday(
    'selectionBehavior exactly one misspelt',
    'PlanDefinition.**.action',
    set('selectionBehavior', 'exactly one'),
  ),
  everyday(
    'timing repeats unit hours',
    'PlanDefinition.**.repeat ActivityDefinition.**.repeat',
    set('periodUnit', 'hour'),
  ),
  everyday('dosage text number', 'ActivityDefinition.dosage', set('text', 5)),
  everyday(
    'product reference to missing medication',
    'ActivityDefinition',
    (s) => {
      const n = s.node as Tree;
      delete n.productCodeableConcept;
      n.productReference = { reference: 'Medication' };
      return ['productReference', ''];
    },
    { when: has('productCodeableConcept') },
  ),
  everyday('kind missing where dosage', 'ActivityDefinition', set('kind', '')),
  everyday('library type missing coding code', 'Library.type.coding', drop('code'), {
    severity: 'information',
  }),
  everyday(
    'content data truncated',
    'Library.content',
    edit('data', (d: string) => d.slice(0, -3)),
    { when: has('data') },
  ),
  everyday('content type missing', 'Library.content', drop('contentType'), { when: has('data') }),
  everyday('parameter use misspelt', 'Library.parameter', set('use', 'input')),
  everyday('value set include without anything', 'ValueSet.compose', push('include', {})),
  everyday('value set include with version only', 'ValueSet.compose', push('include', { version: '1' })),
  everyday('concept display number', 'ValueSet.compose.include.concept', set('display', 1)),
  everyday('filter op misspelt', 'ValueSet.compose.include.filter', set('op', 'isa')),
  everyday('expansion parameter value type', 'ValueSet.expansion.parameter', set('valueBoolean', 'false'), {
    when: has('valueBoolean'),
  }),
  everyday('code system content misspelt', 'CodeSystem', set('content', 'Complete')),
  everyday('code system count text', 'CodeSystem', set('count', '3')),
  everyday('concept property code undeclared', 'CodeSystem.**.concept.property', set('code', 'colour'), {
    severity: 'warning',
  }),
  everyday(
    'map equivalence R5',
    'ConceptMap.group.element.target',
    set('equivalence', 'source-is-narrower-than-target'),
  ),
  everyday('map element without target code', 'ConceptMap.group.element', drop('code'), {
    severity: 'warning',
  }),
  everyday('questionnaire item type boolean misspelt', 'Questionnaire.**.item', set('type', 'Boolean'), {
    when: is({ type: 'boolean' }),
  }),
  everyday('questionnaire enableBehavior misspelt', 'Questionnaire.**.item', set('enableBehavior', 'and'), {
    when: has('enableBehavior'),
  }),
  everyday('questionnaire answerOption empty', 'Questionnaire.**.item', set('answerOption', []), {
    when: has('answerOption'),
  }),
  everyday(
    'questionnaire answerValueSet not canonical',
    'Questionnaire.**.item',
    set('answerValueSet', 'yes-no'),
    { when: has('answerValueSet') },
  ),
  everyday(
    'questionnaire derivedFrom missing',
    'Questionnaire',
    edit('url', (u: string) => u.replace(/[^/]+$/, 'other form')),
  ),
  everyday('enableWhen without answer', 'Questionnaire.**.enableWhen', drop('answerBoolean'), {
    when: has('answerBoolean'),
  }),
  everyday('evidence variable type misspelt', 'EvidenceVariable', set('type', 'dichotomus')),
  everyday('evidence exposure as canonical', 'Evidence', set('exposureBackground', 'EvidenceVariable/x')),
  everyday('evidence outcome dangling', 'Evidence', set('outcome', [{ reference: 'EvidenceVariable/zzz' }]), {
    severity: 'warning',
  }),
  everyday('evidence related artifact type misspelt', 'Evidence.relatedArtifact', set('type', 'cites')),
  everyday('guide package id with space', 'ImplementationGuide', set('packageId', 'my package')),
  everyday('guide resource reference empty', 'ImplementationGuide.definition.resource', set('reference', {})),
  everyday(
    'entry without resource and request',
    'Bundle',
    push('entry', { fullUrl: 'http://example.net/fhir/diabetes/Library/q' }),
    { when: has('entry') },
  ),
  everyday(
    'request DELETE in transaction w/out url',
    'Bundle.entry.request',
    together(set('method', 'DELETE'), set('url', '')),
  ),
  everyday('bundle type misspelt', 'Bundle', set('type', 'transactions'), { when: has('entry') }),
  everyday(
    'narrative unclosed',
    '*.text',
    edit('div', (d: string) => d.replace('</div>', '')),
  ),
  everyday('extension url missing in nested', '*.**.extension.extension', drop('url')),
  everyday('valueCanonical with spaces', '*.extension', set('valueCanonical', 'http://example.org/my plan'), {
    when: has('valueCanonical'),
  }),
  everyday('useContext without code', '*.useContext', drop('code')),
  everyday('jurisdiction as string', '*', set('jurisdiction', ['US']), { when: has('publisher') }),
  everyday(
    'contact telecom as object',
    '*',
    edit('contact', (l: Tree[]) => l.map((c) => ({ ...c, telecom: { system: 'email' } }))),
    { when: has('contact', 'publisher') },
  ),
  everyday('date european', '*.date', set('', '05.03.2024')),
  everyday(
    'fhirpath: where without arg',
    'PlanDefinition.**.condition.expression',
    set('expression', '%conditions.where().exists()'),
    { when: is({ language: 'text/fhirpath' }) },
  ),
  everyday(
    'fhirpath: wrong resource element',
    'PlanDefinition.**.condition.expression',
    set('expression', '%medicationRequests.where(code.exists()).exists()'),
    { when: is({ language: 'text/fhirpath' }) },
  ),
  everyday(
    'fhirpath: single ampersand',
    'PlanDefinition.**.condition.expression',
    set('expression', '%conditions.exists() & %conditions.exists()'),
    { when: is({ language: 'text/fhirpath' }), severity: 'warning' },
  ),
  everyday(
    'fhirpath: dose compare text',
    'PlanDefinition.**.condition.expression',
    set('expression', "%observations.where((value as Quantity).value > '7').exists()"),
    { when: is({ language: 'text/fhirpath' }), severity: 'warning' },
  ),
  everyday(
    'cql: define renamed in plan',
    'PlanDefinition.**.condition.expression',
    edit('expression', (t: string) => `${t}s`),
    { when: ({ node }) => String((node as Tree).language).startsWith('text/cql') },
  ),
  everyday(
    'dynamic value path misspelt',
    'PlanDefinition.**.dynamicValue ActivityDefinition.dynamicValue',
    edit('path', (p: string) => p.replace(/^(.)(.)/, '$2$1')),
  ),
  everyday(
    'participant role code display wrong',
    'PlanDefinition.**.participant.role.coding',
    set('display', 'Nurse'),
    { severity: 'warning' },
  ),
  everyday(
    'relatedAction offset unit km',
    'PlanDefinition.**.relatedAction',
    set('offsetDuration', { value: 1, system: 'http://unitsofmeasure.org', code: 'km' }),
  ),
  everyday('observation unit mismatch', 'Observation', set('valueQuantity.code', 'mmol/mol?'), {
    when: has('valueQuantity'),
  }),
  everyday('patient birthDate future format', 'Patient', set('birthDate', '1960/04/05'), {
    when: has('birthDate'),
  }),
];
