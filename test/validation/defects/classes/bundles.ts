import { add, drop, edit, push, type Site, set, type Tree, together, twice } from '../change.ts';
import { groupOf, has, is, lacks } from '../defect.ts';

const bundles = groupOf('Bundle');
const types = groupOf('data types');

const transaction = ({ bundle }: Site) => bundle.type === 'transaction';
const collection = ({ bundle }: Site) => bundle.type === 'collection';

/** Bundles, and data types everywhere. */
export const bundleDefects = [
  bundles(
    'the same fullUrl twice',
    'Bundle.entry',
    (site) => {
      const other = (site.bundle.entry as Tree[]).find((entry) => entry !== site.node);
      return set('fullUrl', other?.fullUrl)(site);
    },
    { between: true, also: ['/Bundle.entry', '/Bundle', '..'] },
  ),
  bundles(
    'a fullUrl of another id than the resource',
    'Bundle.entry',
    edit('fullUrl', (value) => `${value}-x`),
    {
      also: ['resource', ''],
      when: ({ node }) =>
        /^http/.test(String((node as Tree).fullUrl)) &&
        transaction({ bundle: { type: 'transaction' } } as unknown as Site),
    },
  ),
  bundles(
    'a fullUrl with a version',
    'Bundle.entry',
    edit('fullUrl', (value) => `${value}/_history/1`),
  ),
  bundles(
    'a relative fullUrl',
    'Bundle.entry',
    edit('fullUrl', () => 'PlanDefinition/x'),
  ),
  bundles(
    'a fullUrl of a uuid that is none',
    'Bundle.entry',
    edit('fullUrl', () => 'urn:uuid:1234'),
  ),
  bundles('no fullUrl', 'Bundle.entry', drop('fullUrl'), { when: collection, severity: 'warning' }),
  bundles('no request in a transaction', 'Bundle.entry', drop('request'), {
    when: transaction,
    also: ['/Bundle'],
  }),
  bundles('a request in a collection', 'Bundle.entry', add('request', { method: 'PUT', url: 'x' }), {
    when: collection,
    also: ['/Bundle'],
  }),
  bundles('a response in a transaction', 'Bundle.entry', add('response', { status: '200' }), {
    when: transaction,
    also: ['/Bundle'],
  }),
  bundles('a search score in a collection', 'Bundle.entry', add('search', { mode: 'match' }), {
    when: collection,
    also: ['/Bundle'],
  }),
  bundles('a total in a transaction', 'Bundle', add('total', 3), { when: has('entry') }),
  bundles('an empty entry', 'Bundle', push('entry', {}), { when: has('entry') }),
  bundles('an entry with a link only', 'Bundle.entry', drop('resource'), {
    when: ({ bundle, path }) => path.startsWith('Bundle') && bundle.type === 'collection',
  }),
  bundles('a PUT without a resource', 'Bundle.entry', drop('resource'), {
    when: transaction,
    also: ['/Bundle'],
  }),
  bundles(
    'a PUT to another type',
    'Bundle.entry.request',
    edit('url', (value: string) => value.replace(/^\w+/, 'Patient')),
    { when: is({ method: 'PUT' }), also: ['..', ''] },
  ),
  bundles(
    'a PUT to another id',
    'Bundle.entry.request',
    edit('url', (value) => `${value}-x`),
    { when: is({ method: 'PUT' }), also: ['..'] },
  ),
  bundles(
    'a PUT without an id',
    'Bundle.entry.request',
    edit('url', (value: string) => value.replace(/\/.*/, '')),
    { when: is({ method: 'PUT' }), also: ['..'] },
  ),
  bundles('a POST to an id', 'Bundle.entry.request', set('method', 'POST'), { also: ['url', '..'] }),
  bundles('a DELETE with a resource', 'Bundle.entry.request', set('method', 'DELETE'), {
    also: ['..'],
    severity: 'warning',
  }),
  bundles('a GET with a resource', 'Bundle.entry.request', set('method', 'GET'), {
    also: ['..'],
    severity: 'warning',
  }),
  bundles('a PUT with ifNoneExist', 'Bundle.entry.request', add('ifNoneExist', 'url=x'), {
    when: is({ method: 'PUT' }),
    severity: 'warning',
  }),
  bundles(
    'the same resource put twice',
    'Bundle',
    twice('entry', (entry: Tree) => ({
      ...entry,
      fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
      resource: { ...(entry.resource as Tree), title: 'Another' },
    })),
    { when: transaction, between: true, also: ['/CodeSystem', '/CodeSystem.id', '/CodeSystem.url'] },
  ),
  bundles(
    'the same link twice',
    'Bundle',
    add('link', [
      { relation: 'self', url: 'http://example.org/1' },
      { relation: 'self', url: 'http://example.org/2' },
    ]),
    { when: has('entry') },
  ),
  bundles('a link without an address', 'Bundle', add('link', [{ relation: 'self' }]), { when: has('entry') }),
  bundles(
    'a document without its identifier',
    'Bundle',
    edit('type', () => 'document'),
    { when: collection },
  ),
  bundles(
    'an entry that is a list',
    'Bundle.entry',
    edit('resource', (value: Tree) => [value]),
  ),

  types(
    'a period that ends before it starts',
    '*.**.effectivePeriod *.**.valuePeriod *.**.period',
    edit('start', () => '2031-01-01'),
    { when: has('start', 'end') },
  ),
  types(
    'a quantity with a code and no system',
    '*.**.timingDuration *.**.offsetDuration *.**.doseQuantity',
    drop('system'),
  ),
  types(
    'a duration that is no time',
    '*.**.timingDuration *.**.offsetDuration *.**.due *.**.participantEffectiveDuration',
    edit('code', () => 'mg'),
  ),
  types('a contact without its system', '*.**.telecom', drop('system'), { when: has('value') }),
  types('a timing without its unit', '*.**.repeat', drop('periodUnit'), { when: has('period') }),
  types(
    'a timing with a negative period',
    '*.**.repeat',
    edit('period', () => -1),
  ),
  types('a longest period without a period', '*.**.repeat', together(drop('period'), set('periodMax', 3)), {
    when: has('period'),
  }),
  types(
    'a time of day and an event',
    '*.**.repeat',
    together(set('timeOfDay', ['10:00:00']), set('when', ['MORN'])),
    { when: has('period') },
  ),
  types('a time of day that is none', '*.**.repeat', set('timeOfDay', ['24:30:00'])),
  types('an offset without an event', '*.**.repeat', set('offset', 10)),
  types(
    'a range whose low is higher',
    '*.**.doseAndRate',
    together(
      drop('doseQuantity'),
      set('doseRange', { low: { value: 5, unit: 'mg' }, high: { value: 2, unit: 'mg' } }),
    ),
  ),
  types(
    'a ratio without its denominator',
    '*.**.doseAndRate',
    set('rateRatio', { numerator: { value: 5, unit: 'mg' } }),
  ),
  types('an attachment with data and no type', 'Library.content', drop('contentType'), { when: has('data') }),
  types('an attachment of a wrong size', 'Library.content', set('size', 7), { when: has('data') }),
  types('an attachment with a wrong hash', 'Library.content', set('hash', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='), {
    when: has('data'),
    severity: 'warning',
  }),
  types('a media type that is none', 'Library.content', set('contentType', 'cql'), { severity: 'warning' }),
  types('an expression with neither text nor reference', '*.**.expression', drop('expression'), {
    when: lacks('reference'),
  }),
  types('an identifier that is an address without being one', '*.identifier', set('value', 'guide 12'), {
    when: is({ system: 'urn:ietf:rfc:3986' }),
  }),
  types('an identifier system that is no uri', '*.identifier', set('system', 'my system')),
  types(
    'an author of a note of two kinds',
    '*.note',
    together(set('authorString', 'A'), set('authorReference', { display: 'A' })),
  ),
  types('a note without text', '*.note', drop('text')),
  types(
    'a name that programs cannot use',
    'PlanDefinition Library ValueSet Questionnaire',
    set('name', 'my plan 1'),
    { severity: 'warning' },
  ),
  types('a parameter with a lower bound over its upper one', 'Library.parameter', set('min', 3), {
    when: is({ max: '1' }),
  }),
  types('an upper bound that is no number', 'Library.parameter', set('max', 'many')),
  types('an approval after the last review', 'PlanDefinition', set('approvalDate', '2030-01-01'), {
    when: has('lastReviewDate'),
    also: ['lastReviewDate'],
    severity: 'warning',
  }),
  types('a rank of a contact that is negative', '*.telecom', set('rank', -2)),
];
