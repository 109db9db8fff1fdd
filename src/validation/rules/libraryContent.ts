import type { Attachment } from 'fhir/r4.js';
import { SaxesParser } from 'saxes';
import { closest } from '../closest.ts';
import { cqlProblems } from '../plans/cqlProblems.ts';
import { cqlTrouble } from '../plans/cqlTrouble.ts';
import { decoded, parsedJson } from '../plans/librariesOf.ts';
import { libraryIdentity } from '../plans/libraryIdentity.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import { isObject } from '../typedValue.ts';

/** Contents of libraries. */
export const libraryContent: Rule = {
  code: 'library-content',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/library-definitions.html#Library.content',
  wants:
    'The content of a library decodes as its type says, each type once. Its logic has the name and version of the library, and ELM is that of the CQL beside it.',
  why: 'Engines load logic by name and version: they find none, or run another than a person has read. The reference engine searches for the end of the url as name. R4 itself lets them differ: where nothing here runs the logic that is a warning.',
  example: {
    faulty: {
      resourceType: 'Library',
      status: 'draft',
      type: { text: 'logic' },
      content: [{ contentType: 'application/json', data: 'eyJhIjo=' }],
    },
    mended: {
      resourceType: 'Library',
      status: 'draft',
      type: { text: 'logic' },
      content: [{ contentType: 'application/json', data: 'eyJhIjoxfQ==' }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'Library')) {
      const seen = new Set<string>();
      for (const [index, each] of (resource.content ?? []).entries()) {
        const fhirPath = `${path}.content[${index}]`;
        const problem = problemOf(each);
        if (problem) yield { ...problem, fhirPath: `${fhirPath}${problem.fhirPath}` };
        else if (isSlip(each.contentType))
          yield {
            severity: 'warning',
            message: `"${each.contentType}" is no type that engines know: ${closest(each.contentType ?? '', logicTypes)} was meant.`,
            fhirPath: `${fhirPath}.contentType`,
          };
        else if (each.contentType?.split(';')[0] === 'text/cql' && each.data !== undefined)
          yield* cqlProblems(decoded(each) ?? '', `${fhirPath}.data`, scope);
        const { contentType = '', title = '' } = each;
        if (contentType && seen.has(`${contentType} ${title}`))
          yield {
            severity: 'warning',
            message: `The library has a content of type ${contentType} already.`,
            fhirPath,
          };
        seen.add(`${contentType} ${title}`);
      }
      const isLogic = resource.type?.coding?.some(({ code }) => code === 'logic-library');
      if (isLogic && !resource.content)
        yield {
          severity: 'warning',
          message: 'A library of logic has no content: nothing can be evaluated.',
          fhirPath: path,
        };
      yield* libraryIdentity(resource, path, scope);
    }
  },
};

/** Types of content that hold logic. */
const logicTypes = ['text/cql', 'application/elm+json', 'application/elm+xml', 'text/fhirpath'];

/** True for what is nearly one of them. */
function isSlip(type: string | undefined): boolean {
  const plain = type?.split(';')[0] ?? '';
  return (
    !['text/css', 'text/csv', 'text/sql', ...logicTypes].includes(plain) &&
    closest(plain, logicTypes) !== undefined
  );
}

function problemOf(attachment: Attachment): Finding | undefined {
  const { contentType, data, size, url } = attachment;
  if (data === undefined)
    return url === undefined
      ? {
          severity: 'warning',
          message: 'The content has neither data nor url: there is nothing to read.',
          fhirPath: '',
        }
      : undefined;
  if (contentType === undefined)
    return { message: 'The data has no contentType, so nobody can read it: say what it is.', fhirPath: '' };
  const [type = ''] = contentType.split(';');
  if (!/^(?:text\/|application\/(?:.*\+)?(?:json|xml)$)/.test(type)) return undefined;
  const text = decoded(attachment);
  if (text === undefined) return { message: 'The data is not base64 of UTF-8 text.', fhirPath: '.data' };
  if (size !== undefined && size !== Buffer.byteLength(text))
    return {
      message: `The size is said to be ${size} and is ${Buffer.byteLength(text)} bytes.`,
      fhirPath: '.size',
    };
  const json = type.endsWith('json') ? parsedJson(text) : {};
  if (json === undefined) return { message: `The data is not JSON, which ${type} is.`, fhirPath: '.data' };
  if (type === 'application/elm+json' && !(isObject(json) && isObject(json.library)))
    return {
      message: 'The data is JSON but not ELM: an object with a library was expected.',
      fhirPath: '.data',
    };
  if (type.endsWith('xml') && !isXml(text))
    return { message: `The data is not well-formed XML, which ${type} is.`, fhirPath: '.data' };
  if (
    type === 'text/cql' &&
    !/^\s*(?:library|using|define|context|parameter|valueset|codesystem)\b/m.test(text)
  )
    return { message: 'The data holds no CQL.', fhirPath: '.data' };
  const trouble = type === 'text/cql' ? cqlTrouble(text) : undefined;
  if (trouble) return { message: `The CQL does not parse: ${trouble}.`, fhirPath: '.data' };
  return undefined;
}

function isXml(text: string): boolean {
  let sound = true;
  const parser = new SaxesParser();
  parser.on('error', () => {
    sound = false;
  });
  parser.write(text).close();
  return sound;
}
