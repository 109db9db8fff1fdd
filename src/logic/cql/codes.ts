import { categoriesAbove } from '../categories.ts';
import { codePattern } from '../codePattern.ts';
import { type CodeClass, type CodeSet, icd10cm, snomedct, systemsOf } from '../codeSet.ts';
import { codeShapes } from '../codeShapes.ts';
import { passesCheck } from './checkDigitCql.ts';
import { quotedString } from './cqlText.ts';
import type { Definitions } from './definitions.ts';

/** The code of a coding as it is compared: ICD-10-CM in capitals and without blanks, all others as they are. */
function comparedCode(definitions: Definitions, coding: string, system: string): string {
  if (system !== icd10cm) return `${coding}.code.value`;
  const name = definitions.function(
    'Plain',
    'code String',
    `if Matches(Upper(ReplaceMatches(code, ' ', '')), ${quotedString(codeShapes.icd10cm)}) then Upper(ReplaceMatches(code, ' ', '')) else null`,
    'ICD-10-CM is compared in capitals and without blanks, what cannot be a code not at all; patterns take it with and without the dot',
  );
  return `${name}(${coding}.code.value)`;
}

/**
 * A function that says whether a concept has a code of the list, of one of the classes. Undefined where no code fits.
 * @param title the list's, for the function's name
 */
export function codeFunction(
  definitions: Definitions,
  set: CodeSet,
  title: string,
  classes: readonly CodeClass[],
): string | undefined {
  const test = codingFunction(definitions, set, title, classes);
  return (
    test &&
    definitions.function(
      `Has code, ${reading(classes)}: ${title}`,
      'concept FHIR.CodeableConcept',
      `exists (concept.coding K where ${test}(K))`,
    )
  );
}

/**
 * The same of one coding: anchored patterns, the same as in the FHIRPath twin, so that no server needs an expansion.
 */
export function codingFunction(
  definitions: Definitions,
  set: CodeSet,
  title: string,
  classes: readonly CodeClass[],
): string | undefined {
  const condition = codingCondition(definitions, set, classes);
  return condition === undefined
    ? undefined
    : definitions.function(`Is code, ${reading(classes)}: ${title}`, 'K FHIR.Coding', condition);
}

function reading(classes: readonly CodeClass[]): string {
  return classes.includes('unclassed') ? 'any' : classes.includes('possible') ? 'counted' : 'definite';
}

/** The condition on a coding `K`; undefined where no code fits. */
export function codingCondition(
  definitions: Definitions,
  set: CodeSet,
  classes: readonly CodeClass[],
): string | undefined {
  const parts = systemsOf(set).flatMap((system) => {
    const patterns = patternsOf(set, system, classes);
    if (patterns.length === 0) return [];
    const code = comparedCode(definitions, 'K', system);
    const matching = patterns.map(({ pattern, except }) => {
      const match = `Matches(${code}, ${quotedString(pattern)})`;
      return except === undefined ? match : `(${match} and not Matches(${code}, ${quotedString(except)}))`;
    });
    return [
      `(K.system.value = ${quotedString(system)} and ${matching.length === 1 ? matching[0] : `(${matching.join(' or ')})`})`,
    ];
  });
  return parts.length === 0 ? undefined : parts.join('\n    or ');
}

/** A coding `K` that reads as one of the systems in which a diagnosis counts as understood. */
export function understoodCoding(definitions: Definitions): string {
  return `(${readableCoding(definitions, icd10cm)}) or (${readableCoding(definitions, snomedct)})`;
}

/** A coding `K` of a system, with what can be one of its codes as far as the driver looks too. */
export function readableCoding(definitions: Definitions, system: string): string {
  const ofSystem = `K.system.value = ${quotedString(system)}`;
  switch (system) {
    case icd10cm:
      return `${ofSystem} and ${comparedCode(definitions, 'K', icd10cm)} is not null`;
    case snomedct:
      return `${ofSystem} and Matches(K.code.value, ${quotedString(codeShapes.snomedct)}) and ${passesCheck(definitions)}(K.code.value)`;
    case 'http://loinc.org':
      return `${ofSystem} and Matches(K.code.value, '^[0-9]{1,7}-[0-9]$')`;
    case 'http://www.nlm.nih.gov/research/umls/rxnorm':
      return `${ofSystem} and Matches(K.code.value, '^[0-9]+$')`;
    default:
      return ofSystem;
  }
}

interface Pattern {
  readonly pattern: string;
  readonly except?: string;
}

/** A listed code counts by its class; one that is not listed by the longest family it begins with. */
function patternsOf(set: CodeSet, system: string, classes: readonly CodeClass[]): readonly Pattern[] {
  const dot = system === icd10cm;
  const categories = classes.includes('possible') ? categoriesAbove(set) : [];
  const codes = [...set.codes, ...categories].filter((code) => code.system === system);
  const families = set.families.filter((family) => family.system === system);
  const wanted = codes.filter((code) => classes.includes(code.class)).map(({ code }) => code);
  const isWanted = (family: (typeof families)[number]) => classes.includes(family.class ?? 'definite');
  const roots = families.filter(isWanted).map(({ root }) => root);
  const below = (text: string) => roots.some((root) => text.startsWith(root));
  const unwanted = codes
    .filter((code) => !classes.includes(code.class) && below(code.code))
    .map(({ code }) => code);
  const nested = families.filter((family) => !isWanted(family) && below(family.root)).map(({ root }) => root);
  if (unwanted.length + nested.length === 0)
    return wanted.length + roots.length > 0 ? [{ pattern: codePattern(wanted, roots, dot) }] : [];
  return [
    ...(wanted.length > 0 ? [{ pattern: codePattern(wanted, [], dot) }] : []),
    { pattern: codePattern([], roots, dot), except: codePattern(unwanted, nested, dot) },
  ];
}
