import { extensionsHere } from '../extensionsHere.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Bases of which the definitions of extensions are here. */
const published = [
  'http://hl7.org/fhir/StructureDefinition/',
  'http://hl7.org/fhir/uv/cpg/',
  'http://hl7.org/fhir/uv/crmi/',
];

/** What the validators of HL7 and HAPI write into their outcomes, of which no guide has a definition: that is no slip. */
const ofTools = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/operationoutcome-(?:issue-|message-id)/;

/** Releases whose elements have extensions in other releases. https://hl7.org/fhir/R4/versions.html#extensions */
const releases = /^http:\/\/hl7\.org\/fhir\/(?:1\.0|1\.4|3\.0|4\.0|4\.3|5\.0)\//;

function faultOf(url: string): string | undefined {
  if (url.includes('|')) return `The url ${url} of an extension names a version: only canonicals do.`;
  return /^http:\/\/hl7\.org\/fhir\/\d+\.\d+\/StructureDefinition\/extension-/.test(url) &&
    !releases.test(url)
    ? `The extension ${url} is of a release that FHIR never had.`
    : undefined;
}

/** Extensions whose definition is not here, each told once. */
export const extensionKnown: Rule = {
  code: 'extension-known',
  group: 'extensions',
  severity: 'information',
  spec: 'https://hl7.org/fhir/R4/extensibility.html',
  wants:
    'The definition of each extension is known: it stands in the package, the R4 core, the extensions pack, CPG or CRMI. An unknown modifier, or one of HL7 that HL7 has not published, is a warning; a url that can have no definition is an error.',
  why: 'Nothing can be said of its place and content. A modifier must be understood, or the whole element may not be used.',
  example: {
    faulty: {
      resourceType: 'Patient',
      extension: [{ url: 'http://example.org/birth-place', valueAddress: { city: 'Graz' } }],
    },
    mended: {
      resourceType: 'Patient',
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { city: 'Graz' } },
      ],
    },
  },
  *check(artifact, scope) {
    const told = new Set<string>();
    for (const { typed, url, definition } of extensionsHere(artifact, scope)) {
      const fault = faultOf(url);
      if (fault) yield { severity: 'error', message: fault, fhirPath: `${fhirPathOf(typed)}.url` };
      if (fault) continue;
      if (definition || told.has(url)) continue;
      told.add(url);
      const isModifier = typed.property?.element.name === 'modifierExtension';
      const isOurs = published.some((base) => url.startsWith(base)) && !ofTools.test(url);
      yield {
        message: `No definition of the extension ${url} is here, so nothing is said of its place and content.`,
        fhirPath: fhirPathOf(typed),
        ...((isModifier || isOurs) && { severity: 'warning' }),
      };
    }
  },
};
