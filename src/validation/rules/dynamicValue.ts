import type { PlanDefinitionAction } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { elementsAt } from '../conformance/elementsAt.ts';
import { plansOf } from '../plans/actionsOf.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Paths of dynamic values. */
export const dynamicValue: Rule = {
  code: 'dynamic-value-path',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.dynamicValue',
  wants: 'A dynamic value is set at a path that its target has, each path once.',
  why: 'An engine drops the value or stops: the order goes out without its dose, date or reason.',
  example: {
    faulty: {
      resourceType: 'ActivityDefinition',
      status: 'draft',
      kind: 'ServiceRequest',
      dynamicValue: [{ path: 'priorty', expression: { language: 'text/fhirpath', expression: "'urgent'" } }],
    },
    mended: {
      resourceType: 'ActivityDefinition',
      status: 'draft',
      kind: 'ServiceRequest',
      dynamicValue: [{ path: 'priority', expression: { language: 'text/fhirpath', expression: "'urgent'" } }],
    },
  },
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope)) {
      for (const { action, path } of actions)
        yield* ofList(action.dynamicValue, targetsOf(action, scope), path);
    }
    for (const { resource, path } of resourcesOf(artifact, scope, 'ActivityDefinition'))
      yield* ofList(resource.dynamicValue, isKind(resource.kind) ? [resource.kind] : undefined, path);
  },
};

function* ofList(
  list: readonly { readonly path?: string | undefined; readonly expression?: unknown }[] = [],
  targets: readonly string[] | undefined,
  path: string,
): Iterable<Finding> {
  const seen = new Set<string>();
  for (const [index, { path: at, expression }] of list.entries()) {
    const own = `${path}.dynamicValue[${index}]`;
    if (at === undefined)
      yield {
        severity: 'warning',
        message: 'Nothing says where the value goes: give a path.',
        fhirPath: own,
      };
    if (expression === undefined)
      yield {
        severity: 'warning',
        message: 'Nothing says what the value is: give an expression.',
        fhirPath: own,
      };
    if (at === undefined) continue;
    const fhirPath = `${own}.path`;
    if (!isPath(at)) {
      yield {
        message: `"${at}" is no path: elements, [numbers], extension('...'), ofType(...) and resolve() only.`,
        fhirPath,
        ...(isClosed(at) && { severity: 'warning' as const }),
      };
      continue;
    }
    if (seen.has(at))
      yield { severity: 'warning', message: `"${at}" is set twice: the last wins.`, fhirPath };
    seen.add(at);
    if (targets && !targets.some((target) => exists(at, target)))
      yield { message: `${targets[0]} has no element "${at}".`, fhirPath };
  }
}

/** Types that the path may belong to; undefined where that cannot be told. An action itself becomes one of a RequestGroup. */
function targetsOf(
  { definitionCanonical, definitionUri }: PlanDefinitionAction,
  scope: Scope,
): string[] | undefined {
  if (definitionUri) return undefined;
  const own = ['RequestGroup.action', 'PlanDefinition.action', 'CarePlan', 'RequestGroup'];
  if (!definitionCanonical) return own;
  const target = scope.catalog.byCanonical(definitionCanonical)?.resource;
  if (target?.resourceType === 'PlanDefinition') return own;
  return target?.resourceType === 'ActivityDefinition' && isKind(target.kind)
    ? [target.kind, ...own]
    : undefined;
}

/** A kind in a broken activity may be anything. */
function isKind(kind: unknown): kind is string {
  return typeof kind === 'string' && isResourceType(kind);
}

const step =
  /^(?:[A-Za-z_]\w*(?:\[x\])?(?:\[\d+\])?|(?:modifierE|e)xtension\([^()]+\)(?:\[\d+\])?|(?:ofType|as)\([\w.]+\)|resolve\(\))$/;

/** True where every bracket is closed: then engines may read more of FHIRPath than R4 allows. */
function isClosed(path: string): boolean {
  const count = (bracket: string) => path.split(bracket).length;
  return count('(') === count(')') && count('[') === count(']');
}

/** The simple subset of FHIRPath that R4 allows here, which walks and does not calculate. */
function isPath(path: string): boolean {
  const quoted = path.replace(/^%/, '').split(/(\([^()]*\))/);
  const marked = quoted
    .map((part, index) => (index % 2 === 1 ? part.replaceAll('.', '\u0000') : part))
    .join('');
  return marked.split('.').every((each) => step.test(each));
}

/** True where the type has the path, or the path is more than plain steps. */
function exists(path: string, target: string): boolean {
  const plain = path.replace(/^%?(?:action|resource|context)\./, '').replace(/\[\d+\]|\.ofType\(\w+\)/g, '');
  const [before = ''] = plain.split(/\.?(?:modifierE|e)xtension\(/);
  const steps = before.split('.').filter((step) => step !== '');
  if (steps.length === 0 || steps.some((step) => !/^[A-Za-z]\w*(?:\[x\])?$/.test(step))) return true;
  const own = steps[0] === target ? steps.slice(1) : steps;
  return own.length === 0 || elementsAt(target, own)?.length !== 0;
}
