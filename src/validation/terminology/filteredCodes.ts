import type { CodeSystem, CodeSystemConcept, ValueSetComposeIncludeFilter } from 'fhir/r4.js';
import { choiceOf } from '../choiceOf.ts';
import { flattenConcepts } from '../codes.ts';

/**
 * The codes of a whole code system for which all filters hold; undefined where one of them cannot be decided: hierarchies by
 * property, filters that the system defines itself. https://hl7.org/fhir/R4/valueset-filter-operator.html
 */
export function filteredCodes(
  system: CodeSystem,
  filters: readonly ValueSetComposeIncludeFilter[],
): readonly string[] | undefined {
  const tests = filters.map((filter) => testOf(filter, system));
  if (tests.includes(undefined)) return undefined;
  return flattenConcepts(system.concept)
    .filter((concept) => tests.every((test) => test?.(concept)))
    .map(({ code }) => code);
}

type Test = (concept: CodeSystemConcept) => boolean;

function testOf({ property, op, value }: ValueSetComposeIncludeFilter, system: CodeSystem): Test | undefined {
  if (property === 'concept' || property === 'code') return hierarchyTest(op, value, system);
  if (!system.property?.some(({ code }) => code === property)) return undefined;
  const has = (concept: CodeSystemConcept, wanted: readonly string[]) =>
    valuesOf(concept, property).some((each) => wanted.includes(each));
  const list = value.split(',').map((each) => each.trim());
  if (op === '=') return (concept) => has(concept, [value]);
  if (op === 'in') return (concept) => has(concept, list);
  if (op === 'not-in') return (concept) => !has(concept, list);
  if (op === 'exists') return (concept) => valuesOf(concept, property).length > 0 === (value === 'true');
  return undefined;
}

function hierarchyTest(op: string, value: string, system: CodeSystem): Test | undefined {
  const byProperty = system.property?.some(({ code }) => ['parent', 'child', 'subsumedBy'].includes(code));
  const top = flattenConcepts(system.concept).find(({ code }) => code === value);
  if (byProperty || !top || (system.hierarchyMeaning ?? 'is-a') !== 'is-a') return undefined;
  const below = new Set(flattenConcepts(top.concept).map(({ code }) => code));
  if (op === '=') return ({ code }) => code === value;
  if (op === 'is-a') return ({ code }) => code === value || below.has(code);
  if (op === 'descendent-of') return ({ code }) => below.has(code);
  if (op === 'is-not-a') return ({ code }) => code !== value && !below.has(code);
  return undefined;
}

function valuesOf({ property = [] }: CodeSystemConcept, name: string): readonly string[] {
  return property
    .filter(({ code }) => code === name)
    .flatMap((each) => {
      const found = choiceOf(each, 'value');
      if (!found) return [];
      if (found.type !== 'Coding') return [String(found.value)];
      const { system = '', code = '' } = found.value as { system?: string; code?: string };
      return [code, `${system}|${code}`, `${system}#${code}`];
    });
}
