import { add, drop, edit, push, set, type Tree, together, twice } from '../change.ts';
import { groupOf, has, is } from '../defect.ts';

const forms = groupOf('Questionnaire');
const terms = groupOf('ValueSet');
const systems = groupOf('CodeSystem');
const maps = groupOf('ConceptMap');
const forms2 = groupOf('code forms');
const extensions = groupOf('extensions');

const hl7 = 'http://hl7.org/fhir/StructureDefinition';

const item = 'Questionnaire.**.item';
const own = 'http://example.net/fhir/diabetes';

/** Faults in forms and in terminology. */
export const formPartDefects = [
  extensions(
    'a control of an item that there is not',
    `${item}.extension`,
    set('valueCodeableConcept.coding.0.code', 'dropdown'),
    { when: is({ url: `${hl7}/questionnaire-itemControl` }), severity: 'warning' },
  ),
  extensions(
    'a control of an item that is a code',
    `${item}.extension`,
    (site) => {
      const node = site.node as Tree;
      delete node.valueCodeableConcept;
      node.valueCode = 'table';
      return ['valueCode', ''];
    },
    { when: is({ url: `${hl7}/questionnaire-itemControl` }) },
  ),
  extensions(
    'hidden as text',
    `${item}.extension`,
    (site) => {
      const node = site.node as Tree;
      delete node.valueBoolean;
      node.valueString = 'true';
      return ['valueString', ''];
    },
    { when: is({ url: `${hl7}/questionnaire-hidden` }) },
  ),
  extensions(
    'a unit of a question that is text',
    `${item}.extension`,
    (site) => {
      const node = site.node as Tree;
      delete node.valueCoding;
      node.valueString = 'kg';
      return ['valueString', ''];
    },
    { when: is({ url: `${hl7}/questionnaire-unit` }) },
  ),
  extensions(
    'a unit of a question that UCUM has not',
    `${item}.extension`,
    set('valueCoding.code', 'kilos'),
    { when: is({ url: `${hl7}/questionnaire-unit` }) },
  ),
  extensions(
    'a unit on a question for text',
    item,
    add('extension', [
      { url: `${hl7}/questionnaire-unit`, valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' } },
    ]),
    { when: is({ type: 'text' }), severity: 'warning' },
  ),
  extensions(
    'a unit to choose on a question for a date',
    item,
    add('extension', [
      {
        url: `${hl7}/questionnaire-unitOption`,
        valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' },
      },
    ]),
    { when: is({ type: 'time' }), severity: 'warning' },
  ),
  extensions('a least of answers over the most', `${item}.extension`, set('valueInteger', 9), {
    when: is({ url: `${hl7}/questionnaire-minOccurs` }),
    severity: 'warning',
    also: ['..'],
  }),
  extensions(
    'a most of answers of a question that does not repeat',
    item,
    (site) => {
      (site.node as Tree).repeats = false;
      return ['repeats', 'extension'];
    },
    { when: ({ node }) => (node as Tree).linkId === '1.3', severity: 'warning' },
  ),
  extensions('a pattern of a question that is none', `${item}.extension`, set('valueString', '[A-Z'), {
    when: is({ url: `${hl7}/regex` }),
    severity: 'warning',
  }),
  extensions('a least length over the most', `${item}.extension`, set('valueInteger', 40), {
    when: is({ url: `${hl7}/minLength` }),
    severity: 'warning',
    also: ['..', '../maxLength'],
  }),
  extensions('a number of decimals below zero', `${item}.extension`, set('valueInteger', -1), {
    when: is({ url: `${hl7}/maxDecimalPlaces` }),
    severity: 'warning',
  }),
  extensions(
    'decimals of a text',
    item,
    add('extension', [{ url: `${hl7}/maxDecimalPlaces`, valueInteger: 1 }]),
    { when: is({ type: 'text' }), severity: 'warning' },
  ),
  extensions('an orientation that there is not', `${item}.extension`, set('valueCode', 'diagonal'), {
    when: is({ url: `${hl7}/questionnaire-choiceOrientation` }),
  }),
  extensions(
    'a type of a resource to choose that there is not',
    `${item}.extension`,
    set('valueCode', 'Doctor'),
    { when: is({ url: `${hl7}/questionnaire-referenceResource` }) },
  ),
  extensions(
    'a type of a resource to choose of a question for text',
    item,
    add('extension', [{ url: `${hl7}/questionnaire-referenceResource`, valueCode: 'Patient' }]),
    { when: is({ type: 'text' }), severity: 'warning' },
  ),
  extensions(
    'an exclusive option on an item',
    item,
    add('extension', [{ url: `${hl7}/questionnaire-optionExclusive`, valueBoolean: true }]),
    { when: is({ type: 'text' }) },
  ),
  extensions(
    'a step of a slider on a text',
    item,
    add('extension', [{ url: `${hl7}/questionnaire-sliderStepValue`, valueInteger: 2 }]),
    { when: is({ type: 'text' }), severity: 'warning' },
  ),
  extensions('a step of a slider of zero', `${item}.extension`, set('valueInteger', 0), {
    when: is({ url: `${hl7}/questionnaire-sliderStepValue` }),
    severity: 'warning',
  }),
  extensions('a weight of an answer as text', `${item}.answerOption.valueCoding.extension`, (site) => {
    const node = site.node as Tree;
    delete node.valueDecimal;
    node.valueString = '0';
    return ['valueString', ''];
  }),
  extensions('a variable of a form without name', 'Questionnaire.extension', drop('valueExpression.name'), {
    when: has('valueExpression'),
  }),
  extensions(
    'a variable of a form that does not parse',
    'Questionnaire.extension',
    set('valueExpression.expression', '%resource.item.where('),
    { when: has('valueExpression'), severity: 'warning' },
  ),
  extensions(
    'a variable of a form on what forms have not',
    'Questionnaire.extension',
    set('valueExpression.expression', '%resource.items.count()'),
    { when: has('valueExpression'), severity: 'warning' },
  ),
  extensions(
    'a calculated answer that does not parse',
    `${item}.extension`,
    set('valueExpression.expression', "%resource.item.where(linkId = '7').answer.count("),
    { when: ({ node }) => String((node as Tree).url).endsWith('calculatedExpression'), severity: 'warning' },
  ),
  extensions('a calculated answer without language', `${item}.extension`, drop('valueExpression.language'), {
    when: ({ node }) => String((node as Tree).url).endsWith('calculatedExpression'),
  }),
  extensions(
    'a calculated answer with a variable that nobody declares',
    `${item}.extension`,
    set('valueExpression.expression', '%weight * 2'),
    { when: ({ node }) => String((node as Tree).url).endsWith('calculatedExpression'), severity: 'warning' },
  ),
  extensions('a rule of a form without its severity', 'Questionnaire.extension', drop('extension.1'), {
    when: has('extension'),
  }),
  extensions(
    'a rule of a form whose severity there is not',
    'Questionnaire.extension',
    set('extension.1.valueCode', 'fatal'),
    { when: has('extension') },
  ),
  extensions(
    'a rule of a form that does not parse',
    'Questionnaire.extension',
    set('extension.2.valueString', 'item.exists('),
    { when: has('extension'), severity: 'warning' },
  ),
  extensions('a media type of an answer that is none', `${item}.extension`, set('valueCode', 'picture'), {
    when: is({ url: `${hl7}/mimeType` }),
    severity: 'warning',
  }),
  extensions(
    'a translation without its content',
    'PlanDefinition',
    add('_title', {
      extension: [{ url: `${hl7}/translation`, extension: [{ url: 'lang', valueCode: 'de' }] }],
    }),
    { also: ['_title', 'title'] },
  ),
  extensions(
    'a translation in a language that there is not',
    'PlanDefinition',
    add('_title', {
      extension: [
        {
          url: `${hl7}/translation`,
          extension: [
            { url: 'lang', valueCode: 'german_DE' },
            { url: 'content', valueString: 'x' },
          ],
        },
      ],
    }),
    { also: ['_title', 'title'] },
  ),
  extensions(
    'a reason for no value that there is not',
    'PlanDefinition',
    add('_purpose', { extension: [{ url: `${hl7}/data-absent-reason`, valueCode: 'lost' }] }),
    { also: ['_purpose', 'purpose'] },
  ),
  extensions(
    'a status of a standard that there is not',
    'PlanDefinition Library ValueSet',
    push('extension', { url: `${hl7}/structuredefinition-standards-status`, valueCode: 'stable' }),
  ),
  extensions(
    'a maturity that is text',
    'PlanDefinition Library ValueSet',
    push('extension', { url: `${hl7}/structuredefinition-fmm`, valueString: '2' }),
  ),
  extensions(
    'a birth place on a plan',
    'PlanDefinition',
    push('extension', { url: `${hl7}/patient-birthPlace`, valueAddress: { city: 'x' } }),
  ),
  extensions(
    'a birth place that is text',
    'Patient',
    push('extension', { url: `${hl7}/patient-birthPlace`, valueString: 'x' }),
  ),
  extensions(
    'a mother’s maiden name twice',
    'Patient',
    together(
      push('extension', { url: `${hl7}/patient-mothersMaidenName`, valueString: 'x' }),
      push('extension', { url: `${hl7}/patient-mothersMaidenName`, valueString: 'y' }),
    ),
    { also: ['extension', ''], severity: 'warning' },
  ),
  extensions(
    'an effective period in an extension that is a date',
    'ConceptMap',
    push('extension', { url: `${hl7}/resource-effectivePeriod`, valueDate: '2025-01-01' }),
  ),
  extensions(
    'a date of approval in an extension with a time',
    'ValueSet',
    push('extension', { url: `${hl7}/resource-approvalDate`, valueDateTime: '2025-01-01T10:00:00Z' }),
  ),
  extensions(
    'a library of an extension that is text',
    'Questionnaire ActivityDefinition',
    push('extension', { url: `${hl7}/cqf-library`, valueString: 'Lib' }),
  ),
  extensions(
    'an order of concepts as text',
    'CodeSystem.**.concept',
    push('extension', { url: `${hl7}/codesystem-conceptOrder`, valueString: '1' }),
    { when: has('code') },
  ),
  extensions(
    'an order of concepts on a code system',
    'CodeSystem',
    push('extension', { url: `${hl7}/codesystem-conceptOrder`, valueInteger: 1 }),
  ),
  extensions(
    'a level of representation that there is not',
    'PlanDefinition Library',
    push('extension', { url: `${hl7}/cqf-knowledgeRepresentationLevel`, valueCode: 'runnable' }),
  ),
  extensions(
    'a rationale that is a text',
    'PlanDefinition',
    push('extension', {
      url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-rationale',
      valueString: 'x',
    }),
    { when: ({ node }) => !JSON.stringify((node as Tree).extension ?? []).includes('cpg-rationale') },
  ),
  extensions(
    'an extension in an extension that may have none',
    'PlanDefinition',
    push('extension', {
      url: `${hl7}/cqf-knowledgeCapability`,
      extension: [{ url: 'x', valueCode: 'computable' }],
    }),
  ),
  extensions(
    'a precision of a number on a plan',
    'PlanDefinition',
    push('extension', { url: `${hl7}/quantity-precision`, valueInteger: 1 }),
  ),
  extensions(
    'a modifier in an action that nobody knows',
    'PlanDefinition.**.action',
    push('modifierExtension', { url: 'http://example.net/fhir/StructureDefinition/not', valueBoolean: true }),
    { severity: 'warning' },
  ),
  extensions(
    'a modifier in an item that is null',
    item,
    push('modifierExtension', { url: 'not', valueBoolean: true }),
  ),
  forms('a question of the abstract kind', item, set('type', 'question'), {
    when: is({ type: 'text' }),
    severity: 'warning',
  }),
  forms('a length of zero', item, set('maxLength', 0), { when: has('maxLength'), severity: 'warning' }),
  forms('a length below zero', item, set('maxLength', -4), { when: has('maxLength'), severity: 'warning' }),
  forms(
    'an answer in enableWhen over a text of greater',
    `${item}.enableWhen`,
    together(set('operator', '>')),
    { when: has('answerString'), severity: 'warning' },
  ),
  forms('the same enableWhen twice', item, twice('enableWhen'), {
    when: has('enableBehavior'),
    severity: 'warning',
  }),
  forms(
    'an enableWhen that can never hold',
    item,
    (site) => {
      const list = (site.node as Tree).enableWhen as Tree[];
      list.push({ ...list[0], operator: '<' });
      return ['enableWhen', 'enableWhen.2', 'enableWhen.0'];
    },
    { when: ({ node }) => (node as Tree).linkId === '1.3.2', severity: 'warning' },
  ),
  forms('an enableWhen on a group', `${item}.enableWhen`, set('question', '1'), {
    when: ({ resource }) => resource.id === 'diabetes-check',
    severity: 'warning',
    also: ['operator'],
  }),
  forms(
    'an enableWhen on its own child',
    'Questionnaire.item',
    add('enableWhen', [{ question: '1.1', operator: 'exists', answerBoolean: true }]),
    { when: is({ linkId: '1' }), severity: 'warning' },
  ),
  forms(
    'an integer for a decimal in enableWhen',
    `${item}.enableWhen`,
    (site) => {
      const node = site.node as Tree;
      delete node.answerDecimal;
      node.answerDate = '2025-01-01';
      return ['answerDate', ''];
    },
    { when: has('answerDecimal') },
  ),
  forms('an initial time that is none', `${item}.initial`, set('valueTime', '8:00'), {
    when: has('valueTime'),
  }),
  forms(
    'an initial address that is a text',
    `${item}.initial`,
    (site) => {
      const node = site.node as Tree;
      delete node.valueUri;
      node.valueString = 'me';
      return ['valueString', ''];
    },
    { when: has('valueUri') },
  ),
  forms(
    'an initial quantity in a unit that is no option',
    `${item}.initial`,
    set('valueQuantity.code', 'mg/dL'),
    { when: has('valueQuantity'), severity: 'warning', also: [''] },
  ),
  forms('an initial value without anything', `${item}.initial`, set('', { id: 'x' })),
  forms('an initial value of a text to show', item, add('initial', [{ valueString: 'x' }]), {
    when: is({ type: 'display' }),
  }),
  forms('options of a question for a picture', item, add('answerOption', [{ valueString: 'x' }]), {
    when: is({ type: 'attachment' }),
  }),
  forms('a value set of a question for a time', item, add('answerValueSet', `${own}/ValueSet/stages`), {
    when: is({ type: 'time' }),
    severity: 'warning',
  }),
  forms('options of two types', item, push('answerOption', { valueString: 'often' }), {
    when: is({ linkId: '7' }),
    severity: 'warning',
  }),
  forms(
    'an option that is a decimal',
    `${item}.answerOption`,
    (site) => {
      const node = site.node as Tree;
      delete node.valueInteger;
      node.valueDecimal = 2.5;
      return ['valueDecimal', ''];
    },
    { when: has('valueInteger') },
  ),
  forms(
    'a LOINC code of an option with a wrong digit',
    `${item}.answerOption.valueCoding`,
    set('code', 'LA6569-4'),
    { when: is({ code: 'LA6569-3' }) },
  ),
  forms('a definition that is relative', item, set('definition', 'Observation.value'), {
    when: has('definition'),
    severity: 'warning',
  }),
  forms(
    'a definition on what is not in the structure',
    item,
    set('definition', 'http://hl7.org/fhir/StructureDefinition/Observation#Observation.values'),
    { when: has('definition'), severity: 'warning' },
  ),
  forms('a linkId of spaces', item, set('linkId', ' '), { when: is({ linkId: '9' }), severity: 'warning' }),
  forms('a linkId that is a number', item, set('linkId', 9), { when: is({ linkId: '9' }) }),
  forms('a question without words', item, drop('text'), {
    when: is({ linkId: '7' }),
    severity: 'information',
  }),
  forms('text to show without words', item, drop('text'), {
    when: is({ type: 'display' }),
    severity: 'information',
  }),
  forms('a subject that is a questionnaire of no type', 'Questionnaire', set('subjectType.0', 'Patients')),
  forms(
    'a form that is derived from a plan',
    'Questionnaire',
    add('derivedFrom', [`${own}/PlanDefinition/diabetes-pathway`]),
    { severity: 'warning' },
  ),
  forms('items in an answer option', `${item}.answerOption`, add('item', [{ linkId: 'z', type: 'display' }])),
  forms(
    'a question that waits for one in another form',
    `${item}.enableWhen`,
    set('question', 'history.smokes'),
    { when: ({ resource }) => resource.id === 'diabetes-check' },
  ),
  forms2('a code of ICD-10-CM without a letter', 'ValueSet.**.concept', set('code', '11.9'), {
    when: is({ code: 'E11.9' }),
    severity: 'warning',
  }),
  forms2('a code of ICD-10-CM with a comma', 'ValueSet.**.concept', set('code', 'E11,9'), {
    when: is({ code: 'E11.9' }),
    severity: 'warning',
  }),
  forms2('a code of ICD-10 in small letters', 'ValueSet.**.concept', set('code', 'o24.4'), {
    when: is({ code: 'O24.4' }),
    severity: 'warning',
  }),
  forms2('a code of ICD-10-CM without its point', 'ValueSet.**.concept', set('code', 'E1165'), {
    when: is({ code: 'E11.65' }),
    severity: 'warning',
  }),
  forms2(
    'a code of ICD-10-CM in a goal with a space',
    'PlanDefinition.goal.addresses.coding',
    set('code', 'E 11.9'),
    { when: is({ code: 'E11.9' }), severity: 'warning' },
  ),
  forms2('a code of RxNorm with letters', '*.**.coding ValueSet.**.concept', set('code', 'RX6809'), {
    when: is({ code: '6809' }),
    severity: 'warning',
  }),
  forms2('a code of CVX with letters', 'ValueSet.**.concept', set('code', 'HepB'), {
    when: is({ code: '08' }),
    severity: 'warning',
  }),
  forms2('a code of CPT with four digits', 'ValueSet.**.concept', set('code', '8303'), {
    when: is({ code: '83036' }),
    severity: 'warning',
  }),
  forms2('a unit in a value set that UCUM has not', 'ValueSet.**.concept', set('code', 'mg/decilitre'), {
    when: is({ code: 'mg/dL' }),
  }),
  forms2('a code of LOINC without its check digit', '*.**.coding', set('code', '4548'), {
    when: is({ code: '4548-4' }),
  }),
  forms2('a code of LOINC with a letter', '*.**.coding', set('code', 'A548-4'), {
    when: is({ code: '4548-4' }),
  }),
  // in patients' data a warning: the official validators let it pass without a terminology server
  forms2('a code of SNOMED CT that is too short', '*.**.coding', set('code', '44054'), {
    when: is({ code: '44054006' }),
    severity: 'warning',
  }),
  forms2('a code of SNOMED CT of a description', '*.**.coding', set('code', '197763012'), {
    when: is({ code: '44054006' }),
    severity: 'warning',
  }),
  forms2('a code of SNOMED CT with a leading zero', '*.**.coding', set('code', '044054006'), {
    when: is({ code: '44054006' }),
    severity: 'warning',
  }),
  forms2(
    'a system with a slash at its end',
    '*.**.coding',
    edit('system', (value: string) => `${value}/`),
    {
      when: ({ node }) => /sct$|loinc.org$|rxnorm$/.test(String((node as Tree).system)),
      severity: 'warning',
    },
  ),
  forms2(
    'a system of RxNorm misspelt',
    '*.**.coding',
    set('system', 'http://www.nlm.nih.gov/research/umls/rxnrom'),
    { when: is({ system: 'http://www.nlm.nih.gov/research/umls/rxnorm' }), severity: 'warning' },
  ),
  forms2('a system that is the name of one', '*.**.coding', set('system', 'SNOMED-CT'), {
    when: is({ system: 'http://snomed.info/sct' }),
  }),
  forms2(
    'a system of ICD-10 in another form',
    '*.**.coding',
    set('system', 'http://hl7.org/fhir/sid/icd10cm'),
    { when: is({ system: 'http://hl7.org/fhir/sid/icd-10-cm' }), severity: 'warning' },
  ),
  forms2('a system with www before it', '*.**.coding', set('system', 'http://www.loinc.org'), {
    when: is({ system: 'http://loinc.org' }),
    severity: 'warning',
  }),
  forms2(
    'a system that is a code',
    '*.**.coding',
    (site) => {
      const node = site.node as Tree;
      [node.system, node.code] = [node.code, node.system];
      return ['system', 'code'];
    },
    { when: has('system', 'code') },
  ),
  terms(
    'an excluded code that the system has not',
    'ValueSet.compose.exclude.concept',
    set('code', 'never'),
    { severity: 'warning' },
  ),
  terms(
    'an excluded part without codes and system',
    'ValueSet.compose.exclude',
    together(drop('system'), drop('concept')),
    { also: [''] },
  ),
  terms('the same designation twice', 'ValueSet.**.concept', twice('designation'), {
    when: has('designation'),
    severity: 'warning',
  }),
  terms('a filter with an operator of R5', 'ValueSet.compose.include.filter', set('op', 'child-of')),
  terms(
    'a filter of SNOMED CT on what it has not',
    'ValueSet.compose.include.filter',
    set('property', 'concepts'),
    { when: is({ op: 'descendent-of' }), severity: 'warning' },
  ),
  terms(
    'a filter of LOINC on what it has not',
    'ValueSet.compose.include.filter',
    set('property', 'KOMPONENT'),
    { when: is({ property: 'COMPONENT' }), severity: 'warning' },
  ),
  terms(
    'a part of LOINC with a wrong check digit',
    'ValueSet.compose.include.filter',
    set('value', 'LP14635-5'),
    { when: is({ property: 'COMPONENT' }) },
  ),
  terms('an edition of SNOMED CT that is none', 'ValueSet.compose.include', set('version', '2024-03'), {
    when: ({ node }) => String((node as Tree).version).startsWith('http'),
    severity: 'warning',
  }),
  terms(
    'an edition of SNOMED CT with a wrong number',
    'ValueSet.compose.include',
    set('version', 'http://snomed.info/sct/731000124109/version/20240301'),
    { when: ({ node }) => String((node as Tree).version).startsWith('http'), severity: 'warning' },
  ),
  terms(
    'a part whose only filter excludes what it asks',
    'ValueSet.compose.include',
    push('filter', { property: 'concept', op: 'is-not-a', value: '44054006' }),
    {
      when: ({ node }) => JSON.stringify((node as Tree).filter ?? []).includes('44054006'),
      severity: 'warning',
    },
  ),
  terms(
    'an expanded entry whose child its system has not',
    'ValueSet.expansion.contains.contains',
    set('code', 'earlier'),
  ),
  terms(
    'a wrong display of an expanded child',
    'ValueSet.expansion.contains.contains',
    set('display', 'Very late'),
    { severity: 'warning' },
  ),
  terms('a total of nested entries that is wrong', 'ValueSet.expansion', set('total', 2), {
    when: has('offset'),
    severity: 'warning',
  }),
  terms('an offset below zero', 'ValueSet.expansion', set('offset', -1), {
    when: has('offset'),
    severity: 'warning',
  }),
  terms('a parameter of an expansion without name', 'ValueSet.expansion.parameter', drop('name')),
  terms(
    'a parameter of an expansion of two values',
    'ValueSet.expansion.parameter',
    add('valueString', 'x'),
    { when: has('valueInteger') },
  ),
  terms(
    'a parameter of an expansion of a wrong type',
    'ValueSet.expansion.parameter',
    set('valueInteger', 'hundred'),
    { when: has('valueInteger') },
  ),
  terms('an expansion identified by a text', 'ValueSet.expansion', set('identifier', 'expansion of today'), {
    when: has('identifier'),
  }),
  terms('an inactive entry that is text', 'ValueSet.expansion.contains.contains', set('inactive', 'yes'), {
    when: has('inactive'),
  }),
  terms(
    'an entry that is not inactive in its system',
    'ValueSet.expansion.contains.contains',
    drop('inactive'),
    { when: has('inactive'), severity: 'warning' },
  ),
  terms(
    'a value set that includes itself with a version',
    'ValueSet',
    (site) =>
      push('compose.include', { valueSet: [`${(site.node as Tree).url}|${(site.node as Tree).version}`] })(
        site,
      ),
    { when: has('compose', 'version') },
  ),
  terms(
    'an expansion over a code that is not chosen',
    'ValueSet.expansion.contains.contains',
    together(set('system', 'http://loinc.org'), set('code', '4548-4'), drop('display')),
    { when: is({ code: 'early' }), also: ['/ValueSet.expansion'] },
  ),
  systems(
    'a code twice but for its case',
    'CodeSystem',
    push('concept', { code: 'EARLY', display: 'Other' }),
    { when: is({ caseSensitive: false }), also: ['concept'] },
  ),
  systems(
    'a child by property that there is not',
    'CodeSystem.**.concept.property',
    set('valueCode', 'none'),
    { when: is({ code: 'child' }), severity: 'warning' },
  ),
  systems(
    'a date of retirement that no calendar has',
    'CodeSystem.**.concept.property',
    set('valueDateTime', '2024-02-31'),
    { when: is({ code: 'deprecationDate' }) },
  ),
  systems(
    'not selectable as a code',
    'CodeSystem.**.concept.property',
    (site) => {
      const node = site.node as Tree;
      delete node.valueBoolean;
      node.valueCode = 'true';
      return ['valueCode', ''];
    },
    { when: is({ code: 'notSelectable' }) },
  ),
  systems('a property with two values', 'CodeSystem.**.concept.property', add('valueString', 'x'), {
    when: has('valueBoolean'),
  }),
  systems(
    'a property of a coding without its system',
    'CodeSystem.**.concept.property',
    drop('valueCoding.system'),
    { when: has('valueCoding'), severity: 'warning' },
  ),
  systems('a property twice at a concept', 'CodeSystem.**.concept', twice('property'), {
    when: ({ node }) => JSON.stringify((node as Tree).property ?? []).includes('notSelectable'),
    severity: 'warning',
  }),
  systems('not present, with concepts', 'CodeSystem', set('content', 'not-present'), {
    when: has('concept'),
    also: ['concept', ''],
  }),
  systems('the same filter twice', 'CodeSystem', twice('filter'), {
    when: has('filter'),
    severity: 'warning',
  }),
  systems('a filter with an operator that there is not', 'CodeSystem.filter', set('operator.0', 'isa')),
  systems('a filter without value', 'CodeSystem.filter', drop('value')),
  systems('the same language of a concept twice', 'CodeSystem.**.concept', twice('designation'), {
    when: has('designation'),
    severity: 'warning',
  }),
  systems('a concept without display', 'CodeSystem.**.concept', drop('display'), {
    when: has('definition'),
    severity: 'information',
  }),
  systems('two siblings of the same display', 'CodeSystem.**.concept', set('display', 'Early'), {
    when: is({ code: 'late' }),
    severity: 'information',
  }),
  systems('a code with two spaces in it', 'CodeSystem.**.concept', set('code', 'very  late'), {
    when: is({ code: 'late' }),
  }),
  systems(
    'a url of a property that is relative',
    'CodeSystem.property',
    set('uri', 'concept-properties#status'),
    { when: is({ code: 'status' }), severity: 'warning' },
  ),
  systems(
    'a property of HL7 under another uri',
    'CodeSystem.property',
    set('uri', 'http://hl7.org/fhir/concept-properties#stat'),
    { when: is({ code: 'status' }), severity: 'warning' },
  ),
  systems('a circle of parents', 'CodeSystem.**.concept.property', set('valueCode', 'any'), {
    when: is({ code: 'child' }),
    severity: 'warning',
  }),
  maps('two groups of the same systems', 'ConceptMap', twice('group'), {
    severity: 'warning',
    also: ['group'],
  }),
  maps('the same target twice', 'ConceptMap.group.element', twice('target'), {
    when: ({ node }) => ((node as Tree).target as unknown[])?.length === 2,
    severity: 'warning',
  }),
  maps(
    'equal to two targets',
    'ConceptMap.group.element',
    together(
      set('target.0.equivalence', 'equal'),
      set('target.1.equivalence', 'equal'),
      drop('target.0.dependsOn'),
    ),
    {
      when: ({ node }) => ((node as Tree).target as unknown[])?.length === 2,
      severity: 'warning',
      also: ['target', 'target.0', 'target.1'],
    },
  ),
  maps('unmatched, with a code', 'ConceptMap.group.element.target', add('code', 'E11.65'), {
    when: is({ equivalence: 'unmatched' }),
    severity: 'warning',
  }),
  maps('a dependency without property', 'ConceptMap.**.dependsOn', drop('property')),
  maps('a dependency without value', 'ConceptMap.**.dependsOn', drop('value')),
  maps('a dependency on a name', 'ConceptMap.**.dependsOn', set('property', 'the sex'), {
    severity: 'error',
  }),
  maps('a code for the rest where the source gives it', 'ConceptMap.group.unmapped', add('code', 'E11'), {
    when: is({ mode: 'provided' }),
    severity: 'warning',
  }),
  maps('a version of a source that is another', 'ConceptMap.group', set('sourceVersion', '9.0'), {
    when: has('sourceVersion'),
    severity: 'warning',
  }),
  maps('a target system that is a name', 'ConceptMap.group', set('target', 'ICD-10-CM'), {
    when: ({ node }) => String((node as Tree).target).includes('icd'),
    severity: 'error',
  }),
  maps('a source system that is a value set', 'ConceptMap.group', set('source', `${own}/ValueSet/stages`), {
    when: ({ node }) => String((node as Tree).source).includes('stages'),
  }),
  maps('a target without equivalence but comment', 'ConceptMap.group.element.target', drop('equivalence'), {
    when: has('comment'),
  }),
  maps('a source that the value set of sources has not', 'ConceptMap.group.element', set('code', 'never'), {
    when: is({ code: 'early' }),
  }),
  maps('an ICD code of a target in another form', 'ConceptMap.group.element.target', set('code', 'E119'), {
    when: is({ code: 'E11.9' }),
    severity: 'warning',
  }),
];
