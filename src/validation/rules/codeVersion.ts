import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';
import { isSnomedId } from '../terminology/checkDigit.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const snomed = 'http://snomed.info/sct';
const form = /^http:\/\/snomed\.info\/x?sct\/(\d+)(?:\/version\/\d{8})?$/;

/** Versions of SNOMED CT, which are uris of an edition. */
export const codeVersion: Rule = {
  code: 'code-version',
  group: 'terminology',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/snomedct.html#4.3.1.0.3',
  wants:
    'A version of SNOMED CT is the uri of an edition, with or without its date: http://snomed.info/sct/900000000000207008/version/20240101.',
  why: 'A date alone does not tell the edition: a server does not find it, or takes another.',
  example: {
    faulty: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: { include: [{ system: snomed, version: '2024-03', concept: [{ code: '73211009' }] }] },
    },
    mended: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: {
        include: [
          {
            system: snomed,
            version: 'http://snomed.info/sct/900000000000207008/version/20240301',
            concept: [{ code: '73211009' }],
          },
        ],
      },
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Coding')) {
      const { system, version } = isObject(typed.value) ? typed.value : {};
      const message = problemOf(system, version);
      if (message) yield { message, fhirPath: `${fhirPathOf(typed)}.version` };
    }
    for (const { resource, path } of resourcesOf(artifact, scope, 'ValueSet'))
      for (const list of ['include', 'exclude'] as const)
        for (const [index, { system, version }] of (resource.compose?.[list] ?? []).entries()) {
          const message = problemOf(system, version);
          if (message) yield { message, fhirPath: `${path}.compose.${list}[${index}].version` };
        }
  },
};

function problemOf(system: unknown, version: unknown): string | undefined {
  if (system !== snomed || typeof version !== 'string') return undefined;
  const [, edition] = form.exec(version) ?? [];
  if (edition === undefined)
    return `"${version}" names no edition of SNOMED CT: write ${snomed}/<edition>/version/<yyyymmdd>.`;
  return isSnomedId(edition) ? undefined : `The edition ${edition} is no identifier of SNOMED CT.`;
}
