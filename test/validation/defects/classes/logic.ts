import { add, drop, edit, type Site, set, type Tree, twice } from '../change.ts';
import { groupOf, has, is } from '../defect.ts';

const libraries = groupOf('Library');
const profiles = groupOf('profiles');

const decoded = (change: (text: string) => string) =>
  edit('data', (value: string) => {
    const text = Buffer.from(value, 'base64').toString('utf8');
    const changed = change(text);
    return changed === text ? undefined : Buffer.from(changed).toString('base64');
  });
const ofType = (contentType: string) => is({ contentType });
const cql = ofType('text/cql');
const elm = ofType('application/elm+json');
const claims =
  (name: string) =>
  ({ resource }: Site) =>
    JSON.stringify((resource.meta as Tree | undefined)?.profile ?? []).includes(name);
const logic = ({ resource }: Site) => JSON.stringify(resource.type ?? {}).includes('logic-library');

const givesFirst = ({ resource }: Site) =>
  ((resource.parameter as Tree[] | undefined) ?? [])[0]?.use === 'out';

/** Libraries, and what profiles ask. */
export const logicDefects = [
  libraries(
    'another name than the logic',
    'Library',
    edit('name', (value) => `${value}2`),
    { when: logic },
  ),
  libraries('another version than the logic', 'Library', set('version', '9.9.9'), {
    when: logic,
    between: true,
    also: ['/PlanDefinition.library'],
  }),
  libraries(
    'another end of the url than the logic',
    'Library',
    edit('url', (value) => `${value}2`),
    { when: logic },
  ),
  libraries(
    'CQL of another name',
    'Library.content',
    decoded((text) => text.replace(/^library \w+/, 'library Other')),
    { when: cql, also: ['/Library', '/Library.name', '/Library.url', '/Library.content'] },
  ),
  libraries(
    'CQL of another version',
    'Library.content',
    decoded((text) => text.replace(/version '[^']*'/, "version '0.0.1'")),
    { when: cql, also: ['/Library', '/Library.version', '/Library.content'] },
  ),
  libraries(
    'ELM of another version',
    'Library.content',
    decoded((text) => text.replace(/"version":"[^"]*"/, '"version":"0.0.1"')),
    { when: elm, also: ['/Library', '/Library.version', '/Library.content'] },
  ),
  libraries(
    'ELM of another name',
    'Library.content',
    decoded((text) => text.replace(/"id":"\w+"/, '"id":"Other"')),
    { when: elm, also: ['/Library', '/Library.name', '/Library.url', '/Library.content'] },
  ),
  libraries(
    'ELM that is cut',
    'Library.content',
    decoded((text) => text.slice(0, -20)),
    { when: elm },
  ),
  libraries(
    'ELM that is no ELM',
    'Library.content',
    decoded(() => '{"a":1}'),
    { when: elm },
  ),
  libraries(
    'ELM that lacks a definition of the CQL',
    'Library.content',
    decoded((text) => text.replace(/"name":"Is Adult"/, '"name":"Is Grown Up"')),
    { when: elm, between: true, also: ['/Library.content', '/PlanDefinition.action'] },
  ),
  libraries('ELM that names its type as CQL', 'Library.content', set('contentType', 'text/cql'), {
    when: elm,
    also: ['', 'data'],
  }),
  libraries(
    'no CQL in what says it is',
    'Library.content',
    decoded(() => 'Hello world, this is text.'),
    { when: cql },
  ),
  libraries('empty content', 'Library.content', set('data', ''), { when: has('data') }),
  libraries('content twice', 'Library', twice('content'), { when: has('content'), severity: 'warning' }),
  libraries('no content of logic', 'Library', drop('content'), { when: logic, severity: 'warning' }),
  libraries('neither data nor url in a content', 'Library.content', drop('data'), { severity: 'warning' }),
  libraries(
    'a type that there is not',
    'Library.type.coding',
    edit('code', () => 'logic'),
  ),
  libraries('a parameter twice', 'Library', twice('parameter'), {
    when: has('parameter'),
    severity: 'warning',
  }),
  libraries(
    'a parameter that gives what the logic has not',
    'Library',
    edit('parameter', (list: Tree[]) =>
      list.map((each, index) => (index === 0 && each.use === 'out' ? { ...each, name: 'No Such' } : each)),
    ),
    { when: givesFirst, also: ['parameter.0'], severity: 'warning' },
  ),
  libraries(
    'a parameter of another type than the logic gives',
    'Library',
    edit('parameter', (list: Tree[]) =>
      list.map((each, index) => (index === 0 && each.use === 'out' ? { ...each, type: 'string' } : each)),
    ),
    { when: givesFirst, also: ['parameter.0'], severity: 'warning' },
  ),
  libraries(
    'CQL that does not parse',
    'Library.content',
    decoded((text) => text.replace('define "Is Adult":', 'define "Is Adult:')),
    { when: cql },
  ),
  libraries(
    'a library that depends on itself',
    'Library',
    (site) => set('relatedArtifact', [{ type: 'depends-on', resource: site.resource.url }])(site),
    { severity: 'warning' },
  ),
  libraries(
    'content in Latin-1',
    'Library.content',
    edit('data', (value: string) =>
      Buffer.concat([Buffer.from(value, 'base64'), Buffer.from([0xe9, 0x20])]).toString('base64'),
    ),
    { when: cql },
  ),
  libraries(
    'content encoded twice',
    'Library.content',
    edit('data', (value: string) => Buffer.from(value).toString('base64')),
    { when: cql },
  ),
  libraries(
    'a value set of a data requirement that is not here',
    'Library.dataRequirement.codeFilter',
    edit('valueSet', (value: string) => value.replace(/(\|.*)?$/, '-x')),
    { severity: 'warning' },
  ),

  ...[
    ['crmi-shareableplandefinition', 'PlanDefinition', 'title'],
    ['crmi-shareableplandefinition', 'PlanDefinition', 'version'],
    ['crmi-shareableplandefinition', 'PlanDefinition', 'description'],
    ['crmi-shareableplandefinition', 'PlanDefinition', 'url'],
    ['crmi-publishableplandefinition', 'PlanDefinition', 'date'],
    ['crmi-shareableactivitydefinition', 'ActivityDefinition', 'experimental'],
    ['crmi-shareableactivitydefinition', 'ActivityDefinition', 'title'],
    ['crmi-shareablelibrary', 'Library', 'description'],
    ['crmi-shareablevalueset', 'ValueSet', 'experimental'],
    ['crmi-shareablevalueset', 'ValueSet', 'title'],
    ['crmi-shareablecodesystem', 'CodeSystem', 'caseSensitive'],
    ['crmi-shareablecodesystem', 'CodeSystem', 'description'],
    ['cpg-recommendationdefinition', 'PlanDefinition', 'type'],
    ['cpg-recommendationdefinition', 'PlanDefinition', 'action'],
    ['cpg-strategydefinition', 'PlanDefinition', 'type'],
    ['cpg-strategydefinition', 'PlanDefinition.action', 'title'],
    ['cpg-strategydefinition', 'PlanDefinition.action', 'description'],
    ['cpg-strategydefinition', 'PlanDefinition.action', 'code'],
  ].map(([profile = '', at = '', element = '']) =>
    profiles(`${profile} without ${at.includes('action') ? 'action.' : ''}${element}`, at, drop(element), {
      when: (site) => claims(profile)(site),
    }),
  ),
  profiles(
    'a recommendation of another type',
    'PlanDefinition',
    set('type', {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'order-set' }],
    }),
    { when: claims('cpg-recommendationdefinition') },
  ),
  profiles(
    'a strategy of another type',
    'PlanDefinition',
    set('type', {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
    }),
    { when: claims('cpg-strategydefinition') },
  ),
  profiles(
    'a strategy with a behaviour that it may not have',
    'PlanDefinition.action',
    add('groupingBehavior', 'logical-group'),
    { when: claims('cpg-strategydefinition') },
  ),
  profiles(
    'a strategy with a dynamic value',
    'PlanDefinition.action',
    add('dynamicValue', [
      { path: 'priority', expression: { language: 'text/fhirpath', expression: "'urgent'" } },
    ]),
    { when: claims('cpg-strategydefinition') },
  ),
  profiles(
    'two libraries where one may be',
    'PlanDefinition',
    twice('library', (value) => `${String(value).split('|')[0]}2`),
    { when: (site) => claims('uv/cpg')(site) && 'library' in site.resource, also: ['library'] },
  ),
  profiles(
    'a strategy that does an activity',
    'PlanDefinition.action',
    (site) => {
      const activity = (site.bundle.entry as Tree[])
        .map(({ resource }) => resource as Tree)
        .find(({ resourceType }) => resourceType === 'ActivityDefinition');
      return activity ? set('definitionCanonical', activity.url)(site) : undefined;
    },
    { when: claims('cpg-strategydefinition'), severity: 'warning' },
  ),
  profiles(
    'a code system of one level that says nothing of its hierarchy',
    'CodeSystem',
    drop('hierarchyMeaning'),
    { when: claims('crmi-shareablecodesystem'), severity: 'warning' },
  ),
];
