import { drop, edit, push, type Site, set, type Tree, together, twice } from '../change.ts';
import { all, groupOf, has, is, lacks } from '../defect.ts';

const values = groupOf('primitives');
const types = groupOf('data types');
const lists = groupOf('lists');
const logic = groupOf('Library');
const sets = groupOf('ValueSet');
const systems = groupOf('CodeSystem');
const maps = groupOf('ConceptMap');
const forms = groupOf('Questionnaire');
const answers = groupOf('QuestionnaireResponse');
const guides = groupOf('ImplementationGuide');
const definitions = groupOf('StructureDefinition');
const measures = groupOf('Measure');
const records = groupOf('records');
const extensions = groupOf('extensions');
const actions = groupOf('actions');
const expressions = groupOf('expressions');
const conditions = groupOf('conditions');
const activities = groupOf('ActivityDefinition');
const narrative = groupOf('narrative');
const profiles = groupOf('profiles');

const warning = { severity: 'warning' as const };
const decoded = (change: (text: string) => string) =>
  edit('data', (value: string) => {
    const text = Buffer.from(value, 'base64').toString('utf8');
    const changed = change(text);
    return changed === text ? undefined : Buffer.from(changed).toString('base64');
  });
const cql = is({ contentType: 'text/cql' });
const elm = is({ contentType: 'application/elm+json' });
const opioid = ({ bundle }: Site) => bundle.id === 'opioid-guide';
const fhirpath = is({ language: 'text/fhirpath' });
const saying = (text: string) => set('expression', text);
const inCondition = ({ path }: Site) => /condition\[\d+\]\.expression$/.test(path);
const one = (site: Site, type: string) =>
  (site.bundle.entry as Tree[])
    .map(({ resource }) => resource as Tree)
    .find((each) => each.resourceType === type);
const claims =
  (name: string) =>
  ({ resource }: Site) =>
    JSON.stringify(resource.meta ?? {}).includes(name);
const risk = 'http://example.org/fhir/opioid/CodeSystem/risk';

/** Classes that were written after the validator had been mended by the others, to see whether it finds what it has not seen. */
export const otherDefects = [
  values(
    'a month of zero',
    '*.date',
    edit('', (value: string) => (value.length === 10 ? '2024-00-10' : undefined)),
  ),
  values('a year of two digits', '*.date', set('', '24-03-05')),
  values('a date with slashes', '*.date', set('', '2024/03/05')),
  values('a time of day without seconds', '*.**.repeat', set('timeOfDay', ['10:15'])),
  values('an id of a resource that is empty', 'PlanDefinition.id ValueSet.id', set('', '')),
  values('an id of an element that is a number', 'PlanDefinition.**.action', set('id', 3)),
  values('a whole number as text in a twin place', '*.**.repeat', set('count', '2')),
  values('a url that is a number', '*.url', set('', 7)),
  values('an empty reference', 'Evidence.exposureBackground Observation.subject', set('reference', '')),
  values('a null between names', 'Patient.name', set('given', [null, 'V.'])),
  values('a boolean that is a word', 'Questionnaire.**.item', set('required', 'yes')),
  values('a date as a number', '*.date', set('', 20240305)),

  types('a day of the week that there is not', '*.**.repeat', set('dayOfWeek', ['monday'])),
  types('an event of timing that there is not', '*.**.repeat', set('when', ['MORNING'])),
  types('a use of a contact that there is not', '*.**.telecom', set('use', 'office')),
  types('a use of a name that there is not', 'Patient.name', set('use', 'offical')),
  types('a kind of context that there is not', '*.useContext.code', set('code', 'purpose')),
  types(
    'a range of an offset that is reversed',
    'PlanDefinition.**.relatedAction',
    together(
      drop('offsetDuration'),
      set('offsetRange', { low: { value: 5, unit: 'h' }, high: { value: 2, unit: 'h' } }),
    ),
    { when: has('offsetDuration') },
  ),
  types(
    'a period of a timing that is reversed',
    'PlanDefinition.**.action',
    together(drop('timingDuration'), set('timingPeriod', { start: '2024-05-01', end: '2024-01-01' })),
    { when: has('timingDuration') },
  ),
  types('a language of an attachment that is none', 'Library.content', set('language', 'English (US)')),
  types(
    'an attachment whose url has a space',
    '*.relatedArtifact.document',
    set('url', 'https://example.org/a guide.pdf'),
  ),
  types('a count of an interval without its least', '*.**.repeat', (site) =>
    (site.node as Tree).count === undefined ? set('countMax', 4)(site) : undefined,
  ),
  types('a duration without its unit', '*.**.repeat', set('duration', 2)),
  types(
    'a coding that is text',
    'PlanDefinition.type ActivityDefinition.code Library.type',
    edit('coding', () => 'eca-rule'),
  ),
  types(
    'a code that is text instead of a concept',
    'PlanDefinition.goal',
    edit('description', () => 'less pain'),
  ),

  lists(
    'the same related artifact twice',
    'PlanDefinition Library ActivityDefinition',
    twice('relatedArtifact'),
    { when: has('relatedArtifact'), ...warning },
  ),
  lists('the same context twice', 'PlanDefinition ActivityDefinition', twice('useContext'), {
    when: has('useContext'),
    ...warning,
  }),
  lists('the same profile twice', '*.meta', twice('profile'), { when: has('profile'), ...warning }),
  lists('the same outcome twice', 'Evidence', twice('outcome'), { when: has('outcome'), ...warning }),
  lists('the same identifier twice', '*', twice('identifier'), { when: has('identifier'), ...warning }),
  lists('the same participant twice', 'PlanDefinition.**.action ActivityDefinition', twice('participant'), {
    when: has('participant'),
    ...warning,
  }),
  lists('the same input twice', 'PlanDefinition.**.action', twice('input'), {
    when: has('input'),
    ...warning,
  }),

  logic(
    'a definition renamed that a plan names',
    'Library.content',
    decoded((text) => text.replace('"Measles Dose Is Due"', '"Measles Dose Due"')),
    { when: cql, between: true, also: ['/PlanDefinition.action', '/Measure.group'] },
  ),
  logic(
    'the same definition twice in the CQL',
    'Library.content',
    decoded((text) =>
      text.replace(/$/, text.includes('Guidance Measles') ? `\ndefine "Guidance Measles":\n  'x'\n` : ''),
    ),
    { when: cql },
  ),
  logic(
    'a name in the CQL that nothing declares',
    'Library.content',
    decoded((text) => text.replace('in "Opioids"', 'in "Opiates"')),
    { when: cql, ...warning },
  ),
  logic(
    'CQL for another version of FHIR',
    'Library.content',
    decoded((text) => text.replace("using FHIR version '4.0.1'", "using FHIR version '3.0.0'")),
    { when: cql, ...warning },
  ),
  logic(
    'CQL with a bracket that is not closed',
    'Library.content',
    decoded((text) => text.replace(/\(\)/, '(')),
    { when: cql },
  ),
  logic(
    'a definition whose type is no longer Boolean',
    'Library.content',
    decoded((text) => text.replace('{urn:hl7-org:elm-types:r1}Boolean', '{urn:hl7-org:elm-types:r1}String')),
    { when: elm, between: true, also: ['/PlanDefinition.action', '/Library.parameter'] },
  ),
  logic(
    'a value set of the CQL that is not here',
    'Library.content',
    decoded((text) => text.replace('ValueSet/opioids', 'ValueSet/opiates')),
    { when: cql, ...warning },
  ),

  sets(
    'a value set that excludes all it includes',
    'ValueSet.compose',
    (site) => set('exclude', structuredClone((site.node as Tree).include))(site),
    { when: lacks('exclude'), ...warning, also: ['../expansion', '..'] },
  ),
  sets(
    'a filter for a code that the system has not',
    'ValueSet.compose.include',
    set('filter', [{ property: 'concept', op: 'is-a', value: 'nobody' }]),
    { when: all(is({ system: risk }), lacks('concept')), also: ['filter.0'] },
  ),
  sets(
    'a filter whose pattern is none',
    'ValueSet.compose.include',
    set('filter', [{ property: 'code', op: 'regex', value: '(a' }]),
    { when: lacks('concept') },
  ),
  sets(
    'a filter for existence without true or false',
    'ValueSet.compose.include',
    set('filter', [{ property: 'weight', op: 'exists', value: 'maybe' }]),
    { when: all(is({ system: risk }), lacks('concept')), also: ['filter.0'] },
  ),
  sets('a filter for a value of a list with is-a', 'ValueSet.**.filter', set('op', 'equals')),
  sets('an expanded code of another version', 'ValueSet.expansion.contains', set('version', '0.0.1'), {
    when: is({ system: risk }),
    ...warning,
  }),
  sets('an expansion that is empty', 'ValueSet.expansion', set('contains', []), { when: has('contains') }),

  systems(
    'a concept that is its own parent',
    'CodeSystem.**.concept',
    (site) => set('property', [{ code: 'parent', valueCode: (site.node as Tree).code }])(site),
    {
      when: ({ bundle, node }) => bundle.id === 'opioid-guide' && (node as Tree).code !== undefined,
      also: ['property.0'],
    },
  ),
  systems('a value set that is a code system', 'CodeSystem', (site) =>
    set('valueSet', site.resource.url)(site),
  ),
  systems(
    'a supplement of a value set',
    'CodeSystem',
    together(
      set('content', 'supplement'),
      set('supplements', 'http://hl7.org/fhir/ValueSet/request-priority'),
    ),
    warning,
  ),
  systems('a meaning of the hierarchy that there is not', 'CodeSystem', set('hierarchyMeaning', 'isa')),
  systems('a property of a type that there is not', 'CodeSystem.property', set('type', 'int')),
  systems('a standard property of another type', 'CodeSystem.property', set('type', 'string'), {
    when: is({ code: 'parent' }),
  }),
  systems(
    'a designation whose language is none',
    'CodeSystem.**.designation',
    set('language', 'german language'),
  ),

  maps(
    'a target value set of the package that is not here',
    'ConceptMap',
    set('targetCanonical', 'http://example.org/fhir/opioid/ValueSet/nobody'),
    { when: opioid, ...warning },
  ),
  maps(
    'another map that is not here',
    'ConceptMap.group.unmapped',
    together(
      set('mode', 'other-map'),
      set('url', 'http://example.org/fhir/opioid/ConceptMap/nobody'),
      drop('code'),
    ),
    { when: opioid, ...warning },
  ),
  maps('a group without target', 'ConceptMap.group', drop('target'), warning),
  maps(
    'a source that is unmatched and has a target',
    'ConceptMap.group.element.target',
    set('equivalence', 'unmatched'),
    { when: has('code'), ...warning },
  ),

  forms(
    'the display of an option wrong',
    'Questionnaire.**.answerOption.valueCoding',
    set('display', 'Something else'),
    { when: is({ system: risk }), ...warning },
  ),
  forms(
    'an option that its system has not',
    'Questionnaire.**.answerOption.valueCoding',
    set('code', 'nobody'),
    { when: is({ system: risk }) },
  ),
  forms('a display that repeats', 'Questionnaire.**.item', set('repeats', true), {
    when: is({ type: 'display' }),
  }),
  forms('a group with a length', 'Questionnaire.**.item', set('maxLength', 5), {
    when: is({ type: 'group' }),
  }),
  forms(
    'a question that asks for a later one',
    'Questionnaire.item',
    (site) => {
      const items = site.resource.item as Tree[];
      const last = items.filter(({ type }) => type !== 'display').at(-1);
      return last && items.indexOf(last) > items.indexOf(site.node as Tree)
        ? set('enableWhen', [{ question: last.linkId, operator: 'exists', answerBoolean: true }])(site)
        : undefined;
    },
    { when: lacks('enableWhen'), ...warning },
  ),
  forms(
    'a condition that asks a text to show',
    'Questionnaire.item',
    set('enableWhen', [{ question: 'thanks', operator: 'exists', answerBoolean: true }]),
    { when: all(opioid, lacks('enableWhen'), ({ node }) => (node as Tree).linkId !== 'thanks') },
  ),
  forms('a profile that lets items be anything', 'Questionnaire', set('item', 'none')),

  answers('a status that there is not', 'QuestionnaireResponse', set('status', 'complete')),
  answers('a form that is a value set', 'QuestionnaireResponse', (site) =>
    set('questionnaire', one(site, 'ValueSet')?.url)(site),
  ),
  answers(
    'what wrote it is a value set',
    'QuestionnaireResponse',
    set('source', { reference: 'ValueSet/opioids' }),
    { when: ({ bundle }) => bundle.id === 'opioid-guide' },
  ),
  answers(
    'a version of the form that is not here',
    'QuestionnaireResponse',
    edit('questionnaire', (value) => `${value}|9.9`),
  ),
  answers(
    'a code of an answer in another system',
    'QuestionnaireResponse.**.valueCoding',
    set('system', 'http://example.org/other'),
  ),

  guides('the same group twice', 'ImplementationGuide.definition', twice('grouping'), {
    when: has('grouping'),
  }),
  guides('the same dependency twice', 'ImplementationGuide', twice('dependsOn'), { when: has('dependsOn') }),
  guides('a version of FHIR that is another', 'ImplementationGuide', set('fhirVersion', ['3.0.1']), warning),
  guides(
    'a name of a package it depends on that is none',
    'ImplementationGuide.dependsOn',
    set('packageId', 'My Guide!'),
  ),
  guides(
    'a type that all profiles are of and that there is not',
    'ImplementationGuide',
    set('global', [{ type: 'Patients', profile: 'http://example.org/p' }]),
  ),
  guides(
    'a resource listed that is of a wrong form',
    'ImplementationGuide.definition.resource',
    set('reference', 'Library/x'),
  ),

  definitions(
    'an element of another type',
    'StructureDefinition.differential.element',
    edit('path', (path: string) => path.replace(/^\w+/, 'Patient')),
    { when: opioid, also: ['id'] },
  ),
  definitions(
    'an extension with another url than its own',
    'StructureDefinition.differential.element',
    edit('fixedUri', (value) => `${value}-x`),
    { when: is({ path: 'Extension.url' }), ...warning },
  ),
  definitions(
    'a type of a value that there is not',
    'StructureDefinition.differential.element',
    set('type', [{ code: 'text' }]),
    { when: has('type') },
  ),
  definitions('a least over the most', 'StructureDefinition.differential.element', set('min', 3), {
    when: is({ max: '1' }),
  }),
  definitions(
    'a place that R4 has not',
    'StructureDefinition.context',
    set('expression', 'PlanDefinition.actions'),
  ),
  definitions(
    'an element that the type has not',
    'StructureDefinition.differential',
    push('element', { id: 'Extension.colour', path: 'Extension.colour', min: 1 }),
    { when: opioid },
  ),

  measures('a criterion that the library has not', 'Measure.**.criteria', saying('Nobody')),
  measures(
    'a population of a kind that there is not',
    'Measure.**.population.code.coding',
    set('code', 'everybody'),
  ),
  measures(
    'a library that is not here',
    'Measure',
    set('library', ['http://example.int/smart/imz/Library/Nobody']),
    warning,
  ),
  measures('a scoring that there is not', 'Measure.scoring.coding', set('code', 'percentage')),

  records('members of a group that is not actual', 'Group', set('actual', false), { when: has('member') }),
  records('a member of a wrong type', 'Group.member', set('entity', { reference: 'ValueSet/opioids' })),
  records('a value and why there is none', 'Observation', set('dataAbsentReason', { text: 'unknown' })),
  records('a status of an observation that there is not', 'Observation', set('status', 'done')),
  records(
    'two ways to have died',
    'Patient',
    together(set('deceasedBoolean', true), set('deceasedDateTime', '2024-01-01')),
  ),
  records('a contact of a patient without anything', 'Patient', set('contact', [{ gender: 'female' }])),
  records('a language of a patient left out', 'Patient', set('communication', [{ preferred: true }])),

  extensions(
    'a plan that is part of a library',
    'PlanDefinition.extension',
    (site) => set('valueCanonical', one(site, 'Library')?.url)(site),
    { when: is({ url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-partOf' }) },
  ),
  extensions(
    'an alternative expression at an action',
    'PlanDefinition.**.action',
    push('extension', {
      url: 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression',
      valueExpression: { language: 'text/fhirpath', expression: 'true' },
    }),
  ),
  extensions(
    'a form to collect with that is a library',
    'ActivityDefinition.extension',
    (site) => set('valueCanonical', one(site, 'Library')?.url)(site),
    { when: is({ url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-collectWith' }) },
  ),
  extensions('an extension that is text', 'PlanDefinition Library', set('extension', ['x'])),
  extensions('a url of an extension that is a number', '*.**.extension', set('url', 5)),

  actions(
    'a definition that is a code system',
    'PlanDefinition.**.action',
    (site) => set('definitionCanonical', one(site, 'CodeSystem')?.url ?? one(site, 'Measure')?.url)(site),
    { when: has('definitionCanonical') },
  ),
  actions(
    'a document of an action that is not here',
    'PlanDefinition.**.documentation',
    set('resource', 'http://example.org/fhir/opioid/Evidence/nobody'),
    { when: opioid, ...warning },
  ),
  actions(
    'an output of a type that there is not',
    'PlanDefinition.**.action',
    set('output', [{ type: 'Order' }]),
  ),
  actions(
    'a role of a participant that there is not',
    'PlanDefinition.**.participant',
    set('role', {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/practitioner-role', code: 'boss' }],
    }),
  ),
  actions(
    'a subject of a plan that is no type',
    'PlanDefinition',
    set('subjectCodeableConcept', {
      coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Patients' }],
    }),
  ),
  actions(
    'a reason whose code is wrong',
    'PlanDefinition.**.action',
    set('reason', [{ coding: [{ system: 'http://snomed.info/sct', code: '75544001' }] }]),
  ),
  actions(
    'a title that is a list',
    'PlanDefinition.**.action',
    edit('title', (value) => [value]),
  ),
  actions('a goal of an action as text', 'PlanDefinition.**.action', set('goalId', 'goal-dose')),

  conditions(
    'a condition inside that denies the one around it',
    'PlanDefinition.**.action',
    (site) => {
      const list = (site.node as Tree).action as Tree[] | undefined;
      const text = ((site.node as Tree).condition as { expression: Tree }[] | undefined)
        ?.map(({ expression }) => expression)
        .find(({ language }) => language === 'text/fhirpath')?.expression;
      if (!list?.[0] || text === undefined) return undefined;
      return set('action.0.condition', [
        { kind: 'applicability', expression: { language: 'text/fhirpath', expression: `(${text}).not()` } },
      ])(site);
    },
    { ...warning, also: ['action.0.condition.0.expression', 'action.0'] },
  ),
  conditions(
    'a condition twice with other spaces',
    'PlanDefinition.**.action',
    twice('condition', (value: Tree) => {
      const expression = value.expression as Tree;
      return { ...value, expression: { ...expression, expression: `${expression.expression} ` } };
    }),
    { when: has('condition'), ...warning },
  ),
  conditions(
    'a number that is compared with itself',
    'PlanDefinition.**.condition.expression',
    saying('2 > 3'),
    { when: fhirpath },
  ),
  conditions('true and false', 'PlanDefinition.**.condition.expression', saying('true and false'), {
    when: fhirpath,
  }),

  expressions(
    'a variable that nobody declares in an inner condition',
    '*.**.expression',
    saying('%conditions.where(recordedDate > %start).exists()'),
    { when: all(fhirpath, inCondition) },
  ),
  expressions('a variable whose data nothing declares', '*.**.expression', saying('%procedures.exists()'), {
    when: all(fhirpath, inCondition, opioid),
    ...warning,
  }),
  expressions('a letter of a function in capitals', '*.**.expression', saying('%conditions.Exists()'), {
    when: all(fhirpath, inCondition),
  }),
  expressions('is null', '*.**.expression', saying('%subject.birthDate is null'), {
    when: all(fhirpath, inCondition),
  }),
  expressions('an assignment', '*.**.expression', saying("%subject.gender := 'female'"), {
    when: all(fhirpath, inCondition),
  }),
  expressions(
    'a semicolon at the end',
    '*.**.expression',
    edit('expression', (text) => `${text};`),
    { when: all(fhirpath, inCondition) },
  ),
  expressions(
    'a unit of time that there is not',
    '*.**.expression',
    saying('%subject.birthDate <= today() - 18 jears'),
    { when: all(fhirpath, inCondition) },
  ),
  expressions(
    'an element of another type of record',
    '*.**.expression',
    saying('%conditions.where(medication.exists()).exists()'),
    { when: all(fhirpath, inCondition) },
  ),
  expressions('a curly quote', '*.**.expression', saying('%subject.gender = ‘female’'), {
    when: all(fhirpath, inCondition),
  }),
  expressions(
    'an expression that is a number',
    '*.**.expression',
    edit('expression', () => 5),
    { when: has('language') },
  ),
  expressions(
    'an expression that is a list',
    '*.**.expression',
    edit('language', (value) => [value]),
  ),

  activities('a kind that is another resource', 'ActivityDefinition', set('kind', 'Procedure')),
  activities('no intent where the profile wants it', 'ActivityDefinition', drop('intent'), {
    when: claims('cpg-communicationactivity'),
  }),
  activities('no profile where the profile wants it', 'ActivityDefinition', drop('profile'), {
    when: claims('cpg-communicationactivity'),
  }),
  activities(
    'another profile than the profile wants',
    'ActivityDefinition',
    set('profile', 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-task'),
    { when: claims('cpg-communicationactivity') },
  ),
  activities('a product of two kinds', 'ActivityDefinition', set('productReference', { display: 'x' }), {
    when: has('productCodeableConcept'),
    also: ['productCodeableConcept'],
  }),
  activities(
    'a route whose code is wrong',
    'ActivityDefinition.dosage.route.coding',
    set('code', '46713007'),
  ),
  activities(
    'a place that is a value set',
    'ActivityDefinition',
    set('location', { reference: 'ValueSet/opioids' }),
    { when: opioid },
  ),
  activities('a role of a participant as text', 'ActivityDefinition.participant', set('role', 'doctor')),
  activities('a quantity that is negative text', 'ActivityDefinition', set('quantity', '-2')),

  narrative(
    'a style that runs a script',
    '*.text.div',
    edit('', (div: string) => div.replace('<p>', '<p style="background:url(javascript:alert(1))">')),
    { also: ['..'] },
  ),
  narrative(
    'a link to a page as data',
    '*.text.div',
    edit('', (div: string) => div.replace(/<\/div>$/, '<a href="data:text/html,x">x</a></div>')),
    { also: ['..'] },
  ),
  narrative(
    'a video',
    '*.text.div',
    edit('', (div: string) => div.replace(/<\/div>$/, '<video src="x.mp4"></video></div>')),
    { also: ['..'] },
  ),
  narrative(
    'a drawing',
    '*.text.div',
    edit('', (div: string) =>
      div.replace(/<\/div>$/, '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg></div>'),
    ),
    { also: ['..'] },
  ),
  narrative(
    'a text that is escaped as a whole',
    '*.text.div',
    edit('', (div: string) => div.replaceAll('<', '&lt;')),
    { also: ['..'] },
  ),
  narrative(
    'a narrative that is a list',
    '*.text',
    edit('div', (value) => [value]),
  ),

  profiles(
    'no content of an executable library',
    'Library',
    together(
      set('meta', { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-computablelibrary'] }),
      drop('content'),
    ),
  ),
  profiles(
    'no expansion of an expanded value set',
    'ValueSet',
    together(
      set('meta', { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-expandedvalueset'] }),
      drop('expansion'),
    ),
    { when: has('expansion') },
  ),
  profiles(
    'a profile of a plan on a library',
    'Library',
    set('meta', { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-recommendationdefinition'] }),
  ),
  profiles(
    'a profile of an activity on a plan',
    'PlanDefinition',
    set('meta', { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-computableactivity'] }),
  ),
  profiles(
    'a profile that is no url',
    'PlanDefinition Library',
    set('meta', { profile: ['cpg-recommendationdefinition'] }),
  ),
];
