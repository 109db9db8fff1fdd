import type { Artifact } from '../../artifact.ts';
import { isObject } from '../typedValue.ts';
import type { PlacedExpression } from './lintExpressions.ts';

const alternative = 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression';
const variable = 'http://hl7.org/fhir/StructureDefinition/variable';

type Node = Readonly<Record<string, unknown>>;

/** A FHIRPath expression of a plan or an activity. */
export interface PlanExpression extends PlacedExpression {
  /** FHIRPath to the element that holds it. */
  readonly path: string;
  /** A condition is one Boolean, that of a trigger as well; what a dynamicValue gives may be anything. */
  readonly gives: 'condition' | 'boolean' | 'value';
  /** Names of the variables that are declared where it stands. */
  readonly declared: readonly string[];
}

/**
 * The FHIRPath of a PlanDefinition or ActivityDefinition, whoever made it and whatever it looks like: conditions and dynamic values of
 * actions at any depth, whether FHIRPath stands first or as the alternative. Each text once, at its first place. Of other resources none.
 */
export function planExpressions({ resource, authored: place }: Artifact): readonly PlanExpression[] {
  const { resourceType, id, url } = resource as { resourceType: string; id?: string; url?: string };
  if (resourceType !== 'PlanDefinition' && resourceType !== 'ActivityDefinition') return [];
  const noun = resourceType === 'PlanDefinition' ? 'plan' : 'activity';
  const name = [id, url].find((each) => typeof each === 'string');
  const subject = name === undefined ? `this ${noun}` : `the ${noun} "${name}"`;
  const known = new Set<string>();
  return expressionsIn(resource as unknown as Node, resourceType, [])
    .filter(({ text }) => !known.has(text) && known.add(text))
    .map((each) => ({ ...each, subject, place }));
}

type Found = Omit<PlanExpression, 'subject' | 'place'>;

function expressionsIn(node: Node, path: string, outer: readonly string[]): readonly Found[] {
  const declared = [...outer, ...declaredIn(node)];
  const of = (name: 'condition' | 'dynamicValue', gives: Found['gives']) =>
    nodesIn(node, name).flatMap((each, index) =>
      fhirpathIn(each.expression, `${path}.${name}[${index}].expression`).map((found) => ({
        ...found,
        gives,
        declared,
      })),
    );
  const triggers = nodesIn(node, 'trigger').flatMap((each, index) =>
    fhirpathIn(each.condition, `${path}.trigger[${index}].condition`).map((found) => ({
      ...found,
      gives: 'boolean' as const,
      // what was and what is, of the data that changed
      declared: [...declared, 'previous', 'current'],
    })),
  );
  return [
    ...triggers,
    ...of('condition', 'condition'),
    ...of('dynamicValue', 'value'),
    ...nodesIn(node, 'action').flatMap((each, index) =>
      expressionsIn(each, `${path}.action[${index}]`, declared),
    ),
  ];
}

/** By the extension for variables, or as the id of an input. */
function declaredIn(node: Node): readonly string[] {
  const variables = nodesIn(node, 'extension').flatMap(({ url, valueExpression }) =>
    url === variable && isObject(valueExpression) ? [valueExpression.name] : [],
  );
  const inputs = nodesIn(node, 'input').map(({ id }) => id);
  return [...variables, ...inputs].filter((name) => typeof name === 'string');
}

/** The FHIRPath of an expression and of its alternatives, each with the way to it. */
function fhirpathIn(value: unknown, path: string): readonly { text: string; path: string }[] {
  if (!isObject(value)) return [];
  const { language, expression } = value;
  const others = nodesIn(value, 'extension').flatMap(({ url, valueExpression }, index) =>
    url === alternative
      ? fhirpathIn(valueExpression, `${path}.extension[${index}].value.ofType(Expression)`)
      : [],
  );
  return language === 'text/fhirpath' && typeof expression === 'string'
    ? [{ text: expression, path }, ...others]
    : others;
}

function nodesIn(node: Node, name: string): readonly Node[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
