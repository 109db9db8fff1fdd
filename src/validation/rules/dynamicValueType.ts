import type { ElementDefinition } from '../../definitions/definitions.ts';
import { isPrimitive, isResourceType } from '../../definitions/shape.ts';
import { elementsAt } from '../conformance/elementsAt.ts';
import { hasCode } from '../expressions/hasCode.ts';
import { plansOf } from '../plans/actionsOf.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

interface Value {
  readonly path?: string | undefined;
  readonly expression?: { readonly language?: string; readonly expression?: string | undefined } | undefined;
}

/** What dynamic values give, as far as the text of the FHIRPath shows it, and where it goes. */
export const dynamicValueType: Rule = {
  code: 'dynamic-value-type',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.dynamicValue.expression',
  wants:
    'The expression of a dynamic value gives what the element at its path takes: its type, one of its codes.',
  why: 'An engine drops the value or makes an order that no server takes.',
  example: {
    faulty: activity("'soon'"),
    mended: activity("'urgent'"),
  },
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope))
      for (const { action, path } of actions) {
        if (!action.dynamicValue) continue;
        const kind = kindOf(action.definitionCanonical, scope);
        yield* ofList(action.dynamicValue as readonly Value[], kind, path);
      }
    for (const { resource, path } of resourcesOf(artifact, scope, 'ActivityDefinition'))
      if (resource.dynamicValue)
        yield* ofList(resource.dynamicValue as readonly Value[], resource.kind, path);
  },
};

function kindOf(canonical: string | undefined, scope: Scope): string | undefined {
  const found = canonical === undefined ? undefined : scope.catalog.byCanonical(canonical)?.resource;
  return found?.resourceType === 'ActivityDefinition' ? found.kind : undefined;
}

function* ofList(values: readonly Value[], kind: string | undefined, path: string): Iterable<Finding> {
  for (const [index, { path: at, expression }] of values.entries()) {
    const own = `${path}.dynamicValue[${index}]`;
    if (typeof at !== 'string') continue;
    const [variable] = /^%\w+/.exec(at) ?? [];
    if (variable !== undefined && !['%action', '%resource', '%context'].includes(variable))
      yield {
        message: `${variable} is no place to write to: the path starts at the request that is made.`,
        fhirPath: `${own}.path`,
      };
    const text = expression?.language === 'text/fhirpath' ? expression.expression?.trim() : undefined;
    if (kind === undefined || !isResourceType(kind) || !/^\w+(?:\[\d+\])?(?:\.\w+(?:\[\d+\])?)*$/.test(at))
      continue;
    const found = elementsAt(kind, stepsOf(at, kind));
    if (!found || found.length === 0) continue;
    const single = singleStep(at, kind);
    if (single !== undefined)
      yield { message: `${kind} has ${single} once: no number stands behind it.`, fhirPath: `${own}.path` };
    if (text === undefined) continue;
    const problem = problemOf(
      text,
      found.map(({ element }) => element),
      lastStep(at),
    );
    if (problem) yield { message: problem, fhirPath: `${own}.expression` };
  }
}

function stepsOf(path: string, kind: string): readonly string[] {
  const steps = path.replace(/\[\d+\]/g, '').split('.');
  return steps[0] === kind ? steps.slice(1) : steps;
}

function lastStep(path: string): string {
  return path.replace(/^.*\./, '').replace(/\[\d+\]$/, '');
}

/** A step with an index above 0 of what does not repeat. */
function singleStep(path: string, kind: string): string | undefined {
  const steps = path.split('.');
  for (const [index, step] of steps.entries()) {
    if (!/\[[1-9]\d*\]$/.test(step)) continue;
    const found = elementsAt(kind, stepsOf(steps.slice(0, index + 1).join('.'), kind));
    if (found?.length && found.every(({ element }) => element.max === undefined || element.max === '1'))
      return step.replace(/\[.*/, '');
  }
  return undefined;
}

const families: Readonly<Record<string, readonly string[]>> = {
  Boolean: ['boolean'],
  Integer: ['integer', 'positiveInt', 'unsignedInt', 'decimal'],
  Date: ['date', 'dateTime'],
  DateTime: ['date', 'dateTime', 'instant'],
  String: [
    'string',
    'markdown',
    'code',
    'uri',
    'url',
    'canonical',
    'id',
    'oid',
    'uuid',
    'base64Binary',
    'xhtml',
  ],
};

function problemOf(text: string, elements: readonly ElementDefinition[], step: string): string | undefined {
  const literal = /^'([^'\\]*)'$/.exec(text)?.[1];
  const binding = elements.length === 1 ? elements[0]?.binding : undefined;
  const types = elements.flatMap((element) => typesOf(element, step));
  if (literal !== undefined && types.every((type) => type === 'code') && binding?.strength === 'required')
    return hasCode(binding.valueSet, literal) === false
      ? `"${literal}" is no code of ${binding.valueSet}.`
      : undefined;
  const given = typeOf(text);
  if (given === undefined || types.length === 0 || !types.every((type) => isPrimitive(type)))
    return undefined;
  return types.some((type) => families[given]?.includes(type))
    ? undefined
    : `The expression gives ${given}, the element takes ${[...new Set(types)].join(' or ')}.`;
}

/** The types that a step allows: of a choice all, or the one that it names. */
function typesOf({ name, types = [] }: ElementDefinition, step: string): readonly string[] {
  const codes = types.map(({ code }) => code);
  const stem = name.replace(/\[x\]$/, '');
  return name.endsWith('[x]') && step !== stem && step !== name
    ? codes.filter((code) => step.slice(stem.length).toLowerCase() === code.toLowerCase())
    : codes;
}

/** The type that an expression gives for certain. */
function typeOf(text: string): string | undefined {
  if (/^'(?:[^'\\]|\\.)*'$/.test(text)) return 'String';
  if (/^-?\d+$/.test(text) || /\.(?:count|length)\(\)$/.test(text)) return 'Integer';
  if (/^(?:true|false)$/.test(text) || /\.(?:exists|empty|not|hasValue)\(\)$/.test(text)) return 'Boolean';
  if (/^today\(\)(?: ?[-+] ?\d+ \w+)?$/.test(text) || /^@\d{4}-\d\d-\d\d$/.test(text)) return 'Date';
  if (/^now\(\)(?: ?[-+] ?\d+ \w+)?$/.test(text)) return 'DateTime';
  const [, steps] = /^%subject\.(\w+(?:\.\w+)*)$/.exec(text) ?? [];
  const found = steps === undefined ? undefined : elementsAt('Patient', steps.split('.'));
  const code = found?.length === 1 ? found[0]?.element.types?.[0]?.code : undefined;
  return code === undefined ? undefined : subjectTypes[code];
}

const subjectTypes: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  date: 'Date',
  dateTime: 'DateTime',
  integer: 'Integer',
  string: 'String',
  code: 'String',
};

function activity(expression: string) {
  return {
    resourceType: 'ActivityDefinition',
    status: 'draft',
    kind: 'ServiceRequest',
    dynamicValue: [{ path: 'priority', expression: { language: 'text/fhirpath', expression } }],
  };
}
