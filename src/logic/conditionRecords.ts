import { codePattern } from './codePattern.ts';
import { type CodeSet, icd10cm, snomedct } from './codeSet.ts';
import { never, type Predicate } from './predicate.ts';

const verification = "system = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'";
const clinical = "system = 'http://terminology.hl7.org/CodeSystem/condition-clinical'";

/** Not refuted, not entered in error, not over: evidence or at least a reason to ask. */
const notDismissed =
  `verificationStatus.coding.where(${verification} and (code = 'refuted' or code = 'entered-in-error')).empty()` +
  ` and clinicalStatus.coding.where(${clinical} and (code = 'inactive' or code = 'remission' or code = 'resolved')).empty()`;

/** A status without a code and without words. A status in words alone may say "ruled out": it is no missing status. */
function unsaid(status: string): string {
  return `(${status}.coding.empty() and ((${status}.text != '') ~ true).not())`;
}

/** Confirmed and active, or the status is missing; encounter diagnoses often lack it. */
const established =
  `(${unsaid('verificationStatus')} or verificationStatus.coding.where(${verification} and code = 'confirmed').exists())` +
  ` and (${unsaid('clinicalStatus')} or clinicalStatus.coding.where(${clinical} and (code = 'active' or code = 'recurrence' or code = 'relapse')).exists())`;

/**
 * Not abated, in whichever of the five ways. A missing abatement makes the `or` empty in a FHIRPath engine and null in CQL,
 * and `all` or `not` mean different things of that; `~` is false of it in both.
 */
const notAbated =
  '((abatement is dateTime or abatement is Age or abatement is Period or abatement is Range or abatement is string) ~ true).not()';

/** FHIRPath over `%conditions`, in the form that means the same in a FHIRPath engine and compiled as CQL. */
function anyRecord(filter: string): Predicate {
  const records = `%conditions.where(${filter} and ${notAbated})`;
  return { kind: 'leaf', text: `${records}.exists()`, negated: `${records}.empty()` };
}

/** A record that shows it: an established Condition that has not abated, with a definite code of the set. */
export function definiteRecord(set: CodeSet): Predicate {
  const codes = codings(set, ['definite']);
  return codes
    ? anyRecord(`${established} and ${notDismissed} and code.coding.where(${codes}).exists()`)
    : never;
}

/** A record that shows it or gives a reason to ask: not dismissed, with any code of the set that counts. */
export function countedRecord(set: CodeSet): Predicate {
  const codes = codings(set, ['definite', 'possible']);
  return codes ? anyRecord(`${notDismissed} and code.coding.where(${codes}).exists()`) : never;
}

/**
 * A record that counts but has no code that reads as one of ICD-10-CM or SNOMED CT, the systems that the sets are complete
 * in. A mangled code (lower case, a dot too many, a rounded number) is not understood, so it never proves an absence.
 */
export const recordNotUnderstood = anyRecord(
  `${notDismissed} and code.coding.where((system = '${icd10cm}' and code.matches('^(?:[A-Z][0-9][0-9A-Z](?:[.]?[0-9A-Z]{1,4})?)$')) or (system = '${snomedct}' and code.matches('^(?:[1-9][0-9]{5,17})$'))).empty()`,
);

/** The condition on one coding: a pattern per system, empty where no code fits. Codes of other classes are taken out of the families. */
function codings(set: CodeSet, classes: readonly string[]): string {
  const systems = new Set([...set.codes, ...set.families].map((entry) => entry.system));
  const parts = [...systems].sort().flatMap((system) => {
    const codes = set.codes.filter((code) => code.system === system);
    const roots = set.families.filter((family) => family.system === system).map((family) => family.root);
    const wanted = codes.filter((code) => classes.includes(code.class)).map((code) => code.code);
    if (wanted.length + roots.length === 0) return [];
    const unwanted = codes
      .filter((code) => !classes.includes(code.class) && roots.some((root) => code.code.startsWith(root)))
      .map((code) => code.code);
    const dot = system === icd10cm;
    const except = unwanted.length > 0 ? ` and code.matches('${codePattern(unwanted, [], dot)}').not()` : '';
    return [`(system = '${quoted(system)}' and code.matches('${codePattern(wanted, roots, dot)}')${except})`];
  });
  return parts.join(' or ');
}

function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}
