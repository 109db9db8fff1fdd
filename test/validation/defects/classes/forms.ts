import { add, drop, edit, push, type Site, set, type Tree, together, twice } from '../change.ts';
import { all, groupOf, has, is, lacks } from '../defect.ts';

const forms = groupOf('Questionnaire');
const answers = groupOf('QuestionnaireResponse');
const guides = groupOf('ImplementationGuide');
const evidence = groupOf('Evidence');

const choice = is({ type: 'choice' });
const linked = (linkId: string) => is({ linkId });
const risk = 'http://example.org/fhir/opioid/CodeSystem/risk';

/** Forms, their answers, evidence and the guide. */
export const formDefects = [
  forms(
    'the same linkId twice',
    'Questionnaire',
    (site) => {
      const items = site.resource.item as Tree[];
      const [first, last] = [items[0], items[items.length - 1]];
      if (!first || !last || first === last) return undefined;
      last.linkId = first.linkId;
      return [`item.${items.length - 1}`, `item.${items.length - 1}.linkId`, 'item.0'];
    },
    { also: [''] },
  ),
  forms(
    'a question in enableWhen that there is not',
    'Questionnaire.**.enableWhen',
    edit('question', (value) => `${value}-x`),
  ),
  forms(
    'a question that asks for its own answer',
    'Questionnaire.item',
    (site) =>
      set('enableWhen', [{ question: (site.node as Tree).linkId, operator: 'exists', answerBoolean: true }])(
        site,
      ),
    { when: all(lacks('enableWhen'), ({ node }) => (node as Tree).type !== 'group') },
  ),
  forms(
    'questions that wait for each other',
    'Questionnaire.item',
    (site) => {
      const node = site.node as Tree;
      const items = site.resource.item as Tree[];
      const later = items.find((item) =>
        ((item.enableWhen as Tree[]) ?? []).some(({ question }) => question === node.linkId),
      );
      return later
        ? set('enableWhen', [{ question: later.linkId, operator: 'exists', answerBoolean: true }])(site)
        : undefined;
    },
    { severity: 'warning', between: true },
  ),
  forms(
    'an answer in enableWhen of another type than the question',
    'Questionnaire.**.enableWhen',
    (site) => {
      const node = site.node as Tree;
      const key = Object.keys(node).find((name) => name.startsWith('answer'));
      if (!key || node.operator === 'exists') return undefined;
      delete node[key];
      node.answerQuantity = { value: 1 };
      return ['answerQuantity'];
    },
  ),
  forms('exists without true or false', 'Questionnaire.**.enableWhen', (site) => {
    const node = site.node as Tree;
    if (node.operator !== 'exists') return undefined;
    delete node.answerBoolean;
    node.answerString = 'yes';
    return ['answerString'];
  }),
  forms(
    'a code in enableWhen that the question does not offer',
    'Questionnaire.**.enableWhen',
    set('answerCoding', { system: risk, code: 'none' }),
    { when: has('answerCoding') },
  ),
  forms(
    'text in enableWhen that the question does not offer',
    'Questionnaire.**.enableWhen',
    set('answerString', 'perhaps'),
    { when: all(has('answerString'), ({ bundle }) => bundle.id !== 'diabetes'), severity: 'warning' },
  ),
  forms('two conditions without saying how they join', 'Questionnaire.**.item', drop('enableBehavior')),
  forms('greater than for a boolean question', 'Questionnaire.**.enableWhen', set('operator', '>'), {
    when: has('answerBoolean'),
    also: ['answerBoolean'],
    severity: 'warning',
  }),
  forms(
    'options and a value set of options',
    'Questionnaire.**.item',
    add('answerValueSet', 'http://hl7.org/fhir/ValueSet/request-priority'),
    { when: has('answerOption') },
  ),
  forms(
    'options of a boolean question',
    'Questionnaire.**.item',
    add('answerOption', [{ valueString: 'yes' }]),
    { when: is({ type: 'boolean' }) },
  ),
  forms(
    'a value set of a text question',
    'Questionnaire.**.item',
    add('answerValueSet', 'http://hl7.org/fhir/ValueSet/request-priority'),
    { when: is({ type: 'string' }), severity: 'warning' },
  ),
  forms(
    'an option of another type than the question',
    'Questionnaire.**.item',
    push('answerOption', { valueDate: '2024-01-01' }),
    { when: all(choice, has('answerOption')), severity: 'warning' },
  ),
  forms('the same option twice', 'Questionnaire.**.item', twice('answerOption'), {
    when: has('answerOption'),
    severity: 'warning',
  }),
  forms(
    'two options chosen where one may be',
    'Questionnaire.**.item',
    (site) => {
      const options = (site.node as Tree).answerOption as Tree[] | undefined;
      if (!options || options.length < 2) return undefined;
      for (const option of options.slice(0, 2)) option.initialSelected = true;
      return ['answerOption', 'answerOption.0', 'answerOption.1', ''];
    },
    { when: ({ node }) => (node as Tree).repeats !== true, severity: 'warning' },
  ),
  forms('a group with an initial value', 'Questionnaire.**.item', add('initial', [{ valueString: 'x' }]), {
    when: is({ type: 'group' }),
  }),
  forms(
    'an initial value and a chosen option',
    'Questionnaire.**.item',
    add('initial', [{ valueCoding: { system: risk, code: 'low' } }]),
    { when: has('answerOption') },
  ),
  forms(
    'an initial value of another type',
    'Questionnaire.**.item',
    add('initial', [{ valueDate: '2024-01-01' }]),
    { when: is({ type: 'boolean' }) },
  ),
  forms(
    'two initial values where one may be',
    'Questionnaire.**.item',
    set('initial', [{ valueString: 'a' }, { valueString: 'b' }]),
    { when: is({ type: 'string' }) },
  ),
  forms(
    'an initial value that is too long',
    'Questionnaire.**.item',
    set('initial', [{ valueString: 'x'.repeat(30) }]),
    { when: has('maxLength'), severity: 'warning' },
  ),
  forms(
    'an initial value that is no option',
    'Questionnaire.**.item',
    set('initial', [{ valueCoding: { system: risk, code: 'none' } }]),
    { when: all(has('answerValueSet'), is({ type: 'choice' })) },
  ),
  forms('a length of an answer that is no text', 'Questionnaire.**.item', add('maxLength', 5), {
    when: is({ type: 'choice' }),
  }),
  forms('a display that is required', 'Questionnaire.**.item', add('required', true), {
    when: is({ type: 'display' }),
  }),
  forms('a display that is read only', 'Questionnaire.**.item', add('readOnly', true), {
    when: is({ type: 'display' }),
  }),
  forms('a display with items', 'Questionnaire.**.item', add('item', [{ linkId: 'inner', type: 'string' }]), {
    when: is({ type: 'display' }),
  }),
  forms('a group without items', 'Questionnaire.**.item', drop('item'), { when: is({ type: 'group' }) }),
  forms('a code of a display', 'Questionnaire.**.item', add('code', [{ system: risk, code: 'low' }]), {
    when: is({ type: 'display' }),
  }),
  forms('a choice without options', 'Questionnaire.**.item', drop('answerValueSet'), {
    when: choice,
    severity: 'warning',
  }),
  forms(
    'a lowest value over the highest',
    'Questionnaire.**.item',
    edit('extension', (list: Tree[]) =>
      list.map((each) => (String(each.url).endsWith('/minValue') ? { ...each, valueInteger: 99 } : each)),
    ),
    { when: linked('history.packs'), also: ['', 'extension.0', 'extension.1'], severity: 'warning' },
  ),
  forms(
    'a lowest value of another type',
    'Questionnaire.**.item',
    edit('extension', (list: Tree[]) =>
      list.map((each) =>
        String(each.url).endsWith('/minValue') ? { url: each.url, valueDate: '2024-01-01' } : each,
      ),
    ),
    { when: linked('history.packs'), also: ['', 'extension.0'], severity: 'warning' },
  ),
  forms(
    'a code of an item that its system has not',
    'Questionnaire.**.item',
    edit('code', () => [{ system: risk, code: 'nobody' }]),
    { when: linked('level') },
  ),
  forms(
    'a form that is derived from itself',
    'Questionnaire',
    (site) => set('derivedFrom', [site.resource.url])(site),
    { severity: 'warning' },
  ),

  answers(
    'an answer to a question that there is not',
    'QuestionnaireResponse.**.item',
    edit('linkId', (value) => `${value}-x`),
  ),
  answers('a required question without an answer', 'QuestionnaireResponse.**.item', drop('answer'), {
    when: linked('history.smokes'),
    also: ['', '..'],
  }),
  answers('a required question left out', 'QuestionnaireResponse.item', drop('item.0'), {
    when: linked('history'),
    also: ['', 'item'],
  }),
  answers('an answer of another type', 'QuestionnaireResponse.**.answer', (site) => {
    const node = site.node as Tree;
    for (const key of Object.keys(node)) delete node[key];
    node.valueTime = '10:00:00';
    return ['valueTime'];
  }),
  answers(
    'an answer that is no option',
    'QuestionnaireResponse.**.answer',
    set('valueCoding', { system: risk, code: 'moderate' }),
    { when: ({ path }) => /item\[2\]/.test(path) },
  ),
  answers(
    'an answer that the value set has not',
    'QuestionnaireResponse.**.answer',
    set('valueCoding', { system: risk, code: 'none' }),
    { when: ({ path }) => /item\[1\]\.answer/.test(path) },
  ),
  answers(
    'two answers where one may be',
    'QuestionnaireResponse.**.item',
    push('answer', { valueString: 'b' }),
    { when: linked('note') },
  ),
  answers(
    'an answer to a question that is not asked',
    'QuestionnaireResponse.item',
    edit('item', (items: Tree[]) =>
      items.map((each) =>
        each.linkId === 'history.smokes' ? { ...each, answer: [{ valueBoolean: false }] } : each,
      ),
    ),
    { when: linked('history'), also: ['item.1', 'item.0'] },
  ),
  answers('an answer over the highest value', 'QuestionnaireResponse.**.answer', set('valueInteger', 11), {
    when: has('valueInteger'),
  }),
  answers('an answer under the lowest value', 'QuestionnaireResponse.**.answer', set('valueInteger', -1), {
    when: has('valueInteger'),
  }),
  answers(
    'an answer that is too long',
    'QuestionnaireResponse.**.answer',
    set('valueString', 'x'.repeat(21)),
    { when: has('valueString') },
  ),
  answers('a group with an answer', 'QuestionnaireResponse.item', add('answer', [{ valueString: 'x' }]), {
    when: linked('history'),
  }),
  answers(
    'an answer to a text to show',
    'QuestionnaireResponse',
    push('item', { linkId: 'thanks', answer: [{ valueString: 'x' }] }),
  ),
  answers(
    'the same item twice',
    'QuestionnaireResponse',
    (site) => {
      const items = site.resource.item as Tree[];
      items.push(structuredClone(items[1] as Tree));
      return [`item.${items.length - 1}`, 'item.1', ''];
    },
    { severity: 'warning' },
  ),
  answers(
    'items in another order',
    'QuestionnaireResponse',
    edit('item', (items: Tree[]) => [...items].reverse()),
    { also: ['item.0', 'item.1', 'item.4', 'item.3', 'item.2', ''] },
  ),
  answers('an item in another group', 'QuestionnaireResponse', (site) => {
    const items = site.resource.item as Tree[];
    const [inner] = ((items[0] as Tree).item as Tree[]).splice(1, 1);
    items.splice(1, 0, inner as Tree);
    return ['item.1'];
  }),
  answers('the words of a question changed', 'QuestionnaireResponse.**.item', set('text', 'Drinks?'), {
    when: has('text'),
    severity: 'warning',
  }),
  answers('items beside an answer', 'QuestionnaireResponse.item', add('item', [{ linkId: 'x' }]), {
    when: linked('note'),
    also: [''],
  }),
  answers('the form under its id', 'QuestionnaireResponse', set('questionnaire', 'Questionnaire/risk'), {
    severity: 'warning',
  }),

  evidence('an outcome left out', 'Evidence.outcome', set('reference', ''), {}),
  evidence('an outcome that is a plan', 'Evidence.outcome', (site) => {
    const plan = (site.bundle.entry as Tree[])
      .map(({ resource }) => resource as Tree)
      .find(({ resourceType }) => resourceType === 'PlanDefinition');
    return set('reference', `PlanDefinition/${plan?.id}`)(site);
  }),
  evidence('a comparison that is an evidence', 'Evidence.exposureVariant', (site) =>
    set('reference', `Evidence/${site.resource.id}`)(site),
  ),
  evidence(
    'a characteristic without what it is',
    'EvidenceVariable.characteristic',
    drop('definitionCodeableConcept'),
  ),
  evidence('an exclusion that is text', 'EvidenceVariable.characteristic', set('exclude', 'yes')),
  evidence(
    'a characteristic with an expression that names nothing',
    'EvidenceVariable.characteristic',
    edit('definitionExpression', (value: Tree) => ({ ...value, expression: 'Dose Is Low' })),
    { severity: 'warning' },
  ),
  evidence(
    'two times of a participation',
    'EvidenceVariable.characteristic',
    add('participantEffectivePeriod', { start: '2024-01-01' }),
    { when: has('participantEffectiveDuration'), also: ['participantEffectiveDuration'] },
  ),
  evidence(
    'no characteristic',
    'EvidenceVariable',
    edit('characteristic', () => []),
  ),
  evidence(
    'an exposure that is text',
    'Evidence',
    edit('exposureBackground', () => 'EvidenceVariable/x'),
  ),
  evidence(
    'certainty with an unknown code',
    '*.**.extension',
    edit('valueCodeableConcept', (value: Tree) => ({
      ...value,
      coding: [{ ...((value.coding as Tree[])[0] as Tree), code: 'nobody' }],
    })),
    { when: ({ node, path }) => (node as Tree).url === 'rating' && path.includes('Evidence') },
  ),

  guides(
    'a resource that is not in the package',
    'ImplementationGuide.definition.resource',
    edit('reference', (value: Tree) => ({ reference: `${value.reference}-x` })),
    { severity: 'warning' },
  ),
  guides('a resource of the package left out', 'ImplementationGuide.definition', drop('resource.0'), {
    severity: 'warning',
    between: true,
    also: ['', '..', 'resource'],
  }),
  guides('a resource listed twice', 'ImplementationGuide.definition', twice('resource'), {
    severity: 'warning',
  }),
  guides(
    'a group that is not declared',
    'ImplementationGuide.definition.resource',
    set('groupingId', 'nobody'),
    { also: ['..'] },
  ),
  guides(
    'an example of two kinds',
    'ImplementationGuide.definition.resource',
    together(set('exampleBoolean', true), set('exampleCanonical', 'http://example.org/x')),
  ),
  guides('a name of a package that is none', 'ImplementationGuide', set('packageId', 'My Guide!')),
  guides('the same page twice', 'ImplementationGuide.definition.page', twice('page'), {
    severity: 'warning',
    when: has('page'),
  }),
  guides(
    'a parameter that there is not',
    'ImplementationGuide.definition.parameter',
    set('code', 'path-resources'),
  ),
  guides('a group without name', 'ImplementationGuide.definition.grouping', drop('name')),
];

void together;

export type { Site };
