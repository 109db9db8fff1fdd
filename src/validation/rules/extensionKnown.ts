import { extensionsHere } from '../extensionsHere.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Bases of which the definitions of extensions are here. */
const published = [
  'http://hl7.org/fhir/StructureDefinition/',
  'http://hl7.org/fhir/uv/cpg/',
  'http://hl7.org/fhir/uv/crmi/',
];

/**
 * Tells once of each extension whose definition is not here; an unknown modifier is a warning, since it must be understood, and so is a
 * url of HL7 that HL7 has not published: it may be newer, or a slip.
 */
export const extensionKnown: Rule = {
  code: 'extension-known',
  severity: 'information',
  spec: 'https://hl7.org/fhir/R4/extensibility.html',
  *check(artifact, scope) {
    const told = new Set<string>();
    for (const { typed, url, definition } of extensionsHere(artifact, scope)) {
      if (definition || told.has(url)) continue;
      told.add(url);
      const isModifier = typed.property?.element.name === 'modifierExtension';
      const isOurs = published.some((base) => url.startsWith(base));
      yield {
        message: `No definition of the extension ${url} is here, so nothing is said of its place and content.`,
        fhirPath: fhirPathOf(typed),
        ...((isModifier || isOurs) && { severity: 'warning' }),
      };
    }
  },
};
