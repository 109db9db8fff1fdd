import { add, drop, edit, push, type Site, set, type Tree, twice } from '../change.ts';
import { all, groupOf, has, is, lacks } from '../defect.ts';

const references = groupOf('references');
const canonicals = groupOf('canonicals');
const extensions = groupOf('extensions');
const narrative = groupOf('narrative');
const ids = groupOf('ids');
const contained = groupOf('contained');

const literal = ({ node }: Site) => /^[A-Z]\w+\/[\w.-]+$/.test(String((node as Tree)?.reference ?? ''));
const ownCanonical = ({ node }: Site) =>
  typeof node === 'string' && /(?:example\.org\/fhir\/opioid|example\.int|knart)/.test(node);
const isHere = ({ node, bundle }: Site) =>
  (bundle.entry as Tree[]).some(
    ({ resource }) => (resource as Tree)?.url === String((node as Tree)?.resource).split('|')[0],
  );
const extend = (url: string) => is({ url });
const strength = 'http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation';
const direction = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation';
const others = ({ bundle }: Site, type: string): Tree[] =>
  (bundle.entry as Tree[])
    .map(({ resource }) => resource as Tree)
    .filter(({ resourceType }) => resourceType === type);

/** What points to something. */
export const linkDefects = [
  references(
    'a reference to a resource that is not here',
    '*.**.exposureBackground *.**.outcome *.**.subject *.**.entity',
    edit('reference', (value) => `${value}-x`),
    { when: literal, severity: 'warning' },
  ),
  references(
    'a reference to a resource of a wrong type',
    'Evidence.exposureBackground Evidence.outcome',
    (site) => set('reference', `ValueSet/${others(site, 'ValueSet')[0]?.id}`)(site),
  ),
  references(
    'a subject of a wrong type',
    'Observation.subject QuestionnaireResponse.subject',
    set('reference', 'ValueSet/opioids'),
    {
      when: ({ resource, bundle }) => resource.resourceType === 'Observation' && bundle.id === 'opioid-guide',
    },
  ),
  references(
    'a reference to an unknown type',
    '*.**.exposureBackground *.**.subject *.**.entity',
    edit('reference', (value: string) => value.replace(/^[A-Z]\w+/, '$&s')),
  ),
  references(
    'a reference that is a name',
    '*.**.exposureBackground *.**.subject',
    set('reference', 'the patient'),
  ),
  references(
    'a reference without id',
    '*.**.exposureBackground *.**.subject',
    edit('reference', (value: string) => value.replace(/\/.*/, '/')),
  ),
  references(
    'a reference to a contained resource that is not there',
    '*.**.exposureBackground *.**.subject',
    set('reference', '#nobody'),
  ),
  references(
    'a type that the reference has not',
    '*.**.exposureBackground Observation.subject',
    set('type', 'Device'),
    { also: ['reference'] },
  ),
  references(
    'a type of a reference that there is not',
    '*.**.exposureBackground Observation.subject',
    set('type', 'Patients'),
    { also: ['reference'] },
  ),
  references(
    'a uuid that no entry has',
    'Evidence.outcome Evidence.exposureBackground',
    set('reference', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0'),
    { severity: 'warning' },
  ),
  references(
    'an address below the base of the bundle that is not here',
    'Evidence.outcome Evidence.exposureBackground',
    set('reference', 'http://example.org/fhir/opioid/EvidenceVariable/nobody'),
    { when: ({ bundle }) => bundle.id === 'opioid-guide', severity: 'warning' },
  ),
  references(
    'a canonical in the place of a reference',
    'Evidence.outcome Evidence.exposureBackground',
    (site) => set('reference', `${others(site, 'EvidenceVariable')[0]?.url}|2.1.0`)(site),
  ),

  canonicals(
    'a library that is not here',
    'PlanDefinition.library ActivityDefinition.library Measure.library',
    edit('', (value: string) => value.replace(/(\|.*)?$/, 'Old')),
    { when: ownCanonical, severity: 'warning' },
  ),
  canonicals(
    'a version of a library that is not here',
    'PlanDefinition.library',
    edit('', (value: string) => value.replace(/(\|.*)?$/, '|9.9.9')),
    { when: ownCanonical, severity: 'warning' },
  ),
  canonicals('a library that is a value set', 'PlanDefinition.library ActivityDefinition.library', (site) =>
    set('', others(site, 'ValueSet')[0]?.url)(site),
  ),
  canonicals(
    'a definition that is not here',
    'PlanDefinition.**.definitionCanonical',
    edit('', (value: string) => value.replace(/(\|.*)?$/, '-x')),
    { when: ownCanonical, severity: 'warning' },
  ),
  canonicals(
    'a version of a definition that is not here',
    'PlanDefinition.**.definitionCanonical',
    edit('', (value: string) => value.replace(/(\|.*)?$/, '|9.9.9')),
    { when: ownCanonical, severity: 'warning' },
  ),
  canonicals('a definition of a wrong type', 'PlanDefinition.**.definitionCanonical', (site) =>
    set('', others(site, 'ValueSet')[0]?.url)(site),
  ),
  canonicals('a definition that is a library', 'PlanDefinition.**.definitionCanonical', (site) =>
    set('', others(site, 'Library')[0]?.url)(site),
  ),
  canonicals(
    'a definition in a contained resource that is not there',
    'PlanDefinition.**.definitionCanonical',
    set('', '#nobody'),
  ),
  canonicals(
    'a related artifact that is not here',
    '*.relatedArtifact',
    edit('resource', (value: string) => value.replace(/(\|.*)?$/, '-x')),
    { when: ({ node }) => ownCanonical({ node: (node as Tree).resource } as Site), severity: 'warning' },
  ),
  canonicals(
    'a version of a related artifact that is not here',
    '*.relatedArtifact',
    edit('resource', (value: string) => value.replace(/(\|.*)?$/, '|9.9')),
    { when: isHere, severity: 'warning' },
  ),
  canonicals(
    'a relative canonical',
    'PlanDefinition.library PlanDefinition.**.definitionCanonical',
    set('', 'lib-1'),
  ),
  canonicals(
    'a canonical with two versions',
    'PlanDefinition.library PlanDefinition.**.definitionCanonical',
    edit('', (value) => `${value}|1|2`),
  ),
  canonicals(
    'a canonical that is a reference',
    'PlanDefinition.library PlanDefinition.**.definitionCanonical',
    set('', 'Library/logic'),
  ),
  canonicals(
    'a relative url',
    'PlanDefinition.url Library.url ValueSet.url Questionnaire.url',
    edit('', (value: string) => value.split('/').slice(-2).join('/')),
  ),
  canonicals(
    'a url with a version',
    'PlanDefinition.url Library.url ValueSet.url',
    edit('', (value) => `${value}|1.0`),
    { severity: 'warning' },
  ),
  canonicals(
    'the url of another resource',
    'ValueSet.url EvidenceVariable.url ActivityDefinition.url',
    (site) => {
      const other = others(site, String(site.resource.resourceType)).find(({ url }) => url !== site.node);
      return other ? set('', other.url)(site) : undefined;
    },
    { between: true },
  ),
  canonicals(
    'a profile of another type',
    '*.meta.profile',
    set('', 'http://hl7.org/fhir/StructureDefinition/Patient'),
    { when: ({ resource }) => resource.resourceType !== 'Patient' },
  ),
  canonicals(
    'a profile of HL7 that there is not',
    '*.meta.profile',
    edit('', (value: string) => value.replace(/definition|activity/, (word) => `${word}s`)),
    { when: ({ node }) => /uv\/cpg.*(?:definition|activity)/.test(String(node)), severity: 'warning' },
  ),
  canonicals(
    'an answer value set that is not here',
    'Questionnaire.**.answerValueSet',
    edit('', (value: string) => value.replace(/(\|.*)?$/, '-x')),
    { severity: 'warning' },
  ),
  canonicals('an answer value set that is a code system', 'Questionnaire.**.answerValueSet', (site) =>
    set('', others(site, 'CodeSystem')[0]?.url)(site),
  ),
  canonicals(
    'a value set of a data requirement that is not here',
    '*.**.codeFilter',
    edit('valueSet', (value: string) => value.replace(/(\|.*)?$/, '-x')),
    { severity: 'warning' },
  ),
  canonicals('a value set of a data requirement that is a library', '*.**.codeFilter', (site) =>
    (site.node as Tree).valueSet ? set('valueSet', others(site, 'Library')[0]?.url)(site) : undefined,
  ),
  canonicals(
    'a strategy that a plan is part of and that is not here',
    'PlanDefinition.extension',
    edit('valueCanonical', (value: string) => value.replace(/(\|.*)?$/, '-x')),
    { when: extend('http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-partOf'), severity: 'warning' },
  ),
  canonicals(
    'a questionnaire to collect with that is not here',
    'ActivityDefinition.extension',
    edit('valueCanonical', (value) => `${value}-x`),
    { severity: 'warning' },
  ),
  canonicals(
    'a questionnaire that the answers are of and that is not here',
    'QuestionnaireResponse',
    edit('questionnaire', (value) => `${value}-x`),
    { severity: 'warning' },
  ),
  canonicals(
    'a base definition that is not here',
    'StructureDefinition',
    set('baseDefinition', 'http://hl7.org/fhir/StructureDefinition/Extensions'),
    { severity: 'warning' },
  ),
  canonicals(
    'a reference to a library of an expression that is not here',
    '*.**.expression',
    edit('reference', (value: string) => value.replace(/(\|.*)?$/, 'Old')),
    { severity: 'warning', also: ['expression'] },
  ),

  extensions('a relative url', '*.**.extension', set('url', 'my-extension'), {
    when: all(has('url'), ({ path }) => !/extension\[\d+\]\.extension/.test(path)),
  }),
  extensions(
    'a url that HL7 has not',
    '*.**.extension',
    edit('url', (value) => `${value}s`),
    { when: ({ node }) => String((node as Tree).url).startsWith('http://hl7.org'), severity: 'warning' },
  ),
  extensions(
    'a value of a wrong type',
    '*.**.extension',
    (site) => {
      const node = site.node as Tree;
      if (!('valueCodeableConcept' in node)) return undefined;
      delete node.valueCodeableConcept;
      node.valueString = 'strong';
      return ['valueString'];
    },
    { when: ({ node }) => /^http/.test(String((node as Tree).url)) },
  ),
  extensions('a code as text', '*.extension', (site) => {
    const node = site.node as Tree;
    if (!('valueCode' in node)) return undefined;
    node.valueString = node.valueCode;
    delete node.valueCode;
    return ['valueString'];
  }),
  extensions('neither value nor inner extensions', '*.**.extension', (site) => {
    const key = Object.keys(site.node as Tree).find((name) => name.startsWith('value'));
    return key ? drop(key)(site) : undefined;
  }),
  extensions(
    'value and inner extensions',
    '*.**.extension',
    add('extension', [{ url: 'x', valueString: 'y' }]),
    { when: ({ node }) => Object.keys(node as Tree).some((key) => key.startsWith('value')) },
  ),
  extensions('two values', '*.**.extension', add('valueBase64Binary', 'AAAA'), {
    when: ({ node }) => Object.keys(node as Tree).some((key) => key.startsWith('value')),
    also: [
      'valueCode',
      'valueCanonical',
      'valueCodeableConcept',
      'valueString',
      'valueInteger',
      'valueReference',
      'valueMarkdown',
      'valueExpression',
      'valueId',
    ],
  }),
  extensions(
    'a type of value that there is not',
    '*.**.extension',
    add('valueNarrative', { status: 'generated' }),
    { when: lacks('extension') },
  ),
  extensions(
    'more than once where once is allowed',
    'PlanDefinition.**.action',
    (site) => {
      const list = (site.node as Tree).extension as Tree[] | undefined;
      const index = list?.findIndex(({ url }) => url === strength) ?? -1;
      if (!list || index < 0) return undefined;
      list.push(structuredClone(list[index] as Tree));
      return [`extension.${list.length - 1}`, `extension.${index}`, ''];
    },
    { severity: 'warning' },
  ),
  extensions(
    'a place where it may not stand',
    'ActivityDefinition ValueSet Library',
    push('extension', {
      url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-partOf',
      valueCanonical: 'http://example.org/PlanDefinition/x',
    }),
  ),
  extensions(
    'the direction of a recommendation on a value set',
    'ValueSet CodeSystem',
    push('extension', { url: direction, valueCodeableConcept: { text: 'for' } }),
  ),
  extensions(
    'the limit of an answer on a plan',
    'PlanDefinition',
    push('extension', {
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden',
      valueBoolean: true,
    }),
  ),
  extensions(
    'an inner extension that is not defined',
    '*.**.extension',
    push('extension', { url: 'colour', valueString: 'blue' }),
    {
      when: all(has('extension'), ({ node }) =>
        /derivation-reference|cqf-certainty/.test(String((node as Tree).url)),
      ),
    },
  ),
  extensions('an inner extension of a wrong type', '*.**.extension.extension', (site) => {
    const node = site.node as Tree;
    if (!('valueInteger' in node)) return undefined;
    node.valueString = String(node.valueInteger);
    delete node.valueInteger;
    return ['valueString'];
  }),
  extensions(
    'a modifier that nobody knows',
    'PlanDefinition.**.action ActivityDefinition',
    push('modifierExtension', { url: 'http://example.org/unknown', valueBoolean: true }),
    { severity: 'warning' },
  ),
  extensions(
    'an extension that is no modifier as a modifier',
    'PlanDefinition',
    push('modifierExtension', {
      url: 'http://hl7.org/fhir/StructureDefinition/cqf-knowledgeCapability',
      valueCode: 'computable',
    }),
  ),
  extensions(
    'a modifier on a data type',
    'PlanDefinition.type',
    add('modifierExtension', [{ url: 'http://example.org/x', valueBoolean: true }]),
  ),
  extensions(
    'an extension that is no list',
    'PlanDefinition Library',
    edit('extension', (value: Tree[]) => value[0]),
  ),
  extensions(
    'an alternative expression without language',
    '*.**.extension',
    edit('valueExpression', (value: Tree) => ({ expression: value.expression })),
  ),
  extensions('an extension of the package of a wrong type', 'Evidence.extension', (site) => {
    const node = site.node as Tree;
    if (!String(node.url).includes('risk-note')) return undefined;
    node.valueInteger = 1;
    delete node.valueString;
    return ['valueInteger'];
  }),
  extensions(
    'an extension of the package at a wrong place',
    'Library ActivityDefinition',
    push('extension', {
      url: 'http://example.org/fhir/opioid/StructureDefinition/risk-note',
      valueString: 'x',
    }),
    { when: ({ bundle }) => bundle.id === 'opioid-guide' },
  ),

  ...(
    [
      ['no namespace', (div: string) => div.replace(/ xmlns="[^"]*"/, '')],
      ['another namespace', (div: string) => div.replace('1999/xhtml', '1999/html')],
      ['a script', (div: string) => div.replace(/<\/div>$/, '<script>alert(1)</script></div>')],
      ['an event handler', (div: string) => div.replace(/<p>/, '<p onclick="go()">')],
      [
        'an iframe',
        (div: string) => div.replace(/<\/div>$/, '<iframe src="https://example.org"></iframe></div>'),
      ],
      ['a form', (div: string) => div.replace(/<\/div>$/, '<form><input type="text"/></form></div>')],
      ['an object', (div: string) => div.replace(/<\/div>$/, '<object data="x"></object></div>')],
      ['a style sheet', (div: string) => div.replace(/<\/div>$/, '<style>p { color: red }</style></div>')],
      [
        'a link to a style sheet',
        (div: string) =>
          div.replace(/<\/div>$/, '<link rel="stylesheet" href="https://example.org/x.css"/></div>'),
      ],
      [
        'a link with a script',
        (div: string) => div.replace(/<\/div>$/, '<a href="javascript:alert(1)">x</a></div>'),
      ],
      ['an element that is not closed', (div: string) => div.replace('</p>', '')],
      ['elements that cross', (div: string) => div.replace('<p>', '<p><b><i>x</b></i>')],
      ['an attribute without quotes', (div: string) => div.replace('<p>', '<p class=x>')],
      ['an unknown element', (div: string) => div.replace('<p>', '<p><blink>x</blink>')],
      ['an unknown attribute', (div: string) => div.replace('<p>', '<p data-x="1">')],
      ['an ampersand', (div: string) => div.replace('<p>', '<p>a & b')],
      ['an unknown entity', (div: string) => div.replace('<p>', '<p>&nosuch;')],
      ['a document type', (div: string) => `<!DOCTYPE html>${div}`],
      ['an external entity', (div: string) => `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${div}`],
      ['a processing instruction', (div: string) => div.replace('<p>', '<?php x ?><p>')],
      ['a body around it', (div: string) => `<body xmlns="http://www.w3.org/1999/xhtml">${div}</body>`],
      ['no content', () => '<div xmlns="http://www.w3.org/1999/xhtml"></div>'],
      ['only spaces', () => '<div xmlns="http://www.w3.org/1999/xhtml">  <p> </p></div>'],
      ['a paragraph as the root', () => '<p xmlns="http://www.w3.org/1999/xhtml">x</p>'],
      ['plain text', () => 'Plan'],
      ['two roots', (div: string) => `${div}${div}`],
      [
        'a link to an anchor that is not there',
        (div: string) => div.replace(/<\/div>$/, '<a href="#nowhere">x</a></div>'),
      ],
      [
        'the same id twice',
        (div: string) => div.replace(/<\/div>$/, '<p id="twin">x</p><p id="twin">y</p></div>'),
      ],
      ['an element in capitals', (div: string) => div.replace('<p>', '<P>x</P><p>')],
    ] as const
  ).map(([name, change]) =>
    narrative(
      name,
      '*.text.div',
      edit('', (div: string) => (change(div) === div ? undefined : change(div))),
      {
        also: ['..'],
        ...(/anchor|twice/.test(name) && { severity: 'warning' as const }),
      },
    ),
  ),
  narrative('a status without text', '*.text', drop('div'), { also: [''] }),
  narrative(
    'a language that the resource has not',
    '*.text.div',
    edit('', (div: string) => div.replace('<div ', '<div lang="de" xml:lang="de" ')),
    { severity: 'warning', when: ({ resource }) => resource.language === 'en-US' },
  ),

  contained('a contained resource without id', '*.contained', drop('id')),
  contained(
    'a contained resource that nothing names',
    'PlanDefinition Library ActivityDefinition',
    push('contained', { resourceType: 'Library', id: 'unused', status: 'draft', type: { text: 'x' } }),
  ),
  contained(
    'a contained resource in a contained one',
    '*.contained',
    add('contained', [{ resourceType: 'Patient', id: 'x' }]),
  ),
  contained('a version of a contained resource', '*.contained', set('meta', { versionId: '1' }), {
    also: ['..'],
  }),
  contained(
    'a security label of a contained resource',
    '*.contained',
    set('meta', {
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }],
    }),
    { also: ['..'] },
  ),
  contained('the same id of two contained resources', 'PlanDefinition', twice('contained'), {
    when: has('contained'),
  }),
  contained(
    'an id with a mark',
    '*.contained',
    edit('id', (value) => `#${value}`),
  ),
  contained('a contained thing that is no resource', '*.contained', drop('resourceType')),
  contained(
    'a fault inside a contained resource',
    '*.contained',
    edit('status', () => 'published'),
  ),

  ids('the same id of two elements', 'PlanDefinition', (site) => {
    const actions = site.resource.action as Tree[];
    const concept = site.resource.type as Tree | undefined;
    if (!actions?.[0]?.id || !concept) return undefined;
    concept.id = actions[0].id;
    return ['type', 'type.id', 'action.0', 'action.0.id'];
  }),
  ids('an id of an element with a space', 'PlanDefinition.**.action', set('id', 'first action')),
  ids(
    'the id of another resource of its type',
    'ValueSet.id EvidenceVariable.id',
    (site) => {
      const other = others(site, String(site.resource.resourceType)).find(({ id }) => id !== site.node);
      return other ? set('', other.id)(site) : undefined;
    },
    { between: true, also: ['/Bundle.entry'] },
  ),
  ids('no id where it is put by id', 'PlanDefinition ValueSet', drop('id'), {
    when: ({ bundle }) => bundle.type === 'transaction',
    severity: 'warning',
    between: true,
    also: ['/Bundle.entry'],
  }),
  ids('a version id with a slash', '*.meta.versionId', set('', 'a/b')),
];
