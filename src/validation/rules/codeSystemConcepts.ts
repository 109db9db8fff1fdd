import type { CodeSystem, CodeSystemConcept } from 'fhir/r4.js';
import { flattenConcepts } from '../codes.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import { repeatedDesignation } from '../terminology/repeatedDesignation.ts';

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
      yield* codes(resource.concept, path, new Set(), resource.caseSensitive === false);
      yield* words(resource, path);
      yield* amount(resource, path);
    }
  },
};

function* codes(
  concepts: readonly CodeSystemConcept[] = [],
  path: string,
  seen: Set<string>,
  folded: boolean,
): Iterable<Finding> {
  for (const [index, { code, concept }] of concepts.entries()) {
    const fhirPath = `${path}.concept[${index}]`;
    const key = folded ? String(code).toLowerCase() : code;
    if (seen.has(key))
      yield {
        message: `The code "${code}" is defined before: give each concept its own.`,
        fhirPath: `${fhirPath}.code`,
      };
    seen.add(key);
    yield* codes(concept, fhirPath, seen, folded);
  }
}

/** What concepts are called: each in words, no two alike, nothing twice. */
function* words({ concept: top, filter = [] }: CodeSystem, path: string): Iterable<Finding> {
  const anyShown = flattenConcepts(top).some(({ display }) => display !== undefined);
  const shown = new Map<string, string>();
  yield* visit(top, path);
  const names = filter.map(({ code }) => code);
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      yield {
        severity: 'warning',
        message: `The filter "${name}" is declared before: keep one.`,
        fhirPath: `${path}.filter[${index}]`,
      };

  function* visit(concepts: readonly CodeSystemConcept[] = [], at: string): Iterable<Finding> {
    for (const [index, { code, display, designation = [], concept }] of concepts.entries()) {
      const fhirPath = `${at}.concept[${index}]`;
      const other = display === undefined ? undefined : shown.get(display);
      if (display === undefined && anyShown)
        yield {
          severity: 'information',
          message: `"${code}" has no display, others have: say what it means.`,
          fhirPath,
        };
      else if (other !== undefined)
        yield {
          severity: 'information',
          message: `"${code}" is called as "${other}" is, "${display}": nobody can tell them apart.`,
          fhirPath: `${fhirPath}.display`,
        };
      if (display !== undefined) shown.set(display, code);
      const twice = repeatedDesignation(designation);
      if (twice >= 0)
        yield {
          severity: 'warning',
          message: 'The same designation stands twice: keep one.',
          fhirPath: `${fhirPath}.designation[${twice}]`,
        };
      yield* visit(concept, fhirPath);
    }
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
