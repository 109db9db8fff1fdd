import { add, drop, edit, push, set, type Tree, together, twice } from '../change.ts';
import { groupOf, has, is, lacks } from '../defect.ts';

const actions = groupOf('actions');
const nested = groupOf('nested actions');
const conditions = groupOf('conditions');
const expressions = groupOf('expressions');
const triggers = groupOf('triggers');
const goals = groupOf('goals');
const requirements = groupOf('data requirements');
const dynamics = groupOf('dynamic values');
const activities = groupOf('ActivityDefinition');
const ratings = groupOf('ratings');
const libraries = groupOf('Library');
const guides = groupOf('ImplementationGuide');
const profiles = groupOf('profiles');
const contexts = groupOf('metadata');
const canonicals = groupOf('canonicals');

const own = 'http://example.net/fhir/diabetes';
const level3 = 'PlanDefinition.action.action.action';
const level4 = 'PlanDefinition.action.action.action.action';
const condition = 'PlanDefinition.**.condition.expression';
const inFhirPath = is({ language: 'text/fhirpath' });
const inCql = is({ language: 'text/cql' });

/** An expression in the place of the one that there is. */
const says = (name: string, text: string, severity: 'error' | 'warning' = 'error') =>
  expressions(name, condition, set('expression', text), { when: inFhirPath, severity });
const never = (name: string, text: string) =>
  conditions(name, condition, set('expression', text), { when: inFhirPath, severity: 'warning' });

/** The CQL of a library with a part of it changed. */
const inLogic = (from: string | RegExp, to: string) =>
  edit('content', (content: Tree[]) => {
    const index = content.findIndex(({ contentType }) => contentType === 'text/cql');
    const text = Buffer.from(String(content[index]?.data ?? ''), 'base64').toString('utf8');
    if (index < 0 || !text.match(from)) return undefined;
    const changed = { ...content[index], data: Buffer.from(text.replace(from, to)).toString('base64') };
    return content.map((each, at) => (at === index ? changed : each));
  });

/** Faults in plans, activities, logic and the guide. */
export const planPartDefects = [
  nested('an unknown element in the fourth level', level4, add('titel', 'x')),
  nested(
    'a relationship that there is not in the fourth level',
    `${level4}.relatedAction`,
    set('relationship', 'following'),
  ),
  nested(
    'a related action that there is not in the fourth level',
    `${level4}.relatedAction`,
    set('actionId', 'teach'),
  ),
  nested('an id of the first level in the fourth', level4, set('id', 'diagnose'), {
    also: ['..', '/PlanDefinition.action[0]'],
  }),
  nested('an offset range that is reversed', `${level4}.relatedAction`, set('offsetRange.low.value', 30), {
    also: ['offsetRange'],
  }),
  nested('an offset range in kilograms', `${level4}.relatedAction`, set('offsetRange.high.code', 'kg'), {
    severity: 'warning',
  }),
  nested(
    'a condition of the fourth level that gives a number',
    `${level4}.condition.expression`,
    set('expression', '%observations.count()'),
  ),
  nested('a condition of the fourth level without kind', `${level4}.condition`, drop('kind')),
  nested(
    'a variable of the fourth level that nobody declares',
    `${level4}.condition.expression`,
    set('expression', '%orders.exists()'),
  ),
  nested(
    'a definition of the fourth level that is not here',
    level4,
    set('definitionCanonical', `${own}/ActivityDefinition/insulin`),
    { when: has('definitionCanonical'), severity: 'warning' },
  ),
  nested(
    'a definition of the fourth level of a wrong type',
    level4,
    set('definitionCanonical', `${own}/ValueSet/diabetes`),
    { when: has('definitionCanonical') },
  ),
  nested('a goal of the third level that there is not', level3, set('goalId', ['goal-none']), {
    when: has('goalId'),
  }),
  nested('a participant of the fourth level of a wrong kind', `${level4}.participant`, set('type', 'doctor')),
  nested('a priority of the fourth level that there is not', level4, set('priority', 'high'), {
    when: has('priority'),
  }),
  nested(
    'a required behaviour of the fourth level in another case',
    level4,
    set('requiredBehavior', 'Could'),
    { when: has('requiredBehavior') },
  ),
  nested(
    'a period of an action that is reversed',
    `${level3} ${level4} PlanDefinition.action.action`,
    set('timingPeriod.end', '2020-01-01'),
    { when: has('timingPeriod') },
  ),
  nested(
    'an extension of a wrong type in the fourth level',
    level4,
    add('extension', [
      { url: 'http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation', valueString: 'strong' },
    ]),
  ),
  nested(
    'a document of the fourth level of a kind that there is not',
    `${level4}.documentation`,
    set('type', 'quote'),
  ),
  nested(
    'a citation of the fourth level that is a list',
    `${level4}.documentation`,
    edit('citation', (value: string) => [value]),
  ),
  nested(
    'an action that is related to the one around it in the fourth level',
    `${level4}.relatedAction`,
    set('actionId', 'first-line'),
    { severity: 'warning' },
  ),
  nested('an address of a definition that is relative', level4, set('definitionUri', 'teaching.html'), {
    when: has('definitionUri'),
    severity: 'warning',
  }),
  nested(
    'an address of a definition with a space',
    level4,
    set('definitionUri', 'https://example.net/my teaching'),
    { when: has('definitionUri') },
  ),
  nested(
    'two forms of a definition in the fourth level',
    level4,
    add('definitionUri', 'https://example.net/x'),
    { when: has('definitionCanonical') },
  ),
  nested('an empty list of actions in the fourth level', level4, add('action', [])),
  nested(
    'a dynamic value of the fourth level on a path that there is not',
    `${level4}.dynamicValue`,
    set('path', 'notes[0].text'),
  ),
  actions('the same related action twice', 'PlanDefinition.**.action', twice('relatedAction'), {
    when: has('relatedAction'),
    severity: 'warning',
  }),
  actions(
    'related to the same action before and after',
    'PlanDefinition.**.action',
    twice('relatedAction', (value: Tree) => ({
      ...value,
      relationship: value.relationship === 'before-start' ? 'after-end' : 'before-start',
    })),
    { when: has('relatedAction'), severity: 'warning' },
  ),
  actions(
    'a behaviour of selection that there is not in the second level',
    'PlanDefinition.action.action',
    set('selectionBehavior', 'one'),
    { when: has('selectionBehavior') },
  ),
  actions(
    'a type of an action that there is not',
    'PlanDefinition.**.action',
    set('type', { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/action-type', code: 'make' }] }),
    { severity: 'warning' },
  ),
  actions(
    'a transform that is a value set',
    'PlanDefinition.**.action',
    add('transform', `${own}/ValueSet/diabetes`),
    { when: has('definitionCanonical'), severity: 'warning' },
  ),
  actions('a prefix that is a number', 'PlanDefinition.**.action', set('prefix', 1)),
  actions(
    'the id of an action with a mark before it',
    'PlanDefinition.**.relatedAction',
    edit('actionId', (value: string) => `#${value}`),
  ),
  actions(
    'an id of an action in another case',
    'PlanDefinition.**.relatedAction',
    edit('actionId', (value: string) => value.toUpperCase()),
  ),
  actions('a related action by its title', 'PlanDefinition.**.relatedAction', set('actionId', 'Teach')),
  actions(
    'an age of an action below zero',
    'PlanDefinition.**.action',
    add('timingAge', { value: -1, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' }),
    { when: lacks('timingDuration', 'timingPeriod', 'timingTiming') },
  ),
  actions(
    'a duration of an action in litres',
    'PlanDefinition.**.action',
    add('timingDuration', { value: 1, unit: 'L', system: 'http://unitsofmeasure.org', code: 'L' }),
    { when: lacks('timingDuration', 'timingPeriod', 'timingTiming') },
  ),
  actions(
    'an offset in words',
    'PlanDefinition.**.relatedAction',
    set('offsetDuration', { value: 2, unit: 'hours' }),
    { when: has('offsetDuration'), severity: 'warning' },
  ),
  actions('a reason as a text', 'PlanDefinition.**.action', set('reason', ['pain'])),
  actions(
    'a subject of an action that is a type that there is not',
    'PlanDefinition.**.action',
    add('subjectCodeableConcept', {
      coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Person1' }],
    }),
    { severity: 'warning' },
  ),
  actions(
    'a subject of an action that is no group',
    'PlanDefinition.**.action',
    add('subjectReference', { reference: 'Patient/ben' }),
    { when: ({ bundle, node }) => bundle.id === 'diabetes' && !('subjectCodeableConcept' in (node as Tree)) },
  ),
  actions(
    'an action that stands for itself by its canonical',
    'PlanDefinition.**.action',
    (site) => set('definitionCanonical', `${site.resource.url}|${site.resource.version}`)(site),
    { when: has('definitionCanonical'), severity: 'error' },
  ),
  actions(
    'an output that must support what there is not',
    'PlanDefinition.**.output',
    add('mustSupport', ['colour']),
    { severity: 'warning' },
  ),
  actions(
    'a precheck of what is advised against',
    'PlanDefinition.**.action',
    add('precheckBehavior', 'yes'),
    {
      when: ({ node }) => JSON.stringify((node as Tree).extension ?? []).includes('"against"'),
      severity: 'warning',
    },
  ),
  goals(
    'a detail of a goal that is reversed',
    'PlanDefinition.goal.target',
    set('detailRange.low.value', 50),
    { when: has('detailRange'), also: ['detailRange'] },
  ),
  goals(
    'a detail of a goal in a unit that UCUM has not',
    'PlanDefinition.goal.target',
    set('detailRange.low.code', 'pct'),
    { when: has('detailRange') },
  ),
  goals('a goal without words', 'PlanDefinition.goal', set('description', {}), { when: has('description') }),
  goals('a document of a goal without kind', 'PlanDefinition.goal.documentation', drop('type')),
  goals(
    'a measure of a goal with a wrong check digit',
    'PlanDefinition.goal.target.measure.coding',
    edit('code', (value: string) => value.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))),
  ),
  goals(
    'a due date of a goal',
    'PlanDefinition.goal.target',
    (site) => {
      const node = site.node as Tree;
      delete node.due;
      node.dueDate = '2025-01-01';
      return ['dueDate', ''];
    },
    { when: has('due') },
  ),
  goals(
    'a goal named in another case',
    'PlanDefinition.**.action',
    edit('goalId', (list: string[]) => list.map((id) => id.toUpperCase())),
    { when: has('goalId') },
  ),
  goals(
    'the same goal named twice',
    'PlanDefinition.**.action',
    edit('goalId', (list: string[]) => [...list, list[0]]),
    { when: has('goalId'), severity: 'warning' },
  ),
  goals(
    'a start of a goal with a wrong check digit',
    'PlanDefinition.goal.start.coding',
    set('code', '32485008'),
  ),
  triggers(
    'a condition of a trigger that gives a text',
    'PlanDefinition.**.trigger',
    set('condition.expression', "'yes'"),
    { when: ({ node }) => ((node as Tree).condition as Tree)?.language === 'text/fhirpath' },
  ),
  triggers(
    'a condition of a trigger on what the patient has not',
    'PlanDefinition.**.trigger',
    set('condition.expression', '%subject.sex.exists()'),
    { when: ({ node }) => ((node as Tree).condition as Tree)?.language === 'text/fhirpath' },
  ),
  triggers(
    'a variable of a trigger that nobody declares',
    'PlanDefinition.**.trigger',
    set('condition.expression', '%draft.exists()'),
    { when: ({ node }) => ((node as Tree).condition as Tree)?.language === 'text/fhirpath' },
  ),
  triggers(
    'a periodic trigger with data',
    'PlanDefinition.**.trigger',
    add('data', [{ type: 'Observation' }]),
    { when: is({ type: 'periodic' }) },
  ),
  triggers(
    'a trigger at a date that no calendar has',
    'PlanDefinition.**.trigger',
    (site) => {
      const node = site.node as Tree;
      delete node.timingTiming;
      node.timingDate = '2025-02-30';
      return ['timingDate', ''];
    },
    { when: has('timingTiming') },
  ),
  triggers(
    'a timing of a trigger that is not here',
    'PlanDefinition.**.trigger',
    (site) => {
      const node = site.node as Tree;
      delete node.timingTiming;
      node.timingReference = { reference: 'Patient/ben' };
      return ['timingReference', ''];
    },
    { when: has('timingTiming'), severity: 'warning' },
  ),
  triggers(
    'a code of the data of a trigger with a wrong digit',
    'PlanDefinition.**.trigger.data.codeFilter.code',
    set('code', '4548-5'),
  ),
  triggers(
    'a path of the data of a trigger that the type has not',
    'PlanDefinition.**.trigger.data.codeFilter',
    set('path', 'kode'),
  ),
  triggers(
    'a unit of a period of a trigger without the period',
    'PlanDefinition.**.trigger.timingTiming.repeat',
    drop('period'),
    { also: ['periodUnit'], severity: 'warning' },
  ),
  triggers('a named event that is a number', 'PlanDefinition.**.trigger', set('name', 5), {
    when: has('name'),
  }),
  requirements(
    'a duration of a date filter in kilograms',
    '*.**.dateFilter',
    set('valueDuration.code', 'kg'),
    { when: has('valueDuration') },
  ),
  requirements(
    'a period of a date filter that is reversed',
    '*.**.dateFilter',
    set('valuePeriod.end', '2001-01-01'),
    { when: has('valuePeriod') },
  ),
  requirements('a direction of sorting in short', '*.**.sort', set('direction', 'asc')),
  requirements('a limit that is text', '*.**.input', set('limit', 'all')),
  requirements(
    'a subject of a data requirement that is a type that there is not',
    '*.**.dataRequirement',
    set('subjectCodeableConcept.coding.0.code', 'Patients'),
    { when: has('subjectCodeableConcept'), severity: 'warning' },
  ),
  requirements(
    'a search parameter by date that is none',
    '*.**.dateFilter',
    set('searchParam', 'effective-date'),
    { when: has('searchParam'), severity: 'warning' },
  ),
  requirements(
    'a code of a data requirement that its system has not',
    'PlanDefinition.**.input',
    add('codeFilter', [
      {
        path: 'clinicalStatus',
        code: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'current' }],
      },
    ]),
    { when: ({ node }) => (node as Tree).type === 'Condition' && !('codeFilter' in (node as Tree)) },
  ),
  requirements('a code filter without path', 'PlanDefinition.**.codeFilter', drop('path'), {
    when: has('path'),
  }),
  requirements('a code filter on a date', 'PlanDefinition.**.codeFilter', set('path', 'meta.lastUpdated'), {
    when: has('path'),
    severity: 'warning',
  }),
  requirements('an input of an abstract type', 'PlanDefinition.**.input', set('type', 'resource')),
  requirements('a must-support in brackets', 'PlanDefinition.**.input', set('mustSupport', ['name[']), {
    severity: 'warning',
  }),
  requirements(
    'a must-support with the name of the type that is another',
    'PlanDefinition.**.input',
    set('mustSupport', ['Patient.code']),
    { when: ({ node }) => (node as Tree).type === 'Observation', severity: 'warning' },
  ),
  dynamics(
    'a Boolean for a code',
    'PlanDefinition.**.dynamicValue',
    together(set('path', 'priority'), set('expression.expression', '%subject.active')),
    {
      when: ({ node }) => ((node as Tree).expression as Tree)?.language === 'text/fhirpath',
      severity: 'warning',
    },
  ),
  dynamics(
    'a number for a Boolean',
    'PlanDefinition.**.dynamicValue',
    set('expression.expression', '%observations.count()'),
    { when: is({ path: 'doNotPerform' }), severity: 'warning' },
  ),
  dynamics('a text for a date', 'PlanDefinition.**.dynamicValue', set('expression.expression', "'soon'"), {
    when: is({ path: 'authoredOn' }),
    severity: 'warning',
  }),
  dynamics(
    'a code that the element has not',
    'PlanDefinition.**.dynamicValue',
    set('expression.expression', "'soonish'"),
    {
      when: ({ node }) =>
        (node as Tree).path === 'priority' &&
        ((node as Tree).expression as Tree)?.language === 'text/fhirpath',
      severity: 'warning',
    },
  ),
  dynamics('an index below zero', 'PlanDefinition.**.dynamicValue', set('path', 'note[-1].text'), {
    severity: 'warning',
  }),
  dynamics(
    'an index of what does not repeat',
    'PlanDefinition.**.dynamicValue',
    set('path', 'authoredOn[2]'),
    { when: is({ path: 'authoredOn' }), severity: 'warning' },
  ),
  dynamics(
    'a path with the type before it that is another',
    'PlanDefinition.**.dynamicValue',
    set('path', 'ServiceRequest.authoredOn'),
    { when: is({ path: 'authoredOn' }), severity: 'warning' },
  ),
  dynamics(
    'a path with a variable',
    'PlanDefinition.**.dynamicValue ActivityDefinition.dynamicValue',
    set('path', '%subject.name'),
    { severity: 'warning' },
  ),
  dynamics('a path that is empty', 'PlanDefinition.**.dynamicValue', set('path', '')),
  dynamics(
    'a path of a choice that it has not',
    'PlanDefinition.**.dynamicValue',
    set('path', 'medicationString'),
    { when: is({ path: 'authoredOn' }) },
  ),
  dynamics('a path over a plain value', 'PlanDefinition.**.dynamicValue', set('path', 'authoredOn.year'), {
    when: is({ path: 'authoredOn' }),
  }),
  dynamics(
    'a path of an activity that its kind has not',
    'ActivityDefinition.dynamicValue',
    set('path', 'dosageInstruction'),
    { when: is({ path: 'occurrence' }) },
  ),
  dynamics(
    'a variable of a dynamic value that nobody declares',
    'PlanDefinition.**.dynamicValue',
    set('expression.expression', '%dose'),
    { when: is({ path: 'authoredOn' }) },
  ),
  dynamics(
    'an expression of a dynamic value on what there is not',
    'PlanDefinition.**.dynamicValue',
    set('expression.expression', '%subject.birthDay'),
    { when: is({ path: 'authoredOn' }) },
  ),
  says('a choice with the name of its type', '%observations.valueQuantity.exists()'),
  says('is null as in SQL', '%subject.birthDate is not null'),
  says('exists as in CQL', 'exists %conditions'),
  says('not before it', 'not %conditions.exists()'),
  says('unequal as in SQL', "%subject.gender <> 'male'"),
  says('an exclamation mark for not', '!%conditions.exists()'),
  says('like as in SQL', "%subject.gender like 'f%'"),
  says('a length without brackets', '%subject.gender.length > 3'),
  says('a function misspelt', '%conditions.exist()'),
  says('the first with a number', '%conditions.first(2).exists()'),
  says('a pattern that is a number', '%subject.gender.matches(5)', 'warning'),
  says('a text compared with a number', '%subject.gender = 5', 'warning'),
  says('a number of records compared with a text', "%conditions.count() = '3'", 'warning'),
  says('a day greater than a number', 'today() > 5', 'warning'),
  says('a concept compared with a text', "%conditions.code = '44054006'", 'warning'),
  says('a status that the element has not', "%observations.where(status = 'finished').exists()", 'warning'),
  says('a gender that there is not', "%subject.gender = 'woman'", 'warning'),
  says('a Boolean compared with a text', "%subject.active = 'true'", 'warning'),
  says(
    'a code compared with a number',
    '%conditions.where(code.coding.exists(code = 44054006)).exists()',
    'warning',
  ),
  says('a filter that is no Boolean', '%conditions.where(code.text).exists()', 'warning'),
  says('all of what is no Boolean', '%conditions.all(code.text)', 'warning'),
  says('an iif with one argument', 'iif(%subject.active)', 'warning'),
  says('a day that no calendar has', '%subject.birthDate < @2024-02-30'),
  says('a time that there is not', 'timeOfDay() > @T25:00'),
  says('and with what is no Boolean', '%subject.name.family and %subject.active', 'warning'),
  says('a text plus a number', "('a' + 5) = 'a5'", 'warning'),
  says('a minus before a text', "-'a' = 'b'", 'warning'),
  says('a day plus kilograms', "%subject.birthDate + 5 'kg' > today()", 'warning'),
  says(
    'a function in a function that there is not',
    "%conditions.where(code.coding.any(code = 'x')).exists()",
  ),
  says('an element of the patient asked of the conditions', '%conditions.where(birthDate.exists()).exists()'),
  says('an element after a plain value', '%subject.gender.coding.exists()'),
  says('an element after a date', '%subject.birthDate.year > 1990'),
  says('a value in a set as in CQL', '%conditions.code in "Diabetes"'),
  says('a variable without its percent sign', 'conditions.exists()', 'warning'),
  says('the name of another resource', 'Conditions.exists()', 'warning'),
  says('two expressions', '%conditions.exists() %observations.exists()'),
  says('a bracket too many', '%conditions.exists())'),
  says('an index in words', '%conditions[first].exists()', 'warning'),
  says('an argument that is missing', '%conditions.where(code.exists(),).exists()'),
  says('a text in backslashes that there are not', "%subject.gender = 'fe\\male'"),
  says('a question mark of programs', '%subject.active ? true : false'),
  says('an arrow', '%conditions->exists()'),
  says('a dollar for a variable', '$subject.active'),
  says('a template', '{{%subject.active}}'),
  says('a dot at the end', '%subject.active.'),
  says('a substring of a text by a text', "%subject.gender.substring('a') = 'male'"),
  says('a count of a text in quotes', "'%conditions.exists()'"),
  says('a union of records', '%conditions | %observations'),
  says('a variable in braces', '%{conditions}.exists()'),
  says(
    'an element of a coding that it has not',
    "%conditions.where(code.coding.value = '44054006').exists()",
  ),
  says('a type cast to what it cannot be', '(%subject.birthDate as Quantity) > 5', 'warning'),
  says('is with a type that there is not', '%observations.first().value is Quantities'),
  says('an operator in words', '%conditions.count() greater than 3'),
  says('or in capitals', '%subject.active OR %conditions.exists()'),
  expressions(
    'a definition of CQL without its second quote',
    condition,
    edit('expression', (text: string) => `"${text.replace(/"/g, '')}`),
    { when: inCql },
  ),
  expressions(
    'a definition of CQL in single quotes',
    condition,
    edit('expression', (text: string) => `'${text.replace(/["']/g, '')}'`),
    { when: inCql },
  ),
  expressions(
    'a definition of a library that is not included',
    condition,
    edit('expression', (text: string) => `Common."${text.replace(/"/g, '')}"`),
    { when: inCql },
  ),
  expressions(
    'a definition of CQL and nothing',
    condition,
    edit('expression', (text: string) => `"${text.replace(/"/g, '')}" and`),
    { when: inCql },
  ),
  expressions(
    'a definition of CQL with a space at its end',
    condition,
    edit('expression', (text: string) => `"${text.replace(/"/g, '')} "`),
    { when: inCql },
  ),
  expressions('a number compared with a text in CQL', condition, set('expression', "AgeInYears() >= '18'"), {
    when: inCql,
    severity: 'warning',
  }),
  expressions('a retrieve of a type that there is not', condition, set('expression', 'exists [Conditions]'), {
    when: inCql,
  }),
  expressions(
    'a value set in CQL that nobody declares',
    condition,
    set('expression', 'exists [Condition: "Unknown Codes"]'),
    { when: inCql },
  ),
  expressions('a function of CQL that there is not', condition, set('expression', 'AgeInYear() > 3'), {
    when: inCql,
  }),
  expressions('a definition that is a number in CQL', condition, set('expression', 'AgeInYears()'), {
    when: inCql,
  }),
  expressions(
    'a search in the place of a condition',
    condition,
    together(set('language', 'application/x-fhir-query'), set('expression', 'Observation?code=1')),
    { severity: 'warning' },
  ),
  expressions('a name of an expression with a percent sign', condition, add('name', '%high'), {}),
  expressions('a description of an expression that is a list', condition, add('description', ['x'])),
  never(
    'ages that nobody has',
    '%subject.birthDate <= today() - 65 years and %subject.birthDate > today() - 18 years',
  ),
  never('male and female', "%subject.gender = 'male' and %subject.gender = 'female'"),
  never('more than three and less than two', '%conditions.count() > 3 and %conditions.count() < 2'),
  never('a number of records below zero', '%conditions.count() < 0'),
  never('a number of records of zero or more', '%conditions.count() >= 0'),
  never('or with true', '%conditions.exists() or true'),
  never('and with false', '%conditions.exists() and false'),
  never('there and not there', '%conditions.exists() and %conditions.empty()'),
  never('there or not there', '%conditions.exists() or %conditions.exists().not()'),
  never('the same twice joined by and', '%conditions.exists() and %conditions.exists()'),
  never('an element equal to itself', '%subject.gender = %subject.gender'),
  never('born in the future', '%subject.birthDate > today()'),
  never(
    'a status that is two at once',
    "%conditions.where(clinicalStatus.coding.code = 'active' and clinicalStatus.coding.code = 'resolved').exists()",
  ),
  never('more milligrams than grams', "%observations.where(value > 5000 'mg' and value < 2 'g').exists()"),
  never(
    'a number over ten and under five',
    '%observations.where((value as Quantity).value > 10 and (value as Quantity).value < 5).exists()',
  ),
  never('an age over one hundred and fifty', '%subject.birthDate <= today() - 150 years'),
  conditions(
    'two conditions of ages that nobody has',
    'PlanDefinition.**.action',
    push('condition', {
      kind: 'applicability',
      expression: { language: 'text/fhirpath', expression: '%subject.birthDate > today() - 12 years' },
    }),
    {
      when: ({ node }) =>
        JSON.stringify((node as Tree).condition ?? []).includes('%subject.birthDate <= today() - 18 years'),
      severity: 'warning',
      also: ['condition', 'condition.0', 'condition.1'],
    },
  ),
  conditions(
    'a start that is the stop',
    `${level4}`,
    set('condition.1.expression', {
      language: 'text/fhirpath',
      expression: "%medicationRequests.where(status = 'active').empty()",
    }),
    {
      when: ({ node }) => ((node as Tree).condition as unknown[])?.length === 2,
      severity: 'warning',
      also: ['condition', 'condition.0'],
    },
  ),
  conditions(
    'a condition inside of an age that the one around it excludes',
    `${level4}`,
    push('condition', {
      kind: 'applicability',
      expression: { language: 'text/fhirpath', expression: '%subject.birthDate > today() - 12 years' },
    }),
    { when: has('condition'), severity: 'warning' },
  ),
  ratings(
    'a strong recommendation that is an option to refuse',
    'PlanDefinition.**.action',
    add('requiredBehavior', 'must'),
    {
      when: ({ node }) => JSON.stringify((node as Tree).extension ?? []).includes('"against"'),
      severity: 'warning',
    },
  ),
  ratings('two strengths', 'PlanDefinition.**.action', twice('extension'), {
    when: ({ node }) =>
      JSON.stringify((node as Tree).extension ?? []).includes('cqf-strengthOfRecommendation'),
    also: ['extension', ''],
    severity: 'warning',
  }),
  ratings(
    'a strength without coding',
    'PlanDefinition.**.action.extension',
    set('valueCodeableConcept', { id: 'x' }),
    { when: ({ node }) => String((node as Tree).url).endsWith('strengthOfRecommendation') },
  ),
  activities(
    'a product of an examination',
    'ActivityDefinition',
    add('productCodeableConcept', { text: 'Lens' }),
    { when: is({ kind: 'ServiceRequest' }), severity: 'warning' },
  ),
  activities('a dose of an examination', 'ActivityDefinition', add('dosage', [{ text: 'once' }]), {
    when: is({ kind: 'ServiceRequest' }),
    severity: 'warning',
  }),
  activities('a quantity of a message', 'ActivityDefinition', add('quantity', { value: 1 }), {
    when: is({ kind: 'CommunicationRequest' }),
    severity: 'warning',
  }),
  activities(
    'a place that is a person',
    'ActivityDefinition',
    set('location.reference', 'Practitioner/doc'),
    { when: has('location') },
  ),
  activities(
    'a specimen that is an observation',
    'ActivityDefinition',
    add('specimenRequirement', [{ reference: 'Observation/hba1c' }]),
    { when: ({ bundle, node }) => bundle.id === 'diabetes' && (node as Tree).kind === 'ServiceRequest' },
  ),
  activities(
    'a participant of a kind that there is not',
    'ActivityDefinition.participant',
    set('type', 'nurse'),
  ),
  activities('a quantity below zero', 'ActivityDefinition', set('quantity.value', -60), {
    when: has('quantity'),
    severity: 'warning',
  }),
  activities('a dose below zero', 'ActivityDefinition.dosage.doseAndRate', set('doseQuantity.value', -4), {
    when: has('doseQuantity'),
    severity: 'warning',
  }),
  activities(
    'a kind in small letters',
    'ActivityDefinition',
    edit('kind', (value: string) => value.toLowerCase()),
  ),
  activities('a kind of a definition', 'ActivityDefinition', set('kind', 'PlanDefinition')),
  activities(
    'an activity without a product and a code',
    'ActivityDefinition',
    drop('productCodeableConcept'),
    { when: is({ kind: 'MedicationRequest' }), severity: 'information' },
  ),
  activities(
    'a subject that is a word',
    'ActivityDefinition',
    set('subjectCodeableConcept.coding.0.code', 'patient'),
    { when: has('subjectCodeableConcept') },
  ),
  activities(
    'what is observed that is a patient',
    'ActivityDefinition',
    add('observationResultRequirement', [{ reference: 'Patient/ben' }]),
    { when: ({ bundle, node }) => bundle.id === 'diabetes' && (node as Tree).kind === 'ServiceRequest' },
  ),
  activities(
    'a product that is a device',
    'ActivityDefinition',
    (site) => {
      const node = site.node as Tree;
      delete node.productCodeableConcept;
      node.productReference = { reference: 'Location/eye-clinic' };
      return ['productReference', ''];
    },
    { when: has('productCodeableConcept'), severity: 'warning' },
  ),
  libraries('a parameter of a use of both', 'Library.parameter', set('use', 'inout')),
  libraries(
    'a parameter of a type in capitals',
    'Library.parameter',
    edit('type', (value: string) => value.toUpperCase()),
  ),
  libraries('a most of a parameter that is a word', 'Library.parameter', set('max', 'many')),
  libraries('a least of a parameter below zero', 'Library.parameter', set('min', -1), {
    severity: 'warning',
  }),
  libraries(
    'a profile of a parameter that is a value set',
    'Library.parameter',
    add('profile', `${own}/ValueSet/diabetes`),
    { severity: 'warning' },
  ),
  libraries(
    'a composed-of that is not here',
    'Library.relatedArtifact',
    set('resource', `${own}/PlanDefinition/none|0.3.0`),
    { when: is({ type: 'composed-of' }), severity: 'warning' },
  ),
  libraries('a composed-of without resource', 'Library.relatedArtifact', drop('resource'), {
    when: is({ type: 'composed-of' }),
    severity: 'warning',
  }),
  libraries(
    'a depends-on with a display only',
    '*.relatedArtifact',
    (site) => {
      const node = site.node as Tree;
      delete node.resource;
      node.display = 'Something';
      return ['resource', ''];
    },
    {
      when: ({ node }) => (node as Tree).type === 'depends-on' && 'resource' in (node as Tree),
      severity: 'warning',
    },
  ),
  libraries(
    'a successor that is itself',
    'PlanDefinition Library ActivityDefinition',
    (site) =>
      push('relatedArtifact', {
        type: 'successor',
        resource: `${site.resource.url}|${site.resource.version}`,
      })(site),
    { when: has('version'), severity: 'warning' },
  ),
  libraries(
    'derived from itself',
    'PlanDefinition ActivityDefinition',
    (site) => push('relatedArtifact', { type: 'derived-from', resource: String(site.resource.url) })(site),
    { severity: 'warning' },
  ),
  libraries('a subject that is a patient', 'Library', set('subjectReference.reference', 'Patient/ben'), {
    when: has('subjectReference'),
  }),
  libraries(
    'a collection of assets with ELM that is cut',
    'Library',
    push('content', { contentType: 'application/elm+json', data: 'eyJsaWJyYXJ5Ijo=' }),
    { when: ({ resource }) => resource.id === 'diabetes-assets' },
  ),
  libraries(
    'an include in the CQL that nobody calls by its name',
    'Library',
    inLogic('define "Is Adult":', 'define "Helped":\n  Helpers."X"\n\ndefine "Is Adult":'),
  ),
  libraries(
    'a context in the CQL that there is not',
    'Library',
    inLogic('context Patient', 'context Person2'),
  ),
  libraries(
    'a type of a parameter in the CQL that there is not',
    'Library',
    inLogic('Integer default 50', 'Intger default 50'),
  ),
  libraries(
    'a number for a text in the CQL',
    'Library',
    inLogic(/AgeIn(Years|Months)\(\) >= \d+/, "AgeInYears() >= '18'"),
    { severity: 'warning' },
  ),
  libraries('a text not closed in the CQL', 'Library', inLogic(/'urgent'|'Give the first dose.'/, "'urgent")),
  libraries(
    'the version of a library in the CQL that is included and another',
    'Library',
    inLogic("include FHIRHelpers version '4.0.1'", "include FHIRHelper version '4.0.1'"),
    { severity: 'warning' },
  ),
  libraries('no model in the CQL', 'Library', inLogic(/using FHIR version '4.0.1'\n/, ''), {
    severity: 'warning',
  }),
  libraries(
    'a parameter in the CQL that the library calls of another type',
    'Library.parameter',
    set('type', 'string'),
    { when: is({ name: 'Threshold' }), severity: 'warning' },
  ),
  libraries('a parameter that the CQL does not take', 'Library.parameter', set('name', 'Limit'), {
    when: is({ name: 'Threshold' }),
    severity: 'warning',
  }),
  libraries('ELM that is XML by its type', 'Library.content', set('contentType', 'application/elm+xml'), {
    when: is({ contentType: 'application/elm+json' }),
    severity: 'warning',
    also: ['data'],
  }),
  libraries('a media type of CQL misspelt', 'Library.content', set('contentType', 'text/cgl'), {
    when: is({ contentType: 'text/cql' }),
    severity: 'warning',
  }),
  libraries(
    'a content that is a resource',
    'Library',
    set('content', [{ resourceType: 'Binary', contentType: 'text/cql' }]),
    { when: has('content') },
  ),
  guides(
    'a page that is a list',
    'ImplementationGuide.definition',
    edit('page', (value: Tree) => [value]),
  ),
  guides('a format of a page that there is not', 'ImplementationGuide.**.page', set('generation', 'htm')),
  guides(
    'a profile for all that is not here',
    'ImplementationGuide',
    push('global', { type: 'Patient', profile: 'http://example.org/fhir/opioid/StructureDefinition/none' }),
    { when: ({ bundle }) => bundle.id === 'opioid-guide', severity: 'warning' },
  ),
  guides(
    'a profile for all of another type',
    'ImplementationGuide',
    push('global', { type: 'Patient', profile: 'http://hl7.org/fhir/StructureDefinition/bp' }),
    { severity: 'warning' },
  ),
  guides(
    'a version of FHIR of a resource that there is not',
    'ImplementationGuide.definition.resource',
    add('fhirVersion', ['4.2']),
  ),
  guides(
    'an example of a profile that is not here',
    'ImplementationGuide.definition.resource',
    (site) => {
      const node = site.node as Tree;
      delete node.exampleBoolean;
      node.exampleCanonical = 'http://example.org/fhir/opioid/StructureDefinition/none';
      return ['exampleCanonical', ''];
    },
    { when: ({ bundle }) => bundle.id === 'opioid-guide', severity: 'warning' },
  ),
  guides(
    'the guide in its own list',
    'ImplementationGuide',
    (site) =>
      push('definition.resource', { reference: { reference: `ImplementationGuide/${site.resource.id}` } })(
        site,
      ),
    { severity: 'information' },
  ),
  guides(
    'a dependency on itself',
    'ImplementationGuide',
    (site) => set('dependsOn.0.uri', site.resource.url)(site),
    { when: has('dependsOn'), severity: 'warning' },
  ),
  guides('a dependency without version', 'ImplementationGuide.dependsOn', drop('version'), {
    when: has('version'),
    severity: 'information',
  }),
  guides(
    'the same page in two chapters',
    'ImplementationGuide.definition.page',
    push('page', { nameUrl: 'index.html', title: 'Again', generation: 'html' }),
    { severity: 'warning', also: [''] },
  ),
  guides('a licence in words', 'ImplementationGuide', set('license', 'Apache License 2.0')),
  guides('a template that is none', 'ImplementationGuide.definition', add('template', [{ code: 'x' }])),
  guides(
    'a version of the package with a v',
    'ImplementationGuide.dependsOn',
    edit('version', (value: string) => `v${value} `),
    { severity: 'warning' },
  ),
  guides(
    'a group of resources by its name',
    'ImplementationGuide.definition.resource',
    set('groupingId', 'Plans'),
    { when: has('groupingId'), also: ['../..'] },
  ),
  contexts(
    'a kind of context for a gender that is a number',
    '*.useContext',
    (site) => {
      const node = site.node as Tree;
      delete node.valueCodeableConcept;
      node.valueQuantity = { value: 1 };
      return ['valueQuantity', '', 'value'];
    },
    { when: ({ node }) => ((node as Tree).code as Tree)?.code === 'gender', severity: 'warning' },
  ),
  contexts(
    'a gender of a context that there is not',
    '*.useContext',
    set('valueCodeableConcept.coding.0.code', 'woman'),
    { when: ({ node }) => ((node as Tree).code as Tree)?.code === 'gender' },
  ),
  contexts('an age of a context in metres', '*.useContext', set('valueRange.low.code', 'm'), {
    when: has('valueRange'),
    severity: 'warning',
  }),
  contexts('a country that there is not', '*.jurisdiction.coding', set('code', 'XQ'), {
    when: is({ system: 'urn:iso:std:iso:3166' }),
    severity: 'warning',
  }),
  contexts('a time of effect that is reversed', '*.effectivePeriod', set('end', '2020-01-01')),
  contexts('a review before the approval of a plan', 'PlanDefinition', set('lastReviewDate', '2024-01-01'), {
    when: has('lastReviewDate'),
    severity: 'warning',
    also: ['approvalDate'],
  }),
  contexts('a version with a bar', '*.version', set('', '1.0|2'), { severity: 'warning' }),
  contexts('a version with a space', '*.version', set('', '1.0 beta '), {
    severity: 'warning',
    when: ({ path }) => path.startsWith('PlanDefinition'),
  }),
  contexts(
    'a url with a mark',
    'PlanDefinition.url ValueSet.url Library.url',
    edit('', (value: string) => `${value}#1`),
    { severity: 'warning' },
  ),
  contexts('a url that is a uuid that is none', 'PlanDefinition.url', set('', 'urn:uuid:1-2-3')),
  contexts(
    'a name that begins with a digit',
    'PlanDefinition.name ActivityDefinition.name',
    set('', '1stPlan'),
    { severity: 'warning' },
  ),
  contexts('an author without anything', 'PlanDefinition Library', push('author', {})),
  contexts(
    'a contact of an author by what there is not',
    'PlanDefinition.author',
    push('telecom', { system: 'mail', value: 'x' }),
  ),
  contexts('a copyright that is a list', '*', set('copyright', ['x']), { when: has('publisher') }),
  contexts(
    'a topic of a system that has it not',
    'PlanDefinition Library',
    set('topic', [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/definition-topic', code: 'therapy' }] },
    ]),
  ),
  contexts(
    'an identifier of a use that there is not',
    'PlanDefinition Library',
    push('identifier', { use: 'main', value: 'x' }),
  ),
  contexts(
    'a subject of a plan that is a patient',
    'PlanDefinition',
    add('subjectReference', { reference: 'Patient/ben' }),
    { when: ({ bundle, node }) => bundle.id === 'diabetes' && !('subjectCodeableConcept' in (node as Tree)) },
  ),
  contexts(
    'a date of the plan in the thirteenth hour after noon',
    'PlanDefinition.date',
    set('', '2025-02-03T13:00:00 PM'),
  ),
  canonicals(
    'a canonical with a space before it',
    'PlanDefinition.**.definitionCanonical',
    edit('', (value: string) => ` ${value}`),
  ),
  canonicals(
    'a canonical with an empty version',
    'PlanDefinition.**.definitionCanonical *.relatedArtifact.resource',
    edit('', (value: string) => `${value.replace(/\|.*/, '')}|`),
    { severity: 'warning' },
  ),
  canonicals(
    'a canonical in another case',
    'PlanDefinition.**.definitionCanonical',
    edit('', (value: string) =>
      value.startsWith('#') ? undefined : value.replace('/ActivityDefinition/', '/activitydefinition/'),
    ),
    { severity: 'warning' },
  ),
  canonicals(
    'a canonical with https',
    'PlanDefinition.**.definitionCanonical',
    edit('', (value: string) => (value.startsWith(own) ? value.replace('http:', 'https:') : undefined)),
    { severity: 'warning' },
  ),
  canonicals(
    'a canonical with a slash at its end',
    'PlanDefinition.**.definitionCanonical',
    edit('', (value: string) => (value.startsWith('http') && !value.includes('|') ? `${value}/` : undefined)),
    { severity: 'warning' },
  ),
  canonicals(
    'a canonical of a contained thing with its url',
    'PlanDefinition.**.definitionCanonical',
    edit('', (value: string) =>
      value.startsWith('#') ? `http://example.net/PlanDefinition/x${value}` : undefined,
    ),
    { severity: 'warning', also: ['/PlanDefinition.contained[0]', '/PlanDefinition'] },
  ),
  canonicals(
    'a canonical to a record',
    'PlanDefinition.**.definitionCanonical',
    set('', `${own}/Patient/ben`),
    { when: ({ bundle }) => bundle.id === 'diabetes', severity: 'warning' },
  ),
  canonicals(
    'a version of a plan in a library that is another',
    'Library.relatedArtifact.resource',
    edit('', (value: string) => (value.endsWith('|0.3.0') ? value.replace('|0.3.0', '|0.2.0') : undefined)),
    { severity: 'warning' },
  ),
  canonicals(
    'two resources of the same url',
    'PlanDefinition ActivityDefinition ValueSet',
    (site) => {
      const others = (site.bundle.entry as { resource: Tree }[]).map(({ resource }) => resource);
      const other = others.find(
        ({ resourceType, url, version }) => resourceType === 'Library' && url && version,
      );
      if (!other) return undefined;
      Object.assign(site.node as Tree, { url: other.url, version: other.version });
      return ['url', ''];
    },
    { when: has('url', 'version'), between: true, also: ['/Library.url'] },
  ),
  profiles(
    'a shareable conceptmap without title',
    'ConceptMap',
    together(
      add('meta', { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareableconceptmap'] }),
      drop('title'),
    ),
    { when: has('title'), also: ['title', ''] },
  ),
  profiles(
    'a shareable questionnaire without version',
    'Questionnaire',
    together(
      add('meta', {
        profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareablequestionnaire'],
      }),
      drop('version'),
    ),
    { when: has('version'), also: ['version', ''] },
  ),
  profiles(
    'a publishable library without date',
    'Library',
    together(
      set('meta', { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-publishablelibrary'] }),
      drop('date'),
    ),
    { when: has('date'), also: ['date', ''] },
  ),
  profiles(
    'a pathway of another type',
    'PlanDefinition',
    together(
      set('meta', { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-pathwaydefinition'] }),
      set('type.coding.0.code', 'order-set'),
    ),
    { when: has('type'), also: ['type', ''] },
  ),
  profiles(
    'a service request activity of another kind',
    'ActivityDefinition',
    together(
      set('meta', { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-servicerequestactivity'] }),
      set('kind', 'Task'),
    ),
    { when: is({ kind: 'ServiceRequest' }), also: ['kind', ''] },
  ),
  profiles(
    'a manifest of another type',
    'Library',
    together(
      set('meta', { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-manifestlibrary'] }),
      set('type.coding.0.code', 'logic-library'),
    ),
    { when: has('type'), also: ['type', ''] },
  ),
  profiles(
    'a profile of a base that is another resource',
    'PlanDefinition',
    push('meta.profile', 'http://hl7.org/fhir/StructureDefinition/ActivityDefinition'),
    { when: has('meta'), also: ['meta'] },
  ),
  profiles('a blood pressure without category', 'Observation', drop('category'), {
    when: is({ id: 'pressure' }),
  }),
  profiles(
    'a blood pressure without its lower part',
    'Observation',
    edit('component', (list: unknown[]) => list.slice(0, 1)),
    { when: is({ id: 'pressure' }) },
  ),
];
