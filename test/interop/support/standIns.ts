import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StructureDefinition } from 'fhir/r4.js';

/**
 * Extensions that CRMI profiles slice on and that neither R4 core nor the definitions ahead of it define. A validator
 * that cannot find them calls the slicing of every artifact an error, whether or not the extension is there.
 */
const missing = [
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-RelatedArtifact.resourceReference',
  'http://hl7.org/fhir/StructureDefinition/artifact-identifier',
  'http://hl7.org/fhir/StructureDefinition/artifact-isOwned',
  'http://hl7.org/fhir/StructureDefinition/artifact-uriReference',
  'http://hl7.org/fhir/StructureDefinition/artifact-versionPolicy',
  'http://hl7.org/fhir/StructureDefinition/cqf-artifactComment',
  'http://hl7.org/fhir/StructureDefinition/cqf-expansionParameters',
  'http://hl7.org/fhir/StructureDefinition/cqf-logicDefinition',
  'http://hl7.org/fhir/StructureDefinition/valueset-compose-createdBy',
  'http://hl7.org/fhir/StructureDefinition/valueset-compose-creationDate',
  'http://hl7.org/fhir/StructureDefinition/valueset-otherTitle',
];

/**
 * Writes definitions that say no more than the extension's url, which is what the slices are told apart by. Put them
 * before all other definitions, so that a real one wins.
 */
export function writeStandIns(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [i, url] of missing.entries()) {
    writeFileSync(join(folder, `stand-in-${i}.json`), JSON.stringify(standIn(`stand-in-${i}`, url)));
  }
  return folder;
}

function standIn(id: string, url: string): StructureDefinition {
  return {
    resourceType: 'StructureDefinition',
    id,
    url,
    name: 'StandIn',
    status: 'draft',
    fhirVersion: '4.0.1',
    kind: 'complex-type',
    abstract: false,
    context: [{ type: 'element', expression: 'Element' }],
    type: 'Extension',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Extension', path: 'Extension' },
        { id: 'Extension.url', path: 'Extension.url', fixedUri: url },
      ],
    },
  };
}
