import { profileType } from '../../../src/validation/rules/profileType.ts';
import { testRule } from '../../support/testRule.ts';

const library = (profile: string) => ({ resourceType: 'Library', meta: { profile: [profile] } });
const base = 'http://hl7.org/fhir/StructureDefinition';

testRule(profileType, [
  {
    name: 'takes its own type, a profile of the core and any other',
    resources: [
      library(`${base}/Library|4.0.1`),
      library(`${base}/cqllibrary`),
      library('http://example.org/p'),
    ],
    findings: [],
  },
  {
    name: 'refuses the definition of another type',
    resources: [library(`${base}/Patient`)],
    findings: [
      `Library.meta.profile: The profile ${base}/Patient is the definition of Patient, but this is a Library.`,
    ],
  },
  {
    name: 'warns of a profile of CPG-on-FHIR or CRMI that is misspelt',
    resources: [
      library('http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-shareablelibrary'),
      library('http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-sharablelibrary'),
    ],
    findings: [
      'warning Library.meta.profile: http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-sharablelibrary is no profile that is known: crmi-shareablelibrary was meant.',
    ],
  },
  {
    name: 'refuses the definition of a data type, and takes those of all resources',
    resources: [library(`${base}/HumanName`), library(`${base}/DomainResource`), library(`${base}/Resource`)],
    findings: [
      `Library.meta.profile: The profile ${base}/HumanName is the definition of HumanName, but this is a Library.`,
    ],
  },
]);
