import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';
import { checkXhtml } from '../xhtml.ts';

/** The XHTML of narratives. */
export const narrativeXhtml: Rule = {
  code: 'narrative-xhtml',
  group: 'narrative',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/narrative.html#xhtml',
  wants:
    'Narrative is well-formed XHTML of the few elements that FHIR allows, does nothing when shown, and says something.',
  why: 'Servers refuse other markup, and active content in a record that a clinician opens is an attack.',
  example: {
    faulty: {
      resourceType: 'Patient',
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="show()">Eva</p></div>',
      },
    },
    mended: {
      resourceType: 'Patient',
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Eva</p></div>' },
    },
  },
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
