import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** Lists that say the same when an entry stands twice. */
const lists = new Set([
  'relatedArtifact',
  'documentation',
  'useContext',
  'identifier',
  'jurisdiction',
  'topic',
  'participant',
  'input',
  'output',
  'dataRequirement',
  'library',
  'profile',
  'coding',
  'outcome',
  'goalId',
  'relatedAction',
  'derivedFrom',
  'subjectType',
  'global',
  'dependsOn',
]);

export const listDuplicate: Rule = {
  code: 'list-duplicate',
  group: 'structure',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html',
  wants: 'An entry of a list of links, codes or requirements stands in it once.',
  why: 'The second says nothing, and is often a slip for something else that is now missing.',
  example: {
    faulty: {
      resourceType: 'Library',
      status: 'draft',
      type: { text: 'logic' },
      relatedArtifact: [
        { type: 'citation', citation: 'A' },
        { type: 'citation', citation: 'A' },
      ],
    },
    mended: {
      resourceType: 'Library',
      status: 'draft',
      type: { text: 'logic' },
      relatedArtifact: [
        { type: 'citation', citation: 'A' },
        { type: 'citation', citation: 'B' },
      ],
    },
  },
  *check(artifact, scope) {
    for (const values of scope.valuesByType(artifact).values()) {
      for (const typed of values) {
        const { value } = typed;
        if (!isObject(value) || (typed.type === 'Resource' && typed.parent && scope.owns(value))) continue;
        for (const name of Object.keys(value)) {
          const list = value[name];
          if (Array.isArray(list) && list.length > 1 && lists.has(name)) yield* repeated(list, name, typed);
        }
      }
    }
  },
};

function* repeated(list: readonly unknown[], name: string, typed: TypedValue): Iterable<Finding> {
  const seen = new Set<string>();
  for (const [index, each] of list.entries()) {
    const text = JSON.stringify(each);
    if (seen.has(text))
      yield {
        message: `The same stands in ${name} before: keep one.`,
        fhirPath: `${fhirPathOf(typed)}.${name}[${index}]`,
      };
    seen.add(text);
  }
}
