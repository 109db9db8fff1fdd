import { isObject } from '../typedValue.ts';
import { bundleChecks } from './bundleChecks.ts';
import { containedChecks } from './containedChecks.ts';
import { definitionChecks } from './definitionChecks.ts';
import { has, isTrue, itemsOf, type NativeCheck } from './presence.ts';
import { questionnaireChecks } from './questionnaireChecks.ts';

const statesWhere = (value: Record<string, unknown>) => has(value, 'path') !== has(value, 'searchParam');
const isNoHome = ({ use }: Record<string, unknown>) => use !== 'home';

/** Ends of the same unit are compared by their values; other units need UCUM. */
function isOrdered({ low, high }: Record<string, unknown>): boolean {
  if (!isObject(low) || !isObject(high)) return true;
  const alike = ['unit', 'system', 'code'].every((key) => low[key] === high[key]);
  return !alike || typeof low.value !== 'number' || typeof high.value !== 'number' || low.value <= high.value;
}

/** Data types and resources that stand in every package. */
const commonChecks: Readonly<Record<string, NativeCheck>> = {
  'ContactPoint cpt-2': (value) => !has(value, 'value') || has(value, 'system'),
  'DataRequirement.codeFilter drq-1': statesWhere,
  'DataRequirement.dateFilter drq-2': statesWhere,
  'Expression exp-1': (value) => has(value, 'expression') || has(value, 'reference'),
  'Range rng-2': isOrdered,
  'Quantity qty-3': (value) => !has(value, 'code') || has(value, 'system'),
  'Parameters.parameter inv-1': (parameter) => {
    const [part, value, resource] = ['part', 'value', 'resource'].map((name) => has(parameter, name));
    return part ? !value && !resource : value !== resource;
  },
  'Organization org-1': (value) => has(value, 'identifier') || has(value, 'name'),
  'Organization.telecom org-3': isNoHome,
  'Organization.address org-2': isNoHome,
  'Patient.contact pat-1': (value) =>
    has(value, 'name') || has(value, 'telecom') || has(value, 'address') || has(value, 'organization'),
  'Observation.referenceRange obs-3': (value) =>
    has(value, 'low') || has(value, 'high') || has(value, 'text'),
  'ImplementationGuide.definition ig-1': (value) => {
    const groups = new Set(itemsOf(value, 'grouping').map(({ id }) => id));
    return itemsOf(value, 'resource').every(
      ({ groupingId }) => groupingId === undefined || groups.has(groupingId),
    );
  },
  'Composition.section cmp-1': (value) => has(value, 'text') || has(value, 'entry') || has(value, 'section'),
  'ElementDefinition eld-18': (value) => !isTrue(value.isModifier) || has(value, 'isModifierReason'),
};

/** Invariants in JavaScript by owner and key; tests hold them equal to what fhirpath.js makes of the expression. */
export const nativeChecks: Readonly<Record<string, NativeCheck>> = {
  ...commonChecks,
  ...containedChecks,
  ...bundleChecks,
  ...definitionChecks,
  ...questionnaireChecks,
};
