import { coreValueSet } from '../../definitions/coreValueSets.ts';
import { loadDefinitions, loadExtensions, type ValueSetPart } from '../../definitions/definitions.ts';
import type { ExtensionPart } from '../../definitions/extensionDefinition.ts';
import { shapeOf } from '../../definitions/shape.ts';
import { extensionsHere } from '../extensionsHere.ts';
import { checkProfile } from '../profiles/checkProfile.ts';
import { findProfile } from '../profiles/findProfile.ts';
import { saysMore } from '../profiles/saysMore.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** What extensions hold. */
export const extensionContent: Rule = {
  code: 'extension-content',
  group: 'extensions',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/extensibility.html#Extension',
  wants: 'An extension has a value of a type, and the inner extensions, that its definition gives it.',
  why: 'Software that reads the extension expects that type: anything else is lost, or stops it.',
  example: {
    faulty: {
      resourceType: 'Patient',
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueString: 'Graz' }],
    },
    mended: {
      resourceType: 'Patient',
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { city: 'Graz' } },
      ],
    },
  },
  *check(artifact, scope) {
    for (const { typed, value, url, definition } of extensionsHere(artifact, scope)) {
      if (!definition) continue;
      const problems = problemsOf(value, url, definition, scope);
      for (const { message, path } of problems) yield { message, fhirPath: `${fhirPathOf(typed)}${path}` };
      // fixed values, bindings and slices, where the whole profile is here
      const tree = problems.length === 0 ? findProfile(url, scope)?.tree : undefined;
      if (tree && saysMore(tree)) yield* checkProfile(typed, url, scope, undefined);
    }
  },
};

type Value = Readonly<Record<string, unknown>>;

interface Problem {
  readonly message: string;
  /** The way to it from the extension. */
  readonly path: string;
}

const sound: readonly Problem[] = [];

function problemsOf(value: Value, name: string, part: ExtensionPart, scope: Scope): readonly Problem[] {
  const found: Problem[] = [];
  const tell = (message: string, path = '') => void found.push({ message, path });
  const type = part.types && typeOfValue(value);
  if (type !== undefined && part.types && !part.types.includes(type)) {
    const wanted =
      part.types.length > 0 ? `of type ${part.types.join(' or ')}` : 'none, but inner extensions';
    tell(`${name} has a value of type ${type}, expected ${wanted}.`);
  }
  const lost = part.targets && wrongTarget(value, part.targets, scope);
  if (lost) tell(`${name} leads to a ${lost}, expected ${part.targets?.join(' or ')}.`);
  const unbound = part.valueSet === undefined ? undefined : unboundCode(value, part.valueSet);
  if (unbound !== undefined) tell(`${name} has ${unbound}, which ${part.valueSet} lacks.`, codingStep(value));
  if (part.parts) found.push(...partProblems(value, name, part.parts, scope));
  return found.length > 0 ? found : sound;
}

function partProblems(
  { extension }: Value,
  name: string,
  parts: Readonly<Record<string, ExtensionPart>>,
  scope: Scope,
): readonly Problem[] {
  if (!Array.isArray(extension)) return sound;
  const found: Problem[] = [];
  const counts = new Map<string, number>();
  for (const [index, each] of extension.entries()) {
    if (!isObject(each)) continue;
    const url = String(each.url);
    const own = `.extension[${index}]`;
    counts.set(url, (counts.get(url) ?? 0) + 1);
    const part = Object.hasOwn(parts, url) ? parts[url] : undefined;
    const inner = part ? problemsOf(each, `${url} in ${name}`, part, scope) : sound;
    for (const { message, path } of inner) found.push({ message, path: `${own}${path}` });
    if (!part && !/^[a-z]+:/.test(url))
      found.push({ message: `${name} knows no inner extension "${url}".`, path: own });
  }
  // what only extends a missing value has no parts to count
  if (counts.size === 0) return sound;
  for (const url of Object.keys(parts)) {
    const { min = 0, max = '*' } = parts[url] as ExtensionPart;
    const count = counts.get(url) ?? 0;
    if (count < min) found.push({ message: `${name} lacks the inner extension "${url}".`, path: '' });
    if (max !== '*' && count > Number(max))
      found.push({ message: `${name} has "${url}" ${count} times, at most ${max} are allowed.`, path: '' });
  }
  return found;
}

function typeOfValue(value: Value): string | undefined {
  const key = Object.keys(value).find((each) => /^_?value/.test(each));
  return key && shapeOf('Extension')?.properties.get(key.replace(/^_/, ''))?.type?.code;
}

/** The type of the resource here to which a canonical leads, where it is none of those wanted. */
function wrongTarget({ valueCanonical }: Value, wanted: readonly string[], scope: Scope): string | undefined {
  if (typeof valueCanonical !== 'string') return undefined;
  const found = scope.catalog.byCanonical(valueCanonical)?.resource.resourceType;
  return found === undefined || wanted.includes(found) ? undefined : found;
}

/** The code of a value that a required binding does not allow. An unknown code of a system of the value set is left to another rule. */
function unboundCode(value: Value, valueSet: string): string | undefined {
  const { valueCode, valueCodeableConcept: concept, valueCoding } = value;
  const parts = partsOf(valueSet);
  if (!parts) return undefined;
  if (typeof valueCode === 'string')
    return parts.some((part) => holds(part, valueCode)) ? undefined : `the code "${valueCode}"`;
  const list = isObject(concept) ? concept.coding : isObject(valueCoding) ? [valueCoding] : undefined;
  const codings = Array.isArray(list) ? list.filter(isObject) : [];
  const isBound = codings.some(({ system, code }) =>
    parts.some((part) => part.system === system && (!part.codes || holds(part, String(code)))),
  );
  if (isBound || (!concept && !valueCoding)) return undefined;
  const found = codings.map(({ system, code }) => `${system}|${code}`).join(', ');
  return found === '' ? 'no code' : `the code ${found}`;
}

/** The way to the code at fault, where there is one only. */
function codingStep({ valueCodeableConcept: concept }: Value): string {
  const codings = isObject(concept) && Array.isArray(concept.coding) ? concept.coding : [];
  return codings.length === 1 ? '.value.ofType(CodeableConcept).coding[0]' : '';
}

/** Value sets of extensions whose publication is not at hand. https://hl7.org/fhir/extensions/ValueSet-knowledge-capability.html */
const published: Readonly<Record<string, readonly ValueSetPart[]>> = {
  'http://hl7.org/fhir/ValueSet/knowledge-capability': [
    { system: '', codes: ['shareable', 'computable', 'publishable', 'executable'] },
  ],
  'http://hl7.org/fhir/ValueSet/knowledge-representation-level': [
    { system: '', codes: ['narrative', 'semi-structured', 'structured', 'executable'] },
  ],
  ...wholeSystems({
    'data-absent-reason': 'data-absent-reason',
    'standards-status': 'standards-status',
    'choice-list-orientation': 'choice-list-orientation',
    'conformance-expectation': 'conformance-expectation',
    'goal-acceptance-status': 'goal-acceptance-status',
    'questionnaire-usage-mode': 'questionnaire-usage-mode',
    'match-grade': 'match-grade',
    implantStatus: 'implantStatus',
  }),
};

/** Value sets that hold all codes of one system of HL7 terminology. */
function wholeSystems(names: Readonly<Record<string, string>>): Record<string, readonly ValueSetPart[]> {
  return Object.fromEntries(
    Object.entries(names).map(([set, system]) => [
      `http://hl7.org/fhir/ValueSet/${set}`,
      [{ system: `http://terminology.hl7.org/CodeSystem/${system}` }],
    ]),
  );
}

/** Undefined where the value set cannot be listed here. */
function partsOf(valueSet: string): readonly ValueSetPart[] | undefined {
  return coreValueSet(valueSet) ?? loadExtensions().valueSets[valueSet] ?? published[valueSet];
}

function holds({ system, codes }: ValueSetPart, code: string): boolean {
  if (codes) return codes.includes(code);
  const known = loadDefinitions().codeSystems[system] ?? loadExtensions().codeSystems[system];
  return Object.hasOwn(known?.concepts ?? {}, code);
}
