import type { CodeSystem, CodeSystemConcept } from 'fhir/r4.js';
import { loadDefinitions } from '../../definitions/definitions.ts';
import { flattenConcepts } from '../codes.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Supplements of code systems. */
export const codeSystemSupplement: Rule = {
  code: 'code-system-supplement',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/codesystem.html#supplements',
  wants: 'A supplement says what it supplements, says that it is one, and adds to codes that are there.',
  why: 'Servers attach its designations to the codes of the other system: what does not match is dropped, or taken for a new system.',
  example: {
    faulty: {
      resourceType: 'CodeSystem',
      status: 'draft',
      content: 'supplement',
      supplements: 'http://hl7.org/fhir/administrative-gender',
      concept: [{ code: 'divers', designation: [{ language: 'de', value: 'divers' }] }],
    },
    mended: {
      resourceType: 'CodeSystem',
      status: 'draft',
      content: 'supplement',
      supplements: 'http://hl7.org/fhir/administrative-gender',
      concept: [{ code: 'other', designation: [{ language: 'de', value: 'divers' }] }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'CodeSystem')) {
      const { content, supplements, caseSensitive, concept } = resource;
      if (supplements && content !== 'supplement')
        yield {
          message: `The system supplements ${supplements}, so its content is "supplement", not "${content}".`,
          fhirPath: `${path}.content`,
        };
      if (content !== 'supplement') continue;
      if (!supplements)
        yield {
          message: 'A supplement names in supplements what it supplements.',
          fhirPath: `${path}.content`,
        };
      if (caseSensitive !== undefined)
        yield {
          message:
            'Whether codes are case sensitive is said by the system that is supplemented: leave it out.',
          fhirPath: `${path}.caseSensitive`,
        };
      const known = supplements && codesOf(supplements, scope);
      if (known) yield* codes(concept, path, known, supplements);
    }
  },
};

function* codes(
  concepts: readonly CodeSystemConcept[] = [],
  path: string,
  known: ReadonlySet<string>,
  base: string,
): Iterable<Finding> {
  for (const [index, { code, concept }] of concepts.entries()) {
    const fhirPath = `${path}.concept[${index}]`;
    if (!known.has(code))
      yield {
        message: `The code "${code}" is not in ${base}: a supplement adds no codes.`,
        fhirPath: `${fhirPath}.code`,
      };
    yield* codes(concept, fhirPath, known, base);
  }
}

function codesOf(canonical: string, scope: Scope): ReadonlySet<string> | undefined {
  const url = canonical.replace(/\|.*$/, '');
  const own: CodeSystem | undefined = scope.codeSystem(url);
  if (own)
    return own.content === 'complete'
      ? new Set(flattenConcepts(own.concept).map(({ code }) => code))
      : undefined;
  const { codeSystems } = loadDefinitions();
  const core = Object.hasOwn(codeSystems, url) ? codeSystems[url] : undefined;
  return core?.content === 'complete' ? new Set(Object.keys(core.concepts)) : undefined;
}
