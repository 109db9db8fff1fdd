import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';

/** Variables of evidence. */
export const evidenceVariables: Rule = {
  code: 'evidence-variables',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/evidence.html',
  wants:
    'Evidence says for whom, of what and to which end it is: a population, an exposure and an outcome, each named once. A variable has characteristics.',
  why: 'Nobody can tell whether the evidence fits the patient, or find all evidence on one question.',
  example: {
    faulty: {
      resourceType: 'Evidence',
      status: 'draft',
      exposureBackground: { reference: 'EvidenceVariable/adults' },
      exposureVariant: [{ reference: 'EvidenceVariable/exercise' }],
      outcome: [{ reference: 'EvidenceVariable/pain' }, { reference: 'EvidenceVariable/pain' }],
    },
    mended: {
      resourceType: 'Evidence',
      status: 'draft',
      exposureBackground: { reference: 'EvidenceVariable/adults' },
      exposureVariant: [{ reference: 'EvidenceVariable/exercise' }],
      outcome: [{ reference: 'EvidenceVariable/pain' }, { reference: 'EvidenceVariable/function' }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'Evidence')) {
      const { exposureBackground, exposureVariant = [], outcome = [] } = resource;
      if (!exposureBackground)
        yield {
          severity: 'error',
          message: 'The evidence names no population: add exposureBackground.',
          fhirPath: path,
        };
      if (exposureVariant.length === 0)
        yield {
          // A row may say how something is done and name nothing that is compared.
          severity: 'information',
          message: 'The evidence names no exposure; where it is about one, add exposureVariant.',
          fhirPath: path,
        };
      const exposures = exposureVariant.map(({ reference }) => reference);
      const background = exposureBackground?.reference;
      const same = background === undefined ? -1 : exposures.indexOf(background);
      if (same >= 0)
        yield {
          message: `${background} is the population and an exposure as well: one of them is meant otherwise.`,
          fhirPath: `${path}.exposureVariant[${same}]`,
        };
      for (const [index, { reference }] of outcome.entries())
        if (reference !== undefined && (reference === background || exposures.includes(reference)))
          yield {
            message: `${reference} is the outcome and an exposure as well: one of them is meant otherwise.`,
            fhirPath: `${path}.outcome[${index}]`,
          };
      for (const [name, list] of Object.entries({ exposureVariant, outcome })) {
        const seen = new Set<string>();
        for (const [index, { reference }] of list.entries()) {
          if (reference === undefined) continue;
          if (seen.has(reference))
            yield {
              message: `${reference} is named twice: keep one.`,
              fhirPath: `${path}.${name}[${index}]`,
            };
          seen.add(reference);
        }
      }
    }
    for (const { resource, path } of resourcesOf(artifact, scope, 'EvidenceVariable')) {
      if ((resource.characteristic ?? []).length === 0)
        yield {
          message: 'The variable has no characteristic: nobody can tell who or what is meant.',
          fhirPath: path,
        };
    }
  },
};
