import type { FhirResource } from 'fhir/r4.js';
import { codedValues, findCode, findSystem } from '../codes.ts';
import type { Rule } from '../rule.ts';

/** Displays beside codes of the catalog's or the core's code systems. */
export const codeDisplay: Rule = {
  code: 'code-display',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes-definitions.html#Coding.display',
  wants:
    'A display is the one that its code system prints. Beside a code of the core, a value set, a map or a resource of another language may have words of its own: a warning.',
  why: 'People read the display, programs the code: where they differ, one of them acts on the wrong thing.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      type: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type',
            code: 'eca-rule',
            display: 'Order Set',
          },
        ],
      },
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      type: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type',
            code: 'eca-rule',
            display: 'ECA Rule',
          },
        ],
      },
    },
  },
  *check(artifact, scope) {
    for (const coded of codedValues(artifact, scope)) {
      if (coded.display === undefined || coded.display.trim() === '') continue;
      const system = findSystem(coded, scope);
      const displays = system && findCode(system, coded.code);
      if (!displays || displays.length === 0 || displays.some((display) => sameText(display, coded.display)))
        continue;
      yield {
        message: `Found the display "${coded.display}" for ${coded.system}|${coded.code}, expected "${displays[0]}".`,
        fhirPath: `${coded.path()}.display`,
        ...(system?.core && hasWordsOfItsOwn(artifact.resource) && { severity: 'warning' }),
      };
    }
  },
};

/** A value set may call a code otherwise than its system does. https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include.concept.display */
function hasWordsOfItsOwn({ resourceType, language }: FhirResource): boolean {
  const speaksAnother = language !== undefined && !/^en\b/i.test(language);
  return speaksAnother || resourceType === 'ValueSet' || resourceType === 'ConceptMap';
}

/** Displays are compared without regard to letter case and runs of spaces. */
function sameText(a: string, b: string | undefined): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(a) === plain(b ?? '');
}
