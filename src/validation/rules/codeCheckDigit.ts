import { codedValues } from '../codes.ts';
import { isDefinition } from '../isDefinition.ts';
import type { Rule } from '../rule.ts';
import { isLoincCode, isSnomedDescription, isSnomedId } from '../terminology/checkDigit.ts';

const tests: Readonly<Record<string, { test: (code: string) => boolean; name: string }>> = {
  'http://snomed.info/sct': {
    test: (code) => /[:|+={}<>(^!*\s]/.test(code) || isSnomedId(code),
    name: 'SNOMED CT',
  },
  'http://loinc.org': { test: isLoincCode, name: 'LOINC' },
};

/**
 * Check digits of SNOMED CT and LOINC. The data of patients have local codes under the uri of SNOMED CT, even in examples of HL7: a
 * warning there. Post-coordinated expressions are passed over.
 */
export const codeCheckDigit: Rule = {
  code: 'code-check-digit',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/snomedct.html',
  wants: 'Codes of SNOMED CT and LOINC have the form and check digit of the system.',
  why: 'A wrong check digit is a slip of the pen: the code means nothing, or a neighbour of what was meant, and no record ever matches it.',
  example: {
    faulty: {
      resourceType: 'Questionnaire',
      status: 'draft',
      item: [{ linkId: 'a', type: 'decimal', code: [{ system: 'http://loinc.org', code: '4548-3' }] }],
    },
    mended: {
      resourceType: 'Questionnaire',
      status: 'draft',
      item: [{ linkId: 'a', type: 'decimal', code: [{ system: 'http://loinc.org', code: '4548-4' }] }],
    },
  },
  *check(artifact, scope) {
    const isData = !isDefinition(artifact.resource);
    for (const { system, code, path } of codedValues(artifact, scope)) {
      const known = Object.hasOwn(tests, system) ? tests[system] : undefined;
      if (system === 'http://snomed.info/sct' && isSnomedDescription(code))
        yield {
          severity: 'warning',
          message: `"${code}" identifies a description of SNOMED CT: a code is that of a concept.`,
          fhirPath: `${path()}.code`,
        };
      if (!known || known.test(code)) continue;
      yield {
        ...(isData && system === 'http://snomed.info/sct' && { severity: 'warning' }),
        message: `"${code}" is no code of ${known.name}: its form or check digit is wrong.`,
        fhirPath: `${path()}.code`,
      };
    }
  },
};
