import { loadDefinitions, loadExtensions } from '../../definitions/definitions.ts';
import { closest } from '../closest.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Systems of codings. */
export const codingSystem: Rule = {
  code: 'coding-system',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes-definitions.html#Coding.system',
  wants: 'The system of a coding is a code system: no value set, and no supplement to one.',
  why: 'Terminology servers do not know the code under that url: it is never found in a value set, and a condition on it never holds.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      type: { coding: [{ system: 'http://hl7.org/fhir/ValueSet/plan-definition-type', code: 'eca-rule' }] },
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
      },
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Coding')) {
      const { system, code } = isObject(typed.value) ? typed.value : {};
      if (system === undefined && typeof code === 'string')
        yield {
          severity: 'warning',
          message: `Nothing says which code system "${code}" is of: name it in system.`,
          fhirPath: fhirPathOf(typed),
        };
      if (typeof system !== 'string') continue;
      const message = problemOf(system, scope);
      const finding = message ? { message } : doubtOf(system, scope);
      if (finding) yield { ...finding, fhirPath: `${fhirPathOf(typed)}.system` };
    }
  },
};

function problemOf(system: string, scope: Scope): string | undefined {
  const named = scope.catalog.byCanonical(system)?.resource;
  if (named?.resourceType === 'ValueSet' || isPublishedValueSet(system)) {
    return `${system} is a value set: name the code system that the code is of.`;
  }
  if (named?.resourceType === 'CodeSystem' && (named.content === 'supplement' || named.supplements)) {
    return `${system} only adds to ${named.supplements ?? 'another code system'}: name that one.`;
  }
  return undefined;
}

/** Code systems of others by the uri that R4 gives them. https://hl7.org/fhir/R4/terminologies-systems.html */
const external = [
  'http://snomed.info/sct',
  'http://loinc.org',
  'http://unitsofmeasure.org',
  'http://www.nlm.nih.gov/research/umls/rxnorm',
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://hl7.org/fhir/sid/icd-9-cm',
  'http://hl7.org/fhir/sid/mvx',
  'http://hl7.org/fhir/sid/cvx',
  'http://hl7.org/fhir/sid/ndc',
  'http://www.ama-assn.org/go/cpt',
  'http://www.whocc.no/atc',
];
const byPlain = new Map(external.map((uri) => [plain(uri), uri]));
const byLetters = new Map(external.map((uri) => [letters(uri), uri]));

/** A uri without what people get wrong in it. */
function plain(uri: string): string {
  return uri
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/+$/, '');
}

/** A uri by its letters and digits alone, in which a slip of the pen shows. */
function letters(uri: string): string {
  return plain(uri).replace(/[^a-z0-9]/g, '');
}

const meant = new Map<string, string | undefined>();

/** The known system that a uri misses by two letters at most, digits left as they are. Found once. */
function meantBy(system: string): string | undefined {
  if (meant.size > 500) meant.clear();
  if (!meant.has(system)) meant.set(system, external.includes(system) ? system : nearest(system));
  return meant.get(system);
}

function nearest(system: string): string | undefined {
  const same = byPlain.get(plain(system)) ?? byLetters.get(letters(system));
  // the names below sid differ by a letter or two themselves
  if (same !== undefined || system.startsWith('http://hl7.org/fhir/sid/')) return same;
  const found = closest(system, external);
  const digits = (text: string) => text.replace(/\D/g, '');
  return found !== undefined && digits(found) === digits(system) ? found : undefined;
}

/** What is nearly the uri of a known system, or one of HL7 that HL7 has not published. */
function doubtOf(system: string, scope: Scope): Omit<Finding, 'fhirPath'> | undefined {
  const severity = 'warning';
  const right = meantBy(system);
  if (right !== undefined && right !== system)
    return { severity, message: `${system} is not how the system is named: write ${right}.` };
  if (/\/ValueSet\/[^/]+$/.test(system))
    return {
      severity,
      message: `${system} is called like a value set: name the code system that the code is of.`,
    };
  const isOurs =
    /^http:\/\/(?:terminology\.hl7\.org\/CodeSystem\/|hl7\.org\/fhir\/uv\/(?:cpg|crmi)\/CodeSystem\/|hl7\.org\/fhir\/[a-z-]+$)/.test(
      system,
    );
  if (!isOurs || isHere(system, scope)) return undefined;
  return {
    severity,
    message: `${system} is no code system that R4 or its guides have: it is newer, or a slip.`,
  };
}

function isHere(system: string, scope: Scope): boolean {
  return (
    Object.hasOwn(loadDefinitions().codeSystems, system) ||
    Object.hasOwn(loadExtensions().codeSystems, system) ||
    scope.catalog.byCanonical(system) !== undefined
  );
}

/** True for urls that HL7 gives to value sets alone. */
function isPublishedValueSet(url: string): boolean {
  return /^http:\/\/(?:hl7\.org\/fhir|terminology\.hl7\.org)\/ValueSet\//.test(url);
}
