import { add, type Change, drop, edit, push, type Site, set, type Tree, together } from './change.ts';
import { has, is, lacks } from './defect.ts';

/** A change that breaks nothing: no finding may be an error because of it. */
export interface Neutral {
  readonly name: string;
  readonly at: string;
  readonly change: Change;
  readonly when?: (site: Site) => boolean;
}

const reversed = edit('relatedArtifact', (list: unknown[]) =>
  list.length > 1 ? [...list].reverse() : undefined,
);

/** What authors do every day. */
export const neutralChanges: readonly Neutral[] = [
  {
    name: 'other words',
    at: '*.title *.description *.**.textEquivalent',
    change: set('', 'Other words, with “quotes” & <signs>.'),
  },
  {
    name: 'words of another script',
    at: '*.title *.publisher',
    change: set('', '推奨される治療 – δοκιμή 👍'),
  },
  {
    name: 'an extension of their own',
    at: 'PlanDefinition PlanDefinition.**.action *.**.code',
    change: push('extension', { url: 'http://example.com/fhir/StructureDefinition/own', valueString: 'x' }),
    when: ({ node }) => typeof node === 'object',
  },
  {
    name: 'an extension on a plain value',
    at: 'PlanDefinition Library ValueSet',
    change: add('_title', {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: 'de' },
            { url: 'content', valueString: 'Titel' },
          ],
        },
      ],
    }),
  },
  {
    name: 'an extension for a missing value',
    at: 'PlanDefinition Library',
    change: add('_purpose', {
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' },
      ],
    }),
  },
  {
    name: 'another purpose, contact and jurisdiction',
    at: 'PlanDefinition ActivityDefinition ValueSet',
    change: set('purpose', 'For review.'),
  },
  {
    name: 'a contact',
    at: '*',
    change: push('contact', { name: 'A', telecom: [{ system: 'url', value: 'https://example.com' }] }),
    when: has('publisher'),
  },
  {
    name: 'an identifier',
    at: 'PlanDefinition Library ValueSet Questionnaire',
    change: push('identifier', {
      system: 'urn:ietf:rfc:3986',
      value: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
    }),
  },
  { name: 'a day for a moment', at: '*.date', change: set('', '2024') },
  { name: 'a moment with a zone', at: '*.date', change: set('', '2024-03-05T10:15:00.5-05:00') },
  {
    name: 'active for draft',
    at: '*.status',
    change: set('', 'active'),
    when: ({ resource, node }) => node === 'draft' && resource.resourceType !== 'Observation',
  },
  { name: 'retired', at: 'PlanDefinition.status Library.status ValueSet.status', change: set('', 'retired') },
  { name: 'related artifacts in another order', at: '*', change: reversed },
  {
    name: 'related artifacts of another kind',
    at: '*.relatedArtifact.type',
    change: set('', 'documentation'),
    when: ({ node }) => node === 'citation',
  },
  {
    name: 'codes in another order',
    at: 'ValueSet.compose.include',
    change: edit('concept', (list: Tree[]) => [...list].reverse()),
  },
  {
    name: 'an expansion in another order',
    at: 'ValueSet.expansion',
    change: edit('contains', (list: Tree[]) => [...list].reverse()),
  },
  {
    name: 'conditions in another order',
    at: 'PlanDefinition.**.action',
    change: edit('condition', (list: Tree[]) => (list.length > 1 ? [...list].reverse() : undefined)),
  },
  {
    name: 'properties in another order',
    at: 'PlanDefinition Library Questionnaire',
    change: (site) => reorder(site.node as Tree),
  },
  {
    name: 'another priority',
    at: 'PlanDefinition.**.action ActivityDefinition',
    change: set('priority', 'asap'),
    when: ({ node }) => typeof node === 'object',
  },
  { name: 'another published code', at: 'PlanDefinition.topic.coding', change: set('code', 'education') },
  { name: 'a text beside a code', at: 'PlanDefinition.type Library.type', change: set('text', 'A type') },
  {
    name: 'a second coding of another system',
    at: 'PlanDefinition.type Library.type',
    change: push('coding', { system: 'http://example.com/types', code: 'x' }),
  },
  { name: 'userSelected', at: '*.**.coding', change: set('userSelected', true) },
  {
    name: 'a comment in the narrative',
    at: '*.text.div',
    change: edit('', (div: string) => div.replace(/<\/div>$/, '<!-- a comment --></div>')),
  },
  {
    name: 'entities and numbers in the narrative',
    at: '*.text.div',
    change: edit('', (div: string) =>
      div.replace(/<\/div>$/, '<p>&lt;5&#160;mg &#x2265; 1 &amp; more</p></div>'),
    ),
  },
  {
    name: 'a table in the narrative',
    at: '*.text.div',
    change: edit('', (div: string) =>
      div.replace(
        /<\/div>$/,
        '<table border="1"><thead><tr><th colspan="2">x</th></tr></thead><tbody><tr><td style="color: red">1</td><td>2</td></tr></tbody></table></div>',
      ),
    ),
  },
  { name: 'no narrative', at: '*', change: drop('text') },
  {
    name: 'another action at the end',
    at: 'PlanDefinition',
    change: push('action', {
      id: 'another',
      title: 'Another',
      description: 'Another',
      code: [{ text: 'other' }],
    }),
    when: has('action'),
  },
  { name: 'an action that waits for another', at: 'PlanDefinition', change: (site) => addWaiting(site) },
  {
    name: 'a definition elsewhere',
    at: 'PlanDefinition.**.definitionCanonical',
    change: set('', 'http://example.com/fhir/ActivityDefinition/elsewhere|1.0'),
    when: ({ path, resource }) =>
      !JSON.stringify(resource).includes('"#') &&
      path.includes('action') &&
      JSON.stringify(resource.meta ?? {}).includes('recommendation') &&
      !JSON.stringify(resource.action).includes('dosageInstruction'),
  },
  {
    name: 'FHIRPath in other words',
    at: 'PlanDefinition.**.condition.expression',
    change: edit('expression', (text: string) => `( ${text} )`),
    when: is({ language: 'text/fhirpath' }),
  },
  {
    name: 'FHIRPath with a comment',
    at: 'PlanDefinition.**.condition.expression',
    change: edit('expression', (text: string) => `${text} /* why */`),
    when: is({ language: 'text/fhirpath' }),
  },
  {
    name: 'another trigger',
    at: 'PlanDefinition.**.action',
    change: push('trigger', { type: 'named-event', name: 'encounter-start' }),
    when: ({ resource }) => !JSON.stringify(resource.meta ?? {}).includes('strategy'),
  },
  {
    name: 'an event of their own',
    at: 'PlanDefinition.**.action',
    change: push('trigger', { type: 'named-event', name: 'monthly-review' }),
  },
  {
    name: 'an input',
    at: 'PlanDefinition.**.action',
    change: push('input', {
      type: 'Observation',
      codeFilter: [{ path: 'code', code: [{ system: 'http://loinc.org', code: '8867-4' }] }],
      dateFilter: [
        {
          path: 'effective',
          valueDuration: { value: 6, unit: 'months', system: 'http://unitsofmeasure.org', code: 'mo' },
        },
      ],
    }),
    when: ({ resource }) => !JSON.stringify(resource.meta ?? {}).includes('pathway'),
  },
  { name: 'a participant', at: 'PlanDefinition.**.action', change: push('participant', { type: 'patient' }) },
  {
    name: 'a unit in words',
    at: '*.**.doseQuantity *.**.timingDuration *.valueQuantity',
    change: set('unit', 'something else'),
  },
  { name: 'another number', at: '*.**.doseQuantity.value *.valueQuantity.value', change: set('', 12.25) },
  {
    name: 'a display of a concept in capitals',
    at: '*.**.topic.coding',
    change: set('display', 'TREATMENT'),
  },
  {
    name: 'a designation',
    at: 'CodeSystem.**.concept',
    change: push('designation', { language: 'fr', value: 'x' }),
    when: has('code'),
  },
  {
    name: 'a question more',
    at: 'Questionnaire',
    change: push('item', { linkId: 'more', type: 'text', text: 'More?' }),
  },
  {
    name: 'help for a question',
    at: 'Questionnaire',
    change: push('item', {
      linkId: 'more',
      type: 'decimal',
      text: 'More?',
      item: [{ linkId: 'help', type: 'display', text: 'Help' }],
    }),
  },
  { name: 'an answer of another country', at: 'QuestionnaireResponse', change: set('language', 'de-CH') },
  {
    name: 'a later version of what nobody pins',
    at: 'StructureDefinition.version EvidenceVariable.version',
    change: set('', '3.0.0-beta+1'),
    when: ({ bundle }) => bundle.id === 'opioid-guide',
  },
  {
    name: 'a note',
    at: 'Evidence EvidenceVariable',
    change: push('note', { text: 'Noted.', authorString: 'A' }),
  },
  {
    name: 'tags and labels',
    at: '*',
    change: set('meta', {
      tag: [{ system: 'http://example.com/tags', code: 'x' }],
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }],
      source: 'http://example.com/source',
    }),
    when: ({ node }) => typeof node === 'object',
  },
  {
    name: 'a profile of their own',
    at: 'PlanDefinition Library Patient',
    change: set('meta', { profile: ['http://example.com/StructureDefinition/own|1.0'] }),
  },
  {
    name: 'a contained resource that is named',
    at: 'ActivityDefinition',
    change: together(
      set('contained', [{ resourceType: 'Location', id: 'place', name: 'Ward' }]),
      set('location', { reference: '#place' }),
    ),
    when: lacks('location'),
  },
  {
    name: 'an entry that is kept by POST',
    at: 'Bundle',
    change: push('entry', {
      fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
      resource: { resourceType: 'Basic', code: { text: 'x' } },
      request: { method: 'POST', url: 'Basic' },
    }),
    when: is({ type: 'transaction' }),
  },
  {
    name: 'a link of the Bundle',
    at: 'Bundle',
    change: push('link', { relation: 'self', url: 'http://example.com/Bundle' }),
    when: has('entry'),
  },
];

function reorder(node: Tree): readonly string[] {
  const entries = Object.entries(node).reverse();
  for (const [key] of entries) delete node[key];
  Object.assign(node, Object.fromEntries(entries));
  return [''];
}

function addWaiting({ node }: Site): readonly string[] | undefined {
  const action = (node as Tree).action as Tree[] | undefined;
  const id = action?.[0]?.id;
  if (!action || id === undefined || JSON.stringify((node as Tree).meta ?? {}).includes('pathway'))
    return undefined;
  action.push({
    id: 'later',
    title: 'Later',
    description: 'Later',
    code: [{ text: 'x' }],
    relatedAction: [{ actionId: id, relationship: 'after-end' }],
  });
  return ['action'];
}
