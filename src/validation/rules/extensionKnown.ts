import { extensionsHere } from '../extensionsHere.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Tells once of each extension whose definition is not here; an unknown modifier is a warning, since it must be understood. */
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
      yield {
        message: `No definition of the extension ${url} is here, so nothing is said of its place and content.`,
        fhirPath: fhirPathOf(typed),
        ...(isModifier && { severity: 'warning' }),
      };
    }
  },
};
