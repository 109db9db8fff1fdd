import type { Artifact } from '../../artifact.ts';
import { expressionFaults } from '../catalogue/expressionFaults.ts';
import { lintExpression } from '../expressions/lintExpression.ts';
import { expressionParser, type ParseExpression } from '../expressions/parseExpression.ts';
import { one, type StaticType, unknownType } from '../expressions/staticType.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** What is told wherever an expression stands; how engines differ matters to conditions of plans only. */
const told = new Set([
  'fhirpath-syntax',
  'fhirpath-function-unknown',
  'fhirpath-arguments',
  'fhirpath-date',
  'fhirpath-path-unknown',
  'fhirpath-variable-unknown',
]);
/** Functions of forms. https://hl7.org/fhir/uv/sdc/expressions.html */
const formFunctions = /no function (?:ordinal|weight|answers|variables|repeatAll)\(\)/;
const constraint = 'http://hl7.org/fhir/StructureDefinition/questionnaire-constraint';

/** FHIRPath in forms, extensions, measures and variables of evidence. That of plans and activities has rules of its own. */
export const expressionSyntax: Rule = {
  code: 'expression-syntax',
  group: 'expressions',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html#Expression',
  wants:
    'FHIRPath in an extension, a form or a measure parses, uses functions that there are, and in a form only variables that it declares.',
  why: 'A form engine stops, or leaves the answer empty that it should have worked out.',
  example: {
    faulty: form("%resource.item.where(linkId = 'a'"),
    mended: form("%resource.item.where(linkId = 'a')"),
  },
  async prepare(artifact, scope) {
    const texts = [...placesIn(artifact, scope)].map(({ text }) => text).filter((text) => !parsed.has(text));
    if (texts.length === 0) return;
    if (parsed.size > 500) parsed.clear();
    const parse = await expressionParser(texts);
    for (const text of texts) parsed.set(text, parse(text));
  },
  *check(artifact, scope) {
    const places = [...placesIn(artifact, scope)];
    if (places.length === 0) return;
    const isForm = artifact.resource.resourceType === 'Questionnaire';
    const variables = isForm ? variablesOf(artifact, scope) : {};
    for (const { text, path } of places) {
      const tree = parsed.get(text);
      if (!tree) continue;
      for (const { code, message } of lintExpression(text, () => tree, {
        variables,
        memberOf: true,
        gives: 'value',
      })) {
        if (!told.has(code) || formFunctions.test(message)) continue;
        if (code === 'fhirpath-variable-unknown' && !isForm) continue;
        yield {
          message: message.replace(
            /; an undefined variable[\s\S]*$/,
            ': the form declares no such variable.',
          ),
          fhirPath: path,
          severity: isForm && code !== 'fhirpath-syntax' ? 'warning' : expressionFaults[code].severity,
        };
      }
    }
  },
};

const parsed = new Map<string, ReturnType<ParseExpression>>();

function* placesIn(artifact: Artifact, scope: Scope): Iterable<{ text: string; path: string }> {
  for (const typed of scope.valuesOf(artifact, 'Expression')) {
    if (!isObject(typed.value) || isOfPlan(typed)) continue;
    const { language, expression } = typed.value;
    if (language === 'text/fhirpath' && typeof expression === 'string')
      yield { text: expression, path: `${fhirPathOf(typed)}.expression` };
  }
  if (artifact.resource.resourceType !== 'Questionnaire') return;
  for (const typed of scope.valuesOf(artifact, 'Extension')) {
    const { url, valueString } = isObject(typed.value) ? typed.value : {};
    const outer = typed.parent?.value;
    if (
      url === 'expression' &&
      typeof valueString === 'string' &&
      isObject(outer) &&
      outer.url === constraint
    )
      yield { text: valueString, path: `${fhirPathOf(typed)}.value.ofType(string)` };
  }
}

/** True for what the check of plans and activities reads: conditions, dynamic values, triggers and their alternatives. */
function isOfPlan(typed: TypedValue): boolean {
  const isAlternative =
    isObject(typed.parent?.value) && String(typed.parent.value.url).endsWith('/cqf-alternativeExpression');
  const at = isAlternative ? (typed.parent?.parent as TypedValue) : typed;
  const name = at.property?.shape === 'Expression' ? (at.parent?.property?.element.name ?? '') : '';
  return ['condition', 'dynamicValue', 'trigger'].includes(name);
}

/** Names that forms know: of SDC, and those that variables and launch contexts declare. https://hl7.org/fhir/uv/sdc/expressions.html */
function variablesOf(artifact: Artifact, scope: Scope): Readonly<Record<string, StaticType>> {
  const names = [
    'context',
    'rootResource',
    'ucum',
    'sct',
    'loinc',
    'questionnaire',
    'qitem',
    'subject',
    'patient',
    'user',
  ];
  const more = [
    'encounter',
    'practitioner',
    'source',
    'conditions',
    'observations',
    'location',
    'study',
    'clinical',
  ];
  const declared = scope.valuesOf(artifact, 'Expression').flatMap(({ value }) => {
    const name = isObject(value) ? value.name : undefined;
    return typeof name === 'string' ? [name] : [];
  });
  const launched = scope.valuesOf(artifact, 'Extension').flatMap(({ value }) => {
    const { url, valueCoding, valueId, valueCode } = isObject(value) ? value : {};
    const name = isObject(valueCoding) ? valueCoding.code : (valueId ?? valueCode);
    return url === 'name' && typeof name === 'string' ? [name] : [];
  });
  return {
    ...Object.fromEntries([...names, ...more, ...declared, ...launched].map((name) => [name, unknownType])),
    resource: one('QuestionnaireResponse'),
  };
}

function form(expression: string) {
  return {
    resourceType: 'Questionnaire',
    url: 'http://example.org/fhir/Questionnaire/pain',
    status: 'draft',
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/variable',
        valueExpression: { name: 'a', language: 'text/fhirpath', expression },
      },
    ],
    item: [{ linkId: 'a', type: 'string', text: 'A?' }],
  };
}
