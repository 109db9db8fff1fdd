import { add, drop, edit, push, type Site, set, type Tree, together, twice } from '../change.ts';
import { all, groupOf, has, is, lacks } from '../defect.ts';

const actions = groupOf('actions');
const conditions = groupOf('conditions');
const expressions = groupOf('expressions');
const triggers = groupOf('triggers');
const data = groupOf('data requirements');
const dynamic = groupOf('dynamic values');
const goals = groupOf('goals');
const activities = groupOf('ActivityDefinition');
const ratings = groupOf('ratings');

const fhirpath = is({ language: 'text/fhirpath' });
const inCondition = ({ path }: Site) => /condition\[\d+\]\.expression$/.test(path);
const cql = ({ node }: Site) => /^text\/cql/.test(String((node as Tree)?.language));
const named = all(cql, inCondition);
const bundleOf = (site: Site, type: string, test: (one: Tree) => boolean = () => true) =>
  (site.bundle.entry as Tree[])
    .map(({ resource }) => resource as Tree)
    .find((one) => one?.resourceType === type && test(one));
const ownActivity = ({ node, bundle }: Site) => {
  const url = String((node as Tree).definitionCanonical).split('|')[0];
  return (bundle.entry as Tree[]).some(
    ({ resource }) =>
      (resource as Tree)?.url === url && (resource as Tree).resourceType === 'ActivityDefinition',
  );
};
const saying = (text: string) => set('expression', text);
const ratingOf =
  (end: RegExp) =>
  ({ node }: Site) =>
    end.test(String((node as Tree)?.url));
const where = '*.**.expression';

/** Logic of plans and activities. */
export const planDefects = [
  actions('the same id of two actions', 'PlanDefinition.**.action', (site) => {
    const list = (site.node as Tree).action as Tree[] | undefined;
    if (!list?.[0]?.id || !list[1]) return undefined;
    list[1].id = list[0].id;
    return ['action.1', 'action.1.id', 'action.0', 'action.0.id'];
  }),
  actions('the id of an action above', 'PlanDefinition.**.action', (site) => {
    const list = (site.node as Tree).action as Tree[] | undefined;
    if (!list?.[0] || !(site.node as Tree).id) return undefined;
    list[0].id = (site.node as Tree).id;
    return ['action.0', 'action.0.id', '', 'id'];
  }),
  actions(
    'a related action that there is not',
    'PlanDefinition.**.relatedAction',
    edit('actionId', (value) => `${value}-x`),
  ),
  actions(
    'an action related to itself',
    'PlanDefinition.**.action',
    (site) => set('relatedAction', [{ actionId: (site.node as Tree).id, relationship: 'after' }])(site),
    { when: has('id') },
  ),
  actions(
    'actions that wait for each other',
    'PlanDefinition.**.action',
    (site) => {
      const list = (site.node as Tree).action as Tree[] | undefined;
      const [first] = (list?.[0]?.relatedAction ?? []) as Tree[];
      const other = String(first?.relationship).startsWith('before') ? list?.[1] : undefined;
      if (!other || !list?.[0]) return undefined;
      other.relatedAction = [{ actionId: list[0].id, relationship: 'before-start' }];
      return [
        'action.1.relatedAction',
        'action.1',
        'action.0',
        'action.1.relatedAction.0',
        'action.0.relatedAction.0',
      ];
    },
    { severity: 'warning' },
  ),
  actions(
    'an action related to the one it stands in',
    'PlanDefinition.**.action',
    (site) =>
      set('action.0.relatedAction', [{ actionId: (site.node as Tree).id, relationship: 'after' }])(site),
    { when: has('id', 'action'), severity: 'warning' },
  ),
  actions('the id of a related action left out', 'PlanDefinition.**.action', drop('id'), {
    when: (site) => JSON.stringify(site.resource).includes(`"actionId":"${(site.node as Tree).id}"`),
    between: true,
    also: ['/PlanDefinition'],
  }),
  actions(
    'an offset that is no time',
    'PlanDefinition.**.relatedAction',
    edit('offsetDuration', (value: Tree) => ({ ...value, unit: 'mg', code: 'mg' })),
  ),
  actions(
    'a plan that applies itself',
    'PlanDefinition.**.action',
    (site) => set('definitionCanonical', site.resource.url)(site),
    { when: lacks('action') },
  ),
  actions(
    'plans that apply each other',
    'PlanDefinition.**.action',
    (site) => {
      const above = bundleOf(
        site,
        'PlanDefinition',
        (one) =>
          JSON.stringify(one.action ?? []).includes(`${site.resource.url}|`) ||
          JSON.stringify(one.action ?? []).includes(`${site.resource.url}"`),
      );
      return above && above !== site.resource ? set('definitionCanonical', above.url)(site) : undefined;
    },
    { when: has('definitionCanonical'), between: true, also: ['/PlanDefinition.action'] },
  ),
  actions(
    'a group with a definition and one child that is null',
    'PlanDefinition.**.action',
    push('action', null),
    { when: lacks('action') },
  ),
  actions(
    'an action with neither title, text nor definition',
    'PlanDefinition',
    push('action', { id: 'empty' }),
    { when: has('action'), severity: 'warning' },
  ),
  actions(
    'nothing to do in the plan',
    'PlanDefinition',
    edit('action', () => []),
  ),
  actions(
    'a behaviour of selection without a choice',
    'PlanDefinition.**.action',
    add('selectionBehavior', 'exactly-one'),
    { when: lacks('action'), severity: 'warning' },
  ),
  actions(
    'a code of an action that there is not',
    'PlanDefinition.**.action',
    set('code', [
      {
        coding: [{ system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-common-process-cs', code: 'no-such' }],
      },
    ]),
  ),
  actions(
    'a plan whose type there is not',
    'PlanDefinition.type.coding',
    edit('code', () => 'recommendation'),
  ),
  actions(
    'a definition in a form of an address and a version that is not here',
    'PlanDefinition.**.action',
    edit('definitionCanonical', (value: string) => `${value.split('|')[0]}|0.0.1`),
    { severity: 'warning', when: ownActivity },
  ),
  actions(
    'an action that can never be reached',
    'PlanDefinition.**.action',
    push('condition', {
      kind: 'applicability',
      expression: { language: 'text/fhirpath', expression: 'false' },
    }),
    { severity: 'warning' },
  ),

  goals(
    'a goal that there is not',
    'PlanDefinition.**.action',
    edit('goalId', () => ['no-goal']),
  ),
  goals('the id of a goal left out', 'PlanDefinition.goal', drop('id'), {
    between: true,
    also: ['/PlanDefinition.action'],
  }),
  goals('the same goal twice', 'PlanDefinition', twice('goal'), { when: has('goal') }),
  goals(
    'a goal that is an action',
    'PlanDefinition.**.action',
    edit('goalId', () => ['taper']),
  ),
  goals(
    'a time to reach it that is no time',
    'PlanDefinition.goal.target',
    edit('due', (value: Tree) => ({ ...value, code: 'kg' })),
  ),
  goals('a detail without what is measured', 'PlanDefinition.goal.target', drop('measure'), {
    when: has('detailQuantity'),
    severity: 'warning',
  }),
  goals(
    'an unknown priority',
    'PlanDefinition.goal',
    edit('priority', () => ({
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/goal-priority', code: 'urgent' }],
    })),
  ),

  conditions('the same condition twice', 'PlanDefinition.**.action', twice('condition'), {
    when: has('condition'),
    severity: 'warning',
  }),
  conditions(
    'a condition that always holds',
    'PlanDefinition.**.action',
    push('condition', {
      kind: 'applicability',
      expression: { language: 'text/fhirpath', expression: 'true' },
    }),
    { severity: 'warning' },
  ),
  conditions(
    'a condition that never holds',
    'PlanDefinition.**.action',
    push('condition', {
      kind: 'applicability',
      expression: { language: 'text/fhirpath', expression: '1 = 2' },
    }),
    { severity: 'warning' },
  ),
  conditions(
    'a condition and its contrary',
    'PlanDefinition.**.action',
    (site) => {
      const list = (site.node as Tree).condition as Tree[] | undefined;
      const text = list?.map(({ expression }) => expression as Tree).find(fhirpathOf)?.expression;
      return text
        ? push('condition', {
            kind: 'applicability',
            expression: { language: 'text/fhirpath', expression: `(${text}).not()` },
          })(site)
        : undefined;
    },
    { severity: 'warning' },
  ),
  conditions('a condition without expression', 'PlanDefinition.**.condition', drop('expression'), {
    severity: 'warning',
  }),
  conditions('a condition that gives a text', 'PlanDefinition.**.condition.expression', saying("'yes'"), {
    when: fhirpath,
  }),
  conditions(
    'a condition that gives a number',
    'PlanDefinition.**.condition.expression',
    saying('%conditions.count()'),
    { when: fhirpath },
  ),
  conditions(
    'a condition that gives records',
    'PlanDefinition.**.condition.expression',
    saying("%conditions.where(code.text = 'x')"),
    { when: fhirpath },
  ),
  conditions(
    'a condition that gives a date',
    'PlanDefinition.**.condition.expression',
    saying('%subject.birthDate'),
    { when: fhirpath },
  ),
  conditions(
    'a definition that gives no Boolean',
    'PlanDefinition.**.condition.expression',
    saying('Naloxone Dose'),
    { when: all(named, ({ bundle }) => bundle.id === 'opioid-guide') },
  ),

  expressions(
    'a bracket that is not closed',
    where,
    edit('expression', (text) => `(${text}`),
    { when: fhirpath },
  ),
  expressions('a text that is not closed', where, saying("%subject.gender = 'female"), {
    when: all(fhirpath, inCondition),
  }),
  expressions(
    'an operator without its right side',
    where,
    edit('expression', (text) => `${text} and`),
    { when: fhirpath },
  ),
  expressions('equals as in programs', where, saying("%subject.gender == 'female'"), {
    when: all(fhirpath, inCondition),
  }),
  expressions('&& for and', where, saying('%subject.active && true'), { when: all(fhirpath, inCondition) }),
  expressions('double quotes around a text', where, saying('%subject.gender = "female"'), {
    when: all(fhirpath, inCondition),
  }),
  expressions('a variable that nobody declares', where, saying("%pattient.gender = 'female'"), {
    when: all(fhirpath, inCondition),
  }),
  expressions('an element that the type has not', where, saying("%subject.sex = 'female'"), {
    when: all(fhirpath, inCondition),
  }),
  expressions(
    'an element that a deeper type has not',
    where,
    saying("%conditions.where(code.coding.kode = '1').exists()"),
    { when: all(fhirpath, inCondition) },
  ),
  expressions('a function that there is not', where, saying("%conditions.having(code = '1').exists()"), {
    when: all(fhirpath, inCondition),
  }),
  expressions('a function with too few arguments', where, saying('%conditions.where().exists()'), {
    when: all(fhirpath, inCondition),
  }),
  expressions('a function with too many arguments', where, saying("%subject.gender.startsWith('a', 'b')"), {
    when: all(fhirpath, inCondition),
  }),
  expressions('a type that there is not', where, saying('%conditions.ofType(Conditions).exists()'), {
    when: all(fhirpath, inCondition),
  }),
  expressions('a comparison of two types', where, saying("%subject.birthDate > 'old'"), {
    when: all(fhirpath, inCondition),
    severity: 'warning',
  }),
  expressions('a pattern that is none', where, saying("%subject.gender.matches('(a')"), {
    when: all(fhirpath, inCondition),
  }),
  expressions('a date that is none', where, saying('%subject.birthDate < @2024-13-45'), {
    when: all(fhirpath, inCondition),
  }),
  expressions(
    'an empty expression',
    where,
    edit('expression', () => ''),
    { when: has('language') },
  ),
  expressions('CQL that says it is FHIRPath', where, saying('exists([Condition: "Diabetes"])'), {
    when: all(fhirpath, inCondition),
  }),
  expressions(
    'FHIRPath that says it is CQL',
    where,
    edit('language', () => 'text/cql'),
    {
      when: all(fhirpath, ({ node }) => String((node as Tree).expression).includes('%')),
      also: ['expression', ''],
    },
  ),
  expressions(
    'a name of CQL that says it is FHIRPath',
    where,
    edit('language', () => 'text/fhirpath'),
    { when: named, also: ['expression', ''] },
  ),
  expressions(
    'a definition that the library has not',
    where,
    edit('expression', (text) => `${text} now`),
    { when: all(cql, has('expression'), ({ path }) => /Plan|Activity/.test(path)) },
  ),
  expressions(
    'a definition in another case',
    where,
    edit('expression', (text: string) => text.toLowerCase()),
    { when: all(cql, ({ path }) => /Plan|Activity/.test(path)) },
  ),
  expressions('no library for a name of CQL', 'PlanDefinition', drop('library'), {
    when: ({ bundle }) => bundle.type === 'collection',
    between: true,
    also: ['/PlanDefinition.action'],
  }),
  expressions(
    'a library in an expression that is a value set',
    where,
    (site) => set('reference', bundleOf(site, 'ValueSet')?.url)(site),
    { when: all(cql, has('reference')), also: ['expression', ''] },
  ),
  expressions(
    'a version of a library in an expression that is not here',
    where,
    edit('reference', (value: string) => `${value.split('|')[0]}|9.9`),
    { when: all(cql, has('reference')), also: ['expression', ''], severity: 'warning' },
  ),
  expressions(
    'an alternative that does not parse',
    '*.**.extension.valueExpression',
    edit('expression', (text) => `(${text}`),
    { when: fhirpath },
  ),
  expressions(
    'an alternative that names nothing',
    '*.**.extension.valueExpression',
    edit('expression', (text) => `${text} now`),
    { when: cql },
  ),
  expressions('a name of an expression that is no id', '*.**.expression', set('name', 'my name'), {
    when: has('language'),
  }),

  triggers('a named event without its name', 'PlanDefinition.**.trigger', drop('name'), {
    when: is({ type: 'named-event' }),
  }),
  triggers('a periodic trigger without its timing', 'PlanDefinition.**.trigger', drop('timingTiming'), {
    when: is({ type: 'periodic' }),
  }),
  triggers('a trigger of data without data', 'PlanDefinition.**.trigger', drop('data'), {
    when: is({ type: 'data-added' }),
  }),
  triggers('data and a timing', 'PlanDefinition.**.trigger', add('timingDate', '2024-01-01'), {
    when: has('data'),
  }),
  triggers(
    'a condition of a trigger without data',
    'PlanDefinition.**.trigger',
    add('condition', { language: 'text/fhirpath', expression: 'true' }),
    { when: lacks('data') },
  ),
  triggers('a hook that there is not', 'PlanDefinition.**.trigger', set('name', 'order-sing'), {
    when: is({ type: 'named-event' }),
    severity: 'warning',
  }),
  triggers('the same trigger twice', 'PlanDefinition.**.action', twice('trigger'), {
    when: has('trigger'),
    severity: 'warning',
  }),
  triggers(
    'a condition of a trigger that does not parse',
    'PlanDefinition.**.trigger',
    add('condition', { language: 'text/fhirpath', expression: '(true' }),
    { when: has('data') },
  ),

  data(
    'a type that is none',
    '*.**.input *.dataRequirement *.**.trigger.data',
    set('type', 'Medication Order'),
  ),
  data('a path and a search parameter', '*.**.codeFilter', add('searchParam', 'medication'), {
    when: has('path'),
  }),
  data('a path that the type has not', '*.**.codeFilter', set('path', 'medicine'), { when: has('path') }),
  data('a path to no code', '*.**.codeFilter', set('path', 'authoredOn'), {
    when: is({ path: 'medication' }),
    severity: 'warning',
  }),
  data('a date path that the type has not', '*.**.dateFilter', set('path', 'writtenOn')),
  data('a date path to no date', '*.**.dateFilter', set('path', 'status'), { severity: 'warning' }),
  data('a date path and a search parameter', '*.**.dateFilter', add('searchParam', 'authoredon')),
  data(
    'a search parameter that the type has not',
    '*.**.codeFilter',
    together(drop('path'), set('searchParam', 'no-such')),
    { when: has('path'), severity: 'warning' },
  ),
  data(
    'an element that must be there and is not',
    '*.**.input *.dataRequirement',
    edit('mustSupport', (list: string[]) => [...list, 'colour']),
    { also: ['mustSupport.1', 'mustSupport.2'], severity: 'warning' },
  ),
  data('a path to sort by that the type has not', '*.**.sort', set('path', 'writtenOn')),
  data('a limit below one', '*.**.input', set('limit', 0)),
  data(
    'a profile of another type',
    '*.**.input',
    set('profile', ['http://hl7.org/fhir/StructureDefinition/Patient']),
    { when: is({ type: 'MedicationRequest' }) },
  ),
  data(
    'a subject that is of no patient',
    '*.**.input',
    set('subjectCodeableConcept', {
      coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Person1' }],
    }),
  ),
  data('a code of a filter without system', '*.**.codeFilter.code', drop('system'), { severity: 'warning' }),

  dynamic('a path that the target has not', '*.**.dynamicValue', set('path', 'colour')),
  dynamic(
    'a deeper path that the target has not',
    '*.**.dynamicValue',
    edit('path', (path: string) => `${path}.colour`),
  ),
  dynamic(
    'a path that does not parse',
    '*.**.dynamicValue',
    edit('path', (path) => `${path}[`),
  ),
  dynamic('no path', '*.**.dynamicValue', drop('path'), { severity: 'warning' }),
  dynamic('no expression', '*.**.dynamicValue', drop('expression'), { severity: 'warning' }),
  dynamic('the same path twice', 'PlanDefinition.**.action', twice('dynamicValue'), {
    when: has('dynamicValue'),
    severity: 'warning',
  }),
  dynamic(
    'a path with a function that there is not',
    '*.**.dynamicValue',
    edit('path', (path) => `${path}.having(1)`),
    { severity: 'warning' },
  ),
  dynamic(
    'an expression that does not parse',
    '*.**.dynamicValue',
    edit('expression', () => ({ language: 'text/fhirpath', expression: "'urgent" })),
  ),

  activities('a kind that is no request', 'ActivityDefinition', set('kind', 'Observation')),
  activities('a dose of what is no drug', 'ActivityDefinition', set('kind', 'ServiceRequest'), {
    when: has('dosage'),
    also: ['dosage', 'productCodeableConcept', ''],
    severity: 'warning',
  }),
  activities('a body site of a message', 'ActivityDefinition', set('bodySite', [{ text: 'arm' }]), {
    when: is({ kind: 'CommunicationRequest' }),
    severity: 'warning',
  }),
  activities(
    'a profile of another kind',
    'ActivityDefinition',
    set('profile', 'http://hl7.org/fhir/StructureDefinition/Patient'),
    { severity: 'warning' },
  ),
  activities('no kind where the profile wants one', 'ActivityDefinition', drop('kind'), {
    when: ({ resource }) => JSON.stringify(resource.meta ?? {}).includes('uv/cpg'),
  }),
  activities('another kind than the profile wants', 'ActivityDefinition', set('kind', 'Appointment'), {
    when: ({ resource }) => /cpg-(?:communication|collect)/.test(JSON.stringify(resource.meta ?? {})),
    also: [''],
  }),
  activities(
    'another code than the profile wants',
    'ActivityDefinition',
    set('code', {
      coding: [
        { system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs', code: 'order-service' },
      ],
    }),
    {
      when: ({ resource }) => /cpg-(?:communication|collect)/.test(JSON.stringify(resource.meta ?? {})),
      also: [''],
    },
  ),
  activities('another intent than the profile wants', 'ActivityDefinition', set('intent', 'order'), {
    when: ({ resource }) => /cpg-(?:communication|collect)/.test(JSON.stringify(resource.meta ?? {})),
    also: [''],
  }),
  activities('doNotPerform left out where the profile wants it', 'ActivityDefinition', drop('doNotPerform'), {
    when: ({ resource }) => /cpg-(?:communication|collect)/.test(JSON.stringify(resource.meta ?? {})),
  }),
  activities('two timings', 'ActivityDefinition', add('timingDateTime', '2024-01-01'), {
    when: has('timingTiming'),
    also: ['timingTiming'],
  }),
  activities(
    'what to observe that is a plan',
    'ActivityDefinition',
    set('observationRequirement', [{ reference: 'PlanDefinition/x' }]),
    { severity: 'warning' },
  ),
  activities('a transform that is no map', 'ActivityDefinition', (site) =>
    set('transform', bundleOf(site, 'ValueSet')?.url)(site),
  ),
  activities(
    'a dose that is no quantity',
    'ActivityDefinition.dosage.doseAndRate',
    set('doseQuantity', '4 mg'),
  ),
  activities('text and doNotPerform as text', 'ActivityDefinition', edit('doNotPerform', String)),
  activities('a dose without UCUM', 'ActivityDefinition.dosage.doseAndRate.doseQuantity', drop('system')),

  ratings(
    'a strength that there is not',
    'PlanDefinition.**.action.extension.valueCodeableConcept.coding',
    edit('code', () => 'very-strong'),
    {
      when: ({ node, parent }) =>
        /strength|grade/.test(String((node as Tree).system)) && parent !== undefined,
    },
  ),
  ratings(
    'a quality that there is not',
    'PlanDefinition.**.action.extension.valueCodeableConcept.coding',
    edit('code', () => 'superb'),
    { when: ({ node }) => /quality|level/.test(String((node as Tree).system)) },
  ),
  ratings(
    'a direction that there is not',
    'PlanDefinition.**.action.extension.valueCodeableConcept.coding',
    edit('code', () => 'sideways'),
    { when: ({ node }) => /direction/.test(String((node as Tree).system)) },
  ),
  ratings(
    'a direction of another system',
    'PlanDefinition.**.action.extension.valueCodeableConcept.coding',
    edit('system', () => 'http://example.org/direction'),
    { when: ({ node }) => /direction/.test(String((node as Tree).system)) },
  ),
  ratings(
    'a strength coded as a quality',
    'PlanDefinition.**.action.extension.valueCodeableConcept',
    edit('coding', () => [
      { system: 'http://terminology.hl7.org/CodeSystem/evidence-quality', code: 'high' },
    ]),
    { when: ({ node }) => /strength|grade/.test(JSON.stringify(node)), severity: 'warning' },
  ),
  ratings(
    'a strength that is no code',
    'PlanDefinition.**.action.extension',
    set('valueCodeableConcept', {}),
    { when: ratingOf(/strengthOf/) },
  ),
  ratings(
    'two directions',
    'PlanDefinition.**.action',
    (site) => {
      const list = (site.node as Tree).extension as Tree[] | undefined;
      const found = list?.find(({ url }) => /directionOf/.test(String(url)));
      if (!list || !found) return undefined;
      list.push(structuredClone(found));
      return [`extension.${list.length - 1}`, `extension.${list.indexOf(found)}`, ''];
    },
    { severity: 'warning' },
  ),
  ratings(
    'for, though the activity is not to be performed',
    'PlanDefinition.**.action',
    (site) => {
      const list = (site.node as Tree).extension as Tree[] | undefined;
      const index =
        list?.findIndex(
          ({ url, valueCodeableConcept }) =>
            /directionOf/.test(String(url)) && JSON.stringify(valueCodeableConcept).includes('"against"'),
        ) ?? -1;
      const coding =
        index < 0
          ? undefined
          : (((list as Tree[])[index] as Tree).valueCodeableConcept as { coding: Tree[] }).coding[0];
      if (!coding) return undefined;
      coding.code = 'for';
      delete coding.display;
      return [`extension.${index}`, '', 'definitionCanonical'];
    },
    { when: ownActivity, severity: 'warning' },
  ),
  ratings(
    'against, though the activity is to be performed',
    'PlanDefinition.**.action',
    (site) => {
      const list = (site.node as Tree).extension as Tree[] | undefined;
      const index =
        list?.findIndex(
          ({ url, valueCodeableConcept }) =>
            /directionOf/.test(String(url)) && JSON.stringify(valueCodeableConcept).includes('"for"'),
        ) ?? -1;
      const coding =
        index < 0
          ? undefined
          : (((list as Tree[])[index] as Tree).valueCodeableConcept as { coding: Tree[] }).coding[0];
      if (!coding) return undefined;
      coding.code = 'against';
      delete coding.display;
      return [`extension.${index}`, '', 'definitionCanonical'];
    },
    { when: ownActivity, severity: 'warning' },
  ),
  ratings(
    'doNotPerform turned round',
    'ActivityDefinition',
    edit('doNotPerform', (value) => !value),
    {
      when: (site) =>
        (site.bundle.entry as Tree[]).some(
          ({ resource }) =>
            JSON.stringify((resource as Tree)?.action ?? {}).includes('directionOf') &&
            JSON.stringify((resource as Tree).action).includes(String(site.resource.url)),
        ),
      between: true,
      also: ['/PlanDefinition.action'],
      severity: 'warning',
    },
  ),
  ratings('doNotPerform left out of what is advised against', 'ActivityDefinition', drop('doNotPerform'), {
    when: (site) =>
      site.resource.doNotPerform === true &&
      (site.bundle.entry as Tree[]).some(
        ({ resource }) =>
          JSON.stringify((resource as Tree)?.action ?? {}).includes('directionOf') &&
          JSON.stringify((resource as Tree).action).includes(String(site.resource.url)),
      ),
    between: true,
    also: ['/PlanDefinition.action'],
    severity: 'warning',
  }),
  ratings(
    'a strength on the plan and not on an action',
    'PlanDefinition',
    push('extension', {
      url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation',
      valueCodeableConcept: {
        coding: [
          { system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs', code: 'for' },
        ],
      },
    }),
    { severity: 'warning' },
  ),
];

function fhirpathOf(expression: Tree | undefined): boolean {
  return expression?.language === 'text/fhirpath';
}
