import type { RelatedArtifact } from 'fhir/r4.js';
import type { Rule } from '../rule.ts';
import { isObject } from '../typedValue.ts';

/** A related artifact says what is related, each once, and no artifact depends on itself. */
export const relatedArtifact: Rule = {
  code: 'related-artifact',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html#RelatedArtifact',
  *check({ resource }) {
    const { relatedArtifact: list, url } = resource as { relatedArtifact?: RelatedArtifact[]; url?: string };
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
      if (target === undefined) continue;
      const name = target.replace(/\|.*$/, '');
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
