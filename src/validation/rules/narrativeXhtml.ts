import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';
import { checkXhtml } from '../xhtml.ts';

/** Narrative is well-formed XHTML of the few elements that FHIR allows, does nothing when shown, and says something. */
export const narrativeXhtml: Rule = {
  code: 'narrative-xhtml',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/narrative.html#xhtml',
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Narrative')) {
      const div = isObject(typed.value) ? typed.value.div : undefined;
      if (typeof div !== 'string') continue;
      const fhirPath = `${fhirPathOf(typed)}.div`;
      for (const message of checkXhtml(div)) yield { message, fhirPath };
    }
  },
};
