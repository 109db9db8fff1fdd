import { headOf } from '../../artifact.ts';
import type { Rule } from '../rule.ts';
import { keysOf } from '../scope.ts';

/**
 * In a complete catalog a type and id is there once: a server would keep the last one only. Resources of others may come
 * from several servers (a Bundle tells them apart by fullUrl), so theirs may repeat.
 */
export const idUnique: Rule = {
  code: 'id-unique',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource.html#id',
  tolerant: true,
  *check(artifact, scope) {
    const { stored } = keysOf(headOf(artifact));
    const first = stored === undefined || !scope.options.complete ? undefined : scope.firstWith(stored);
    if (!first || first === artifact) return;
    yield {
      message: `${stored} is already taken by the resource from ${first.authored.file}: give one of them another id.`,
      fhirPath: `${artifact.resource.resourceType}.id`,
    };
  },
};
