import { has, isDistinct, isTrue, itemsOf, type NativeCheck } from './presence.ts';

const namePart = String.raw`[^\s.,:;'"/|?!@#$%&*()[\]{}]{1,64}`;
const elementPath = new RegExp(String.raw`^${namePart}(?:\.${namePart}(?:\[x\])?(?::[^\s.]+)?)*$`);

/** Invariants of terminology and structure definitions that are asked for every concept or element. */
export const definitionChecks: Readonly<Record<string, NativeCheck>> = {
  'ConceptMap.group.element.target cmd-1': (target) =>
    has(target, 'comment') || (target.equivalence !== 'narrower' && target.equivalence !== 'inexact'),
  'ConceptMap.group.unmapped cmd-2': (unmapped) => unmapped.mode !== 'fixed' || has(unmapped, 'code'),
  'ConceptMap.group.unmapped cmd-3': (unmapped) => unmapped.mode !== 'other-map' || has(unmapped, 'url'),
  'ValueSet.compose.include vsd-1': (include) => has(include, 'valueSet') || has(include, 'system'),
  'ValueSet.compose.include vsd-2': (include) =>
    (!has(include, 'concept') && !has(include, 'filter')) || has(include, 'system'),
  'ValueSet.compose.include vsd-3': (include) => !has(include, 'concept') || !has(include, 'filter'),
  'ValueSet.expansion.contains vsd-6': (contains) => has(contains, 'code') || has(contains, 'display'),
  'ValueSet.expansion.contains vsd-9': (contains) => has(contains, 'code') || isTrue(contains.abstract),
  'ValueSet.expansion.contains vsd-10': (contains) => !has(contains, 'code') || has(contains, 'system'),
  'ElementDefinition eld-13': (element) =>
    isDistinct(itemsOf(element, 'type').flatMap(({ code }) => code ?? [])),
  'ElementDefinition eld-14': (element) =>
    isDistinct(itemsOf(element, 'constraint').flatMap(({ key }) => key ?? [])),
  'ElementDefinition eld-19': ({ path }) => typeof path !== 'string' || elementPath.test(path),
  'ElementDefinition eld-20': ({ path }) =>
    typeof path !== 'string' || /^[A-Za-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*(?:\[x\])?)*$/.test(path),
  'ElementDefinition.constraint eld-21': (constraint) => has(constraint, 'expression'),
};
