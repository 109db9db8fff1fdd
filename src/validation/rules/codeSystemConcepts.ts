import type { CodeSystem, CodeSystemConcept } from 'fhir/r4.js';
import { flattenConcepts } from '../codes.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';

/** Concepts of code systems. */
export const codeSystemConcepts: Rule = {
  code: 'code-system-concepts',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.concept',
  wants: 'The concepts of a code system have codes of their own, and are as many as it says.',
  why: 'A code that stands twice has two meanings; a count that is wrong says that part of the system got lost.',
  example: {
    faulty: {
      resourceType: 'CodeSystem',
      status: 'draft',
      content: 'complete',
      count: 3,
      concept: [{ code: 'left' }, { code: 'right' }],
    },
    mended: {
      resourceType: 'CodeSystem',
      status: 'draft',
      content: 'complete',
      count: 2,
      concept: [{ code: 'left' }, { code: 'right' }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'CodeSystem')) {
      yield* codes(resource.concept, path, new Set());
      yield* amount(resource, path);
    }
  },
};

function* codes(
  concepts: readonly CodeSystemConcept[] = [],
  path: string,
  seen: Set<string>,
): Iterable<Finding> {
  for (const [index, { code, concept }] of concepts.entries()) {
    const fhirPath = `${path}.concept[${index}]`;
    if (seen.has(code))
      yield {
        message: `The code "${code}" is defined before: give each concept its own.`,
        fhirPath: `${fhirPath}.code`,
      };
    seen.add(code);
    yield* codes(concept, fhirPath, seen);
  }
}

function* amount({ content, count, concept }: CodeSystem, path: string): Iterable<Finding> {
  const found = flattenConcepts(concept).length;
  if (content === 'not-present' && found > 0)
    yield {
      message:
        'The content is said to be not present, and concepts stand here: say complete, fragment or example.',
      fhirPath: `${path}.content`,
    };
  if (content !== 'complete') return;
  if (count !== undefined && count !== found)
    yield {
      message: `The system says that it has ${count} concepts and lists ${found}.`,
      fhirPath: `${path}.count`,
    };
  if (found === 0)
    yield {
      severity: 'warning',
      message: 'The system is said to be complete and has no concept.',
      fhirPath: `${path}.content`,
    };
}
