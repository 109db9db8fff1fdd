import { anchorsIn } from '../anchors.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf, isObject, resourceOf, type TypedValue } from '../typedValue.ts';

const base = 'http://hl7.org/fhir/StructureDefinition/';

/** The extensions textLink and narrativeLink. */
export const textLink: Rule = {
  code: 'text-link',
  group: 'narrative',
  severity: 'error',
  spec: 'https://hl7.org/fhir/extensions/StructureDefinition-textLink.html',
  wants: 'The extensions that tie data to narrative (textLink, narrativeLink) name ids that are there.',
  why: 'Viewers show the text beside the data by these ids: they show nothing, or the wrong part.',
  example: {
    faulty: {
      resourceType: 'Patient',
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><p id="name">Eva</p></div>',
      },
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/narrativeLink', valueUrl: '#nmae' }],
    },
    mended: {
      resourceType: 'Patient',
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><p id="name">Eva</p></div>',
      },
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/narrativeLink', valueUrl: '#name' }],
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Extension')) {
      if (!isObject(typed.value)) continue;
      const { url } = typed.value;
      if (url !== `${base}textLink` && url !== `${base}narrativeLink`) continue;
      const message = url.endsWith('textLink') ? partProblem(typed) : targetProblem(typed, scope);
      if (message) yield { message, fhirPath: fhirPathOf(typed) };
    }
  },
};

/** textLink: `htmlid` is an id in the XHTML, `data` leads to an element. */
function partProblem(typed: TypedValue): string | undefined {
  const { extension } = typed.value as { extension?: unknown };
  const parts = Array.isArray(extension) ? extension.filter(isObject) : [];
  const anchors = anchorsIn(resourceOf(typed));
  for (const { url, ...part } of parts) {
    const [, value] = Object.entries(part).find(([key]) => key.startsWith('value')) ?? [];
    if (typeof value !== 'string' || (url !== 'htmlid' && url !== 'data')) continue;
    const id = url === 'htmlid' ? value : /^#(.+)/.exec(value)?.[1];
    if (id !== undefined && !anchors.has(id)) return `Nothing in the resource has the id "${id}" (${url}).`;
  }
  return undefined;
}

/** narrativeLink: `#id` here, or `url#id` in the entry of that fullUrl. */
function targetProblem(typed: TypedValue, scope: Scope): string | undefined {
  const { valueUrl, valueUri } = typed.value as { valueUrl?: unknown; valueUri?: unknown };
  const link = valueUrl ?? valueUri;
  if (typeof link !== 'string') return undefined;
  const [url = '', id] = link.split('#');
  const target = url === '' ? resourceOf(typed) : scope.find(url);
  if (!target) return url.startsWith('urn:') ? `No entry has the fullUrl ${url}.` : undefined;
  return id === undefined || anchorsIn(target).has(id)
    ? undefined
    : `Nothing has the id "${id}" there: ${link} leads nowhere.`;
}
