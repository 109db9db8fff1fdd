import { narrativeLinks } from '../narrativeLinks.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/**
 * A link or image `#…` of a narrative leads to an id in the same resource (of its XHTML, an element, a contained resource or
 * itself) or, inside a Bundle, in another entry; other links are urls.
 */
export const narrativeLink: Rule = {
  code: 'narrative-link',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/narrative.html#xhtml',
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Narrative')) {
      const div = isObject(typed.value) ? typed.value.div : undefined;
      if (typeof div !== 'string' || !/\s(?:href|src)\s*=/.test(div)) continue;
      const { hrefs, sources } = narrativeLinks(div);
      const targets = () => scope.anchorsFor(artifact.resource);
      for (const message of [...problems(hrefs, 'link', targets), ...problems(sources, 'image', targets)]) {
        yield { message, fhirPath: `${fhirPathOf(typed)}.div` };
      }
    }
  },
};

function* problems(
  urls: readonly string[],
  what: string,
  targets: () => ReadonlySet<string>,
): Iterable<string> {
  for (const url of urls) {
    if (url.trim() === '') yield `A ${what} leads nowhere: its url is empty.`;
    else if (/\s/.test(url.trim())) yield `The ${what} "${url}" has spaces in it: it is a url.`;
    else if (/^#./.test(url) && !targets().has(url.slice(1))) {
      yield `The ${what} ${url} leads nowhere: nothing here has this id.`;
    }
  }
}
