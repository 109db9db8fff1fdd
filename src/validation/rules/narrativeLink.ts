import { narrativeLinks } from '../narrativeLinks.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Links and images of narratives. */
export const narrativeLink: Rule = {
  code: 'narrative-link',
  group: 'narrative',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/narrative.html#xhtml',
  wants:
    'A link or image #… of a narrative leads to an id in the same resource or, inside a Bundle, in another entry. Other links are urls.',
  why: 'A click on it leads nowhere: what it promised cannot be read.',
  example: {
    faulty: {
      resourceType: 'Patient',
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#nmae">Name</a><p id="name">Eva</p></div>',
      },
    },
    mended: {
      resourceType: 'Patient',
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#name">Name</a><p id="name">Eva</p></div>',
      },
    },
  },
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
