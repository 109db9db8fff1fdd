import { add, drop, edit, push, type Site, set, type Tree, twice } from '../change.ts';
import { all, groupOf, has, is, lacks } from '../defect.ts';

const bindings = groupOf('bindings');
const codings = groupOf('codings');
const digits = groupOf('check digits');
const sets = groupOf('ValueSet');
const systems = groupOf('CodeSystem');
const maps = groupOf('ConceptMap');

const from =
  (system: RegExp) =>
  ({ node }: Site) =>
    system.test(String((node as Tree)?.system ?? ''));
const hl7 = from(/^http:\/\/(?:terminology\.)?hl7\.org/);
const own = from(
  /\/CodeSystem\/(?:risk|recommendation-grade|evidence-level|certainty-level|recommendation-kind|rating-aspect)$/,
);
const codeOf = (change: (code: string) => string) => edit('code', change);

const bound = (name: string, at: string, code: string, options = {}) =>
  bindings(
    name,
    at,
    edit('', (value) => (typeof value === 'string' ? code : undefined)),
    options,
  );

/** Codes where codes are bound. */
export const bindingDefects = [
  bound('a status that there is not', '*.status', 'published'),
  bound('a status in another case', 'PlanDefinition.status Library.status ValueSet.status', 'Draft'),
  bound('a kind of request that there is not', 'ActivityDefinition.kind', 'MedicationOrder'),
  bound('an intent that there is not', 'ActivityDefinition.intent', 'propose'),
  bound('a priority that there is not', '*.**.priority', 'high', {
    when: ({ node }: Site) => typeof node === 'string',
  }),
  bound('a kind of condition that there is not', 'PlanDefinition.**.condition.kind', 'applicable'),
  bound('a relationship that there is not', 'PlanDefinition.**.relatedAction.relationship', 'prior'),
  bound('a kind of participant that there is not', '*.**.participant.type', 'doctor'),
  bound('a kind of trigger that there is not', 'PlanDefinition.**.trigger.type', 'event'),
  bound('a grouping behaviour that there is not', 'PlanDefinition.**.groupingBehavior', 'group'),
  bound('a selection behaviour that there is not', 'PlanDefinition.**.selectionBehavior', 'one'),
  bound('a required behaviour that there is not', 'PlanDefinition.**.requiredBehavior', 'may'),
  bound('a precheck behaviour that there is not', 'PlanDefinition.**.precheckBehavior', 'true'),
  bound('a cardinality behaviour that there is not', 'PlanDefinition.**.cardinalityBehavior', 'many'),
  bound(
    'a kind of related artifact that there is not',
    '*.**.relatedArtifact.type PlanDefinition.**.documentation.type',
    'reference',
  ),
  bound('a contact system that there is not', '*.**.telecom.system', 'mail'),
  bound('a status of narrative that there is not', '*.text.status', 'auto'),
  bound('a unit of time that there is not', '*.**.periodUnit', 'days'),
  bound('a direction of sorting that there is not', '*.**.sort.direction', 'down'),
  bound('a type of data that there is not', '*.**.input.type *.dataRequirement.type', 'Medicationrequest'),
  bound('a type of parameter that there is not', 'Library.parameter.type', 'bool'),
  bound('a use of a parameter that there is not', 'Library.parameter.use', 'input'),
  bound('a use of an identifier that there is not', '*.identifier.use', 'main'),
  bound('an equivalence that there is not', 'ConceptMap.**.equivalence', 'same'),
  bound('a content of a code system that there is not', 'CodeSystem.content', 'all'),
  bound('a kind of item that there is not', 'Questionnaire.**.item.type', 'text-box'),
  bound('an operator of items that there is not', 'Questionnaire.**.operator', '=='),
  bound('an operator of filters that there is not', 'ValueSet.**.op', 'isa'),
  bound('a subject type that there is not', 'Questionnaire.subjectType', 'Person1'),
  bound('a gender that there is not', 'Patient.gender', 'F'),
  bound('a kind of bundle that there is not', 'Bundle.type', 'batch-request'),
  bound('a method of HTTP that there is not', 'Bundle.entry.request.method', 'UPSERT'),
  bound('a version of FHIR that there is not', 'ImplementationGuide.fhirVersion', '4.0.7'),
  bound('a way to make a page that there is not', 'ImplementationGuide.**.generation', 'pdf'),
  bound('a licence that there is not', 'ImplementationGuide.license', 'Apache 2'),
  bound('a kind of variable that there is not', 'EvidenceVariable.type', 'binary'),
  bound('a measure of a group that there is not', 'EvidenceVariable.**.groupMeasure', 'average'),
  bindings(
    'a comparator that there is not',
    '*.**.doseQuantity *.**.detailQuantity *.valueQuantity',
    set('comparator', '=>'),
  ),
  bindings(
    'a language of expressions that nobody knows',
    '*.**.expression',
    edit('language', () => 'text/javascript'),
    { when: has('language'), severity: 'warning' },
  ),
  bindings(
    'a language of expressions misspelt',
    '*.**.expression',
    edit('language', () => 'text/fhir-path'),
    { when: has('language'), severity: 'warning' },
  ),
  bindings(
    'a capability that there is not',
    '*.extension',
    edit('valueCode', () => 'sharable'),
    { when: is({ url: 'http://hl7.org/fhir/StructureDefinition/cqf-knowledgeCapability' }) },
  ),

  codings(
    'an unknown code of a system of HL7',
    '*.**.coding *.useContext.code',
    codeOf((code) => `${code}-x`),
    { when: all(hl7, has('code')) },
  ),
  codings(
    'a code of a system of HL7 in another case',
    '*.**.type.coding',
    codeOf((code) => code.toUpperCase()),
    { when: hl7 },
  ),
  codings(
    'an unknown code of a system of the package',
    '*.**.coding *.**.valueCoding',
    codeOf((code) => `${code}-x`),
    { when: own },
  ),
  codings('a wrong display of a code of HL7', '*.**.coding', set('display', 'Something else'), {
    when: hl7,
    severity: 'warning',
  }),
  codings(
    'a wrong display of a code of the package',
    '*.**.coding *.**.valueCoding',
    set('display', 'Something else'),
    { when: own, severity: 'warning' },
  ),
  codings('a code without its system', '*.**.coding', drop('system'), {
    when: has('code'),
    severity: 'warning',
  }),
  codings(
    'a system of HL7 that there is not',
    '*.**.coding',
    edit('system', (value) => `${value}s`),
    { when: hl7, severity: 'warning' },
  ),
  codings(
    'a system that is a value set',
    '*.**.coding',
    edit('system', (value: string) => value.replace('CodeSystem', 'ValueSet')),
    { when: from(/CodeSystem/), severity: 'warning' },
  ),
  codings(
    'a relative system',
    '*.**.coding',
    edit('system', () => 'snomed'),
    { when: has('system') },
  ),
  codings(
    'an old uri of SNOMED CT',
    '*.**.coding',
    edit('system', () => 'http://snomed.info/sct/'),
    { when: from(/snomed/), severity: 'warning' },
  ),
  codings(
    'https for http in a system',
    '*.**.coding',
    edit('system', (value: string) => value.replace('http:', 'https:')),
    { when: from(/^http:\/\/(?:snomed|loinc|unitsofmeasure)/), severity: 'warning' },
  ),
  codings(
    'a unit code without its system',
    '*.**.doseQuantity *.**.detailQuantity *.valueQuantity *.**.due',
    drop('system'),
  ),
  codings(
    'a unit that UCUM has not',
    '*.**.doseQuantity *.**.detailQuantity *.**.due *.valueQuantity',
    edit('code', () => 'mgs!'),
    { severity: 'warning' },
  ),

  digits(
    'two digits of a SNOMED CT code swapped',
    '*.**.coding *.**.code',
    codeOf((code) => code.replace(/(\d)(?!\1)(\d)(\d*)$/, '$2$1$3')),
    { when: from(/^http:\/\/snomed/) },
  ),
  digits(
    'a digit of a SNOMED CT code changed',
    '*.**.coding',
    codeOf((code) => code.replace(/\d(?=\d{4}$)/, (digit) => String((Number(digit) + 1) % 10))),
    { when: from(/^http:\/\/snomed/) },
  ),
  digits(
    'the check digit of a LOINC code changed',
    '*.**.coding',
    codeOf((code) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))),
    { when: from(/^http:\/\/loinc/) },
  ),
  digits(
    'two digits of a LOINC code swapped',
    '*.**.coding',
    codeOf((code) => code.replace(/(\d)(?!\1)(\d)-/, '$2$1-')),
    { when: from(/^http:\/\/loinc/) },
  ),
  digits(
    'a SNOMED CT code with letters',
    '*.**.coding',
    codeOf((code) => `${code}A`),
    // a warning in the data of patients
    { when: from(/^http:\/\/snomed/), severity: 'warning' },
  ),
  digits(
    'a SNOMED CT code of a value set wrong',
    'ValueSet.compose.include.concept',
    codeOf((code) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))),
    {
      when: ({ node, path, bundle, entry }) =>
        /^\d{6,}$/.test(String((node as Tree).code)) &&
        entry >= 0 &&
        path !== '' &&
        bundle !== undefined &&
        snomedInclude(path, bundle, entry),
    },
  ),
  digits(
    'a LOINC code of a value set wrong',
    'ValueSet.compose.include.concept',
    codeOf((code) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))),
    { when: ({ node }) => /^\d+-\d$/.test(String((node as Tree).code)) },
  ),
  digits(
    'a SNOMED CT code of a filter wrong',
    'ValueSet.**.filter',
    edit('value', () => '360204008'),
    { when: is({ value: '360204007' }) },
  ),
];

function snomedInclude(path: string, bundle: Tree, entry: number): boolean {
  const resource = (bundle.entry as Tree[])[entry]?.resource as { compose: { include: Tree[] } };
  const index = Number(/include\[(\d+)\]/.exec(path)?.[1]);
  return resource.compose.include[index]?.system === 'http://snomed.info/sct';
}

const listed = ({ resource }: Site) => 'expansion' in resource;
const ofOwnSystem = from(/\/CodeSystem\//);

/** Value sets, code systems and maps. */
export const terminologyDefects = [
  sets('a part without system and value set', 'ValueSet.compose.include', drop('system'), {
    when: all(has('system'), lacks('valueSet', 'concept', 'filter')),
  }),
  sets('a list of codes without system', 'ValueSet.compose.include', drop('system'), {
    when: has('system', 'concept'),
  }),
  sets(
    'codes and a filter together',
    'ValueSet.compose.include',
    add('filter', [{ property: 'concept', op: 'is-a', value: '1' }]),
    { when: has('concept') },
  ),
  sets('the same code twice', 'ValueSet.compose.include', twice('concept'), { severity: 'warning' }),
  sets('the same part twice', 'ValueSet.compose', twice('include'), { severity: 'warning' }),
  sets(
    'a code that its system has not',
    'ValueSet.compose.include',
    (site) => set('concept', [{ code: 'no-such-code' }])(site),
    { when: all(ofOwnSystem, lacks('concept')) },
  ),
  sets(
    'a display that its system has not',
    'ValueSet.compose.include',
    set('concept', [{ code: 'low', display: 'Something else' }]),
    { when: from(/CodeSystem\/risk$/), severity: 'warning' },
  ),
  sets(
    'a system that is a value set',
    'ValueSet.compose.include',
    edit('system', (value: string) => value.replace('CodeSystem', 'ValueSet')),
    { when: ofOwnSystem, severity: 'warning' },
  ),
  sets(
    'a relative system',
    'ValueSet.compose.include',
    edit('system', () => 'rxnorm'),
  ),
  sets(
    'a system of the package that is not here',
    'ValueSet.compose.include',
    edit('system', (value) => `${value}-x`),
    { when: ofOwnSystem, severity: 'warning' },
  ),
  sets('a version of a system that is not here', 'ValueSet.compose.include', set('version', '99.0'), {
    when: ofOwnSystem,
    severity: 'warning',
  }),
  sets(
    'a value set of the package that is not here',
    'ValueSet.compose.include',
    edit('valueSet', (value: string[]) => value.map((each) => `${each}-x`)),
    { severity: 'warning' },
  ),
  sets(
    'a value set that holds itself',
    'ValueSet.compose.include',
    (site) => set('valueSet', [site.resource.url])(site),
    { severity: 'warning' },
  ),
  sets(
    'a value set that is a code system',
    'ValueSet.compose.include',
    (site) => set('valueSet', [String((site.node as Tree).system)])(site),
    { when: ofOwnSystem },
  ),
  sets('an expansion that lacks a code', 'ValueSet.expansion', (site) => drop('contains.0')(site), {
    also: ['total', 'contains'],
  }),
  sets(
    'an expansion with a code too many',
    'ValueSet.expansion',
    push('contains', { system: 'http://example.org/other', code: 'x' }),
  ),
  sets(
    'an expansion with an unknown code',
    'ValueSet.expansion.contains',
    codeOf((code) => `${code}x`),
    { also: ['../', '..'] },
  ),
  sets(
    'a wrong total of an expansion',
    'ValueSet.expansion',
    edit('total', (value: number) => value + 5),
    // with an offset it is the first page of a longer one
    { severity: 'warning', when: lacks('offset') },
  ),
  sets('a code twice in an expansion', 'ValueSet.expansion', twice('contains'), { severity: 'warning' }),
  sets('an expanded code without system', 'ValueSet.expansion.contains', drop('system')),
  sets('an expanded entry without code', 'ValueSet.expansion.contains', drop('code'), {
    when: lacks('abstract'),
  }),
  sets('a wrong display in an expansion', 'ValueSet.expansion.contains', set('display', 'Something else'), {
    when: ofOwnSystem,
    severity: 'warning',
  }),
  sets(
    'a filter on a property that the system has not',
    'ValueSet.compose.include',
    set('filter', [{ property: 'no-such', op: '=', value: '1' }]),
    { when: all(ofOwnSystem, lacks('concept'), listed), also: ['filter.0'], severity: 'warning' },
  ),
  sets('a filter with an empty value', 'ValueSet.**.filter', set('value', '')),
  sets('a locked date that is none', 'ValueSet.compose', set('lockedDate', '2024-02-31')),
  sets('a url without a host', 'ValueSet', set('url', 'ValueSet/x'), { severity: 'warning' }),

  systems('the same code twice', 'CodeSystem', twice('concept')),
  systems('a code twice on two levels', 'CodeSystem.concept', (site) =>
    push('concept', { code: (site.node as Tree).code, display: 'x' })(site),
  ),
  systems(
    'a wrong count',
    'CodeSystem',
    edit('count', (value: number) => value + 3),
    { severity: 'warning' },
  ),
  systems(
    'a property that is not declared',
    'CodeSystem.**.concept',
    set('property', [{ code: 'no-such', valueString: 'x' }]),
    { severity: 'warning' },
  ),
  systems('a property of another type than declared', 'CodeSystem.concept.property', (site) => {
    const node = site.node as Tree;
    const key = Object.keys(node).find((name) => name.startsWith('value'));
    if (!key || key === 'valueBoolean') return undefined;
    delete node[key];
    node.valueBoolean = true;
    return ['valueBoolean'];
  }),
  systems(
    'a parent that there is not',
    'CodeSystem.**.concept.property',
    edit('valueCode', () => 'nobody'),
    { when: is({ code: 'parent' }) },
  ),
  systems('the same property declared twice', 'CodeSystem', twice('property')),
  systems('complete without codes', 'CodeSystem', drop('concept'), {
    when: is({ content: 'complete' }),
    also: ['content', 'count'],
    severity: 'warning',
  }),
  systems('a supplement of nothing', 'CodeSystem', set('content', 'supplement')),
  systems(
    'complete and a supplement',
    'CodeSystem',
    add('supplements', 'http://hl7.org/fhir/request-priority'),
    { also: ['content'] },
  ),
  systems('a value set of all codes that is of another system', 'CodeSystem', (site) => {
    const other = (site.bundle.entry as Tree[])
      .map(({ resource }) => resource as Tree)
      .find(
        (each) =>
          each.resourceType === 'ValueSet' &&
          each.url !== String(site.resource.valueSet).split('|')[0] &&
          String(each.url).split('/')[2] === String(site.resource.url).split('/')[2],
      );
    return other ? set('valueSet', other.url)(site) : undefined;
  }),
  systems(
    'a code with a space before it',
    'CodeSystem.**.concept',
    codeOf((code) => ` ${code}`),
  ),
  systems(
    'a version of the value set that is not here',
    'CodeSystem',
    edit('valueSet', (value: string) => `${value.split('|')[0]}|99.0`),
    { severity: 'warning', when: ({ bundle }) => bundle.id === 'opioid-guide' },
  ),

  maps(
    'a source code that its system has not',
    'ConceptMap.group.element',
    codeOf((code) => `${code}-x`),
  ),
  maps(
    'a target code that its system has not',
    'ConceptMap.group.element.target',
    codeOf((code) => `${code}-x`),
    { when: all(has('code'), ({ bundle }) => bundle.id !== 'diabetes') },
  ),
  maps('the display of a source wrong', 'ConceptMap.group.element', set('display', 'Something else'), {
    severity: 'warning',
  }),
  maps('the display of a target wrong', 'ConceptMap.group.element.target', set('display', 'Something else'), {
    when: all(has('code'), ({ bundle }) => bundle.id !== 'diabetes'),
    severity: 'warning',
  }),
  maps('a target without code that is equivalent', 'ConceptMap.group.element.target', drop('code'), {
    severity: 'warning',
  }),
  maps('an inexact target without comment', 'ConceptMap.group.element.target', drop('comment'), {
    when: is({ equivalence: 'inexact' }),
    severity: 'warning',
  }),
  maps(
    'a narrower target without comment',
    'ConceptMap.group.element.target',
    set('equivalence', 'narrower'),
    { when: lacks('comment'), severity: 'warning', also: ['comment'] },
  ),
  maps('a fixed code for the rest left out', 'ConceptMap.group.unmapped', drop('code')),
  maps(
    'another map for the rest left out',
    'ConceptMap.group.unmapped',
    edit('mode', () => 'other-map'),
    { also: ['url', 'code'] },
  ),
  maps(
    'the code for the rest unknown',
    'ConceptMap.group.unmapped',
    codeOf((code) => `${code}-x`),
  ),
  maps('the same source twice', 'ConceptMap.group', twice('element'), { severity: 'warning' }),
  maps(
    'a source that is no value set',
    'ConceptMap',
    (site) => set('sourceCanonical', ((site.resource.group as Tree[])[0] as Tree).source)(site),
    {
      when: ({ resource }) => String(((resource.group as Tree[])[0] as Tree).source).includes('/CodeSystem/'),
    },
  ),
  maps(
    'a source value set that is not here',
    'ConceptMap',
    edit('sourceCanonical', (value: string) => value.replace(/(\|.*)?$/, '-x')),
    { severity: 'warning' },
  ),
  maps('a source that is of another value set', 'ConceptMap.group', set('source', 'http://snomed.info/sct'), {
    severity: 'warning',
    also: ['element', 'element.0'],
  }),
  maps('a group without its source', 'ConceptMap.group', drop('source'), { severity: 'warning' }),
];
