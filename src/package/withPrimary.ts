import type { Expression, FhirResource, PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { type Artifact, Catalog } from '../artifact.ts';
import { withDescriptions } from './withDescriptions.ts';

/** Which language stands first in a condition; the other one is its alternative. */
export type Primary = 'fhirpath' | 'cql';

/** The languages, as FHIR calls them. */
const codes: Readonly<Record<Primary, string>> = { fhirpath: 'text/fhirpath', cql: 'text/cql' };

const alternativeUrl = 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression';

/** The language that does not stand first. */
export function otherThan(primary: Primary): Primary {
  return primary === 'cql' ? 'fhirpath' : 'cql';
}

/**
 * The same artifacts with a language first in every condition that has it, as primary or as `cqf-alternativeExpression`; with CQL first
 * outermost actions have a description of the patient (`withDescriptions`). Nothing else changes; the catalog itself comes back
 * where nothing does.
 */
export function withPrimary(catalog: Catalog, primary: Primary): Catalog {
  const turnedOver = catalog.artifacts.map((artifact) => turned(artifact, codes[primary]));
  const artifacts = withDescriptions(turnedOver, primary === 'cql');
  const same = artifacts.every((artifact, index) => artifact === catalog.artifacts[index]);
  return same ? catalog : new Catalog(artifacts);
}

function turned(artifact: Artifact, language: string): Artifact {
  const { resource } = artifact;
  if (resource.resourceType !== 'PlanDefinition') return artifact;
  const action = resource.action?.map((one) => turnedAction(one, language));
  const same = action?.every((one, index) => one === resource.action?.[index]) ?? true;
  return same
    ? artifact
    : { ...artifact, resource: { ...resource, action } as PlanDefinition as FhirResource };
}

function turnedAction(action: PlanDefinitionAction, language: string): PlanDefinitionAction {
  const condition = action.condition?.map((one) => {
    const expression = one.expression && turnedExpression(one.expression, language);
    return expression === one.expression ? one : { ...one, expression };
  });
  const inner = action.action?.map((one) => turnedAction(one, language));
  const changed =
    condition?.some((one, index) => one !== action.condition?.[index]) ||
    inner?.some((one, index) => one !== action.action?.[index]);
  if (!changed) return action;
  return {
    ...action,
    ...(condition && { condition }),
    ...(inner && { action: inner }),
  } as PlanDefinitionAction;
}

function turnedExpression(expression: Expression, language: string): Expression {
  if (expression.language === language) return expression;
  const { extension = [], description, ...was } = expression;
  const found = extension.find(
    ({ url, valueExpression }) => url === alternativeUrl && valueExpression?.language === language,
  );
  if (!found?.valueExpression) return expression;
  const others = extension.filter((one) => one !== found);
  return {
    extension: [...others, { url: alternativeUrl, valueExpression: was }],
    ...(description !== undefined && { description }),
    ...found.valueExpression,
  };
}
