import type { RelatedArtifact } from 'fhir/r4.js';
import type { Rule } from '../rule.ts';
import { isObject } from '../typedValue.ts';

/** Relations between artifacts, which tools follow. */
const needsTarget = new Set<unknown>(['depends-on', 'composed-of']);
/** Relations that another version of the artifact may have. */
const kin = new Set<unknown>(['successor', 'predecessor', 'derived-from']);

/** What artifacts say they are related to. */
export const relatedArtifact: Rule = {
  code: 'related-artifact',
  group: 'links',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html#RelatedArtifact',
  wants: 'A related artifact says what is related, each once, and no artifact depends on itself.',
  why: 'Tools gather what must be installed from it: an empty entry gives nothing, a circle may never end.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      url: 'http://example.org/fhir/PlanDefinition/a',
      relatedArtifact: [{ type: 'depends-on', resource: 'http://example.org/fhir/PlanDefinition/a' }],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      url: 'http://example.org/fhir/PlanDefinition/a',
      relatedArtifact: [{ type: 'depends-on', resource: 'http://example.org/fhir/Library/Logic' }],
    },
  },
  *check({ resource }) {
    const {
      relatedArtifact: list,
      url,
      version: own,
    } = resource as { relatedArtifact?: RelatedArtifact[]; url?: string; version?: string };
    if (!Array.isArray(list)) return;
    const seen = new Set<string>();
    for (const [index, each] of list.filter(isObject).entries()) {
      const fhirPath = `${resource.resourceType}.relatedArtifact[${index}]`;
      const {
        type,
        resource: target,
        url: page,
        citation,
        document,
        display,
        label,
      } = each as RelatedArtifact;
      if (![target, page, citation, document, display, label].some((part) => part !== undefined))
        yield { message: `Nothing says what is related as ${type}.`, fhirPath };
      else if (
        target === undefined &&
        needsTarget.has(type) &&
        ![page, document, citation].some((part) => part !== undefined)
      )
        yield {
          message: `What is related as ${type} is named by words only: give its canonical in resource.`,
          fhirPath,
        };
      if (target === undefined) continue;
      const name = target.replace(/\|.*$/, '');
      const version = target.includes('|') ? target.replace(/^.*\|/, '') : undefined;
      if (name === url && kin.has(type) && (version === undefined || version === own))
        yield {
          message: `The artifact is said to be its own ${type}.`,
          fhirPath: `${fhirPath}.resource`,
        };
      if (name === url && (type === 'depends-on' || type === 'composed-of'))
        yield {
          severity: 'error',
          message: 'The artifact depends on itself.',
          fhirPath: `${fhirPath}.resource`,
        };
      if (seen.has(`${type} ${target}`))
        yield { message: `${target} is named twice as ${type}: keep one.`, fhirPath };
      seen.add(`${type} ${target}`);
    }
  },
};
