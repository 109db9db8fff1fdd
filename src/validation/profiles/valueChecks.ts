import type { ElementDefinition, ElementDefinitionType } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { choiceOf } from '../choiceOf.ts';
import { isObject } from '../typedValue.ts';
import { isBound } from './boundCode.ts';
import { coreType } from './findProfile.ts';
import { hasPattern, isSame } from './isLike.ts';
import type { Placed } from './placed.ts';
import type { ProfileCheck } from './profileCheck.ts';
import { targetOf, targetTypeOf } from './targetsOf.ts';
import { typeOf } from './typeOf.ts';

const maxValueSet = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet';

/** What is wrong with a value by one part of an element of a profile; undefined where nothing is, or nothing can be told. */
export type ValueCheck = (placed: Placed, rule: ElementDefinition, check: ProfileCheck) => string | undefined;

/** What an element of a profile can ask of a value, one row each, with the elements that ask it. The order is that of the findings. */
const rows: readonly {
  readonly asks: (rule: ElementDefinition) => boolean;
  readonly check: ValueCheck;
}[] = [
  {
    asks: has(/^fixed/),
    check: function fixed({ value }, rule) {
      const wanted = choiceOf(rule, 'fixed');
      if (!wanted || value === undefined || isSame(value, wanted.value)) return undefined;
      return `takes ${inWords(wanted.value)} only, found ${inWords(value)}`;
    },
  },
  {
    asks: has(/^pattern/),
    check: function pattern({ value }, rule) {
      const wanted = choiceOf(rule, 'pattern');
      if (!wanted || value === undefined || hasPattern(value, wanted.value)) return undefined;
      return `asks for what has ${inWords(wanted.value)}, found ${inWords(value)}`;
    },
  },
  {
    asks: ({ type: types = [], path }) =>
      types.length > 0 && (path.endsWith('[x]') || types.some(({ code }) => isResourceLike(code))),
    check: function type(placed, { type: types = [], path }) {
      if (!path.endsWith('[x]') && placed.type !== 'Resource') return undefined;
      const own = typeOf(placed);
      if (types.some(({ code }) => code === own || code === 'Resource' || code === 'DomainResource'))
        return undefined;
      return `takes ${types.map(({ code }) => code).join(' or ')}, found ${own}`;
    },
  },
  {
    asks: ({ type: types = [] }) => types.some(({ profile }) => profile),
    check: function profile(placed, { type: types = [] }, check) {
      const fitting = types.filter(({ code }) => code === typeOf(placed) || code === 'Resource');
      const wanted = fitting.flatMap((each) => each.profile ?? []);
      if (wanted.length === 0 || fitting.some((each) => !each.profile) || placed.type === 'Extension')
        return undefined;
      if (wanted.some((url) => check.meets(placed, url) !== false)) return undefined;
      return `asks for what meets ${wanted.join(' or ')}`;
    },
  },
  {
    asks: ({ type: types = [] }) => types.some((type) => !leadsAnywhere(type)),
    check: function target(placed, { type: types = [] }, check) {
      const fitting = types.filter(
        ({ code }) => code === placed.type && ['Reference', 'canonical'].includes(code),
      );
      if (fitting.length === 0 || fitting.some(leadsAnywhere)) return undefined;
      const wanted = fitting.flatMap(({ targetProfile = [] }) => targetProfile);
      if (wanted.some((url) => check.targetMeets(placed, url) !== false)) return undefined;
      const found = targetTypeOf(placed, check.scope) ?? 'another';
      return `takes references to ${wanted.map((url) => coreType(url) ?? url).join(' or ')}, found one to ${found}`;
    },
  },
  {
    asks: ({ type: types = [] }) => types.some(({ aggregation }) => aggregation),
    check: function aggregation(placed, { type: types = [] }, { scope }) {
      const fitting = types.filter(({ code }) => code === 'Reference');
      const isNear = ({ aggregation: ways = [] }: ElementDefinitionType) =>
        ways.length > 0 && !ways.includes('referenced');
      if (fitting.length === 0 || !fitting.every(isNear) || !isObject(placed.value)) return undefined;
      if (typeof placed.value.reference !== 'string' || targetOf(placed, scope)) return undefined;
      return `takes references to what is contained or in the same Bundle, and ${placed.value.reference} is neither`;
    },
  },
  {
    asks: ({ binding: bound }) => (bound?.extension ?? []).some(({ url }) => url === maxValueSet),
    check: function mostCodes(placed, { binding: bound }, { scope }) {
      const most = bound?.extension?.find(({ url }) => url === maxValueSet);
      const valueSet = most?.valueCanonical ?? most?.valueUri;
      const { coding } = isObject(placed.value) ? placed.value : {};
      if (valueSet === undefined || bound?.strength === 'required' || !Array.isArray(coding))
        return undefined;
      if (isBound(placed, { valueSet }, scope) !== false) return undefined;
      return `takes no codes beyond ${valueSet}, found ${inWords(placed.value)}`;
    },
  },
  {
    asks: ({ binding: bound }) => bound?.strength === 'required',
    check: function binding(placed, { binding: bound, path, type: types }, { scope }) {
      // of a choice it may be meant for one type only, and for quantities it is the code below that counts
      if (placed.type === 'Quantity' || (path.endsWith('[x]') && !types)) return undefined;
      if (!bound || isBound(placed, bound, scope) !== false) return undefined;
      return `takes codes of ${bound.valueSet} only, found ${inWords(placed.value)}`;
    },
  },
  {
    asks: has(/^maxLength$/),
    check: function length({ value }, { maxLength }) {
      if (maxLength === undefined || typeof value !== 'string' || value.length <= maxLength) return undefined;
      return `takes ${maxLength} characters, found ${value.length}`;
    },
  },
  {
    asks: has(/^minValue/),
    check: function least({ value }, rule) {
      const wanted = choiceOf(rule, 'minValue')?.value;
      return isBelow(value, wanted)
        ? `takes values from ${inWords(wanted)}, found ${inWords(value)}`
        : undefined;
    },
  },
  {
    asks: has(/^maxValue/),
    check: function most({ value }, rule) {
      const wanted = choiceOf(rule, 'maxValue')?.value;
      return isBelow(wanted, value)
        ? `takes values up to ${inWords(wanted)}, found ${inWords(value)}`
        : undefined;
    },
  },
];

const checks = new WeakMap<ElementDefinition, readonly ValueCheck[]>();

/** The checks of values that an element of a profile asks for. Most ask for none. */
export function checksFor(rule: ElementDefinition): readonly ValueCheck[] {
  let found = checks.get(rule);
  if (!found) {
    found = rows.filter(({ asks }) => asks(rule)).map(({ check }) => check);
    checks.set(rule, found);
  }
  return found;
}

function has(key: RegExp): (rule: ElementDefinition) => boolean {
  return (rule) => Object.keys(rule).some((each) => key.test(each));
}

function isResourceLike(type: string): boolean {
  return type === 'Resource' || type === 'DomainResource' || isResourceType(type);
}

function leadsAnywhere({ targetProfile = [] }: ElementDefinitionType): boolean {
  return targetProfile.length === 0 || targetProfile.some((url) => coreType(url) === 'Resource');
}

/** Numbers by size, dates of the same precision by their letters; quantities of one unit by their numbers. */
function isBelow(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one < other;
  if (typeof one === 'string' && typeof other === 'string')
    return one.length === other.length && /^\d/.test(one) && one < other;
  if (!isObject(one) || !isObject(other) || one.code !== other.code || one.system !== other.system)
    return false;
  return typeof one.value === 'number' && typeof other.value === 'number' && one.value < other.value;
}

function inWords(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
