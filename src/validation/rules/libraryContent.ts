import type { Attachment, Library } from 'fhir/r4.js';
import { SaxesParser } from 'saxes';
import { isResourceType, shapeOf } from '../../definitions/shape.ts';
import { closest } from '../closest.ts';
import { cqlTrouble } from '../plans/cqlTrouble.ts';
import { decoded, type Logic, logicOf, logicOfCql, parsedJson } from '../plans/librariesOf.ts';
import { readCql } from '../plans/readCql.ts';
import { readCqlHead } from '../plans/readCqlHead.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
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
      yield* identity(resource, path, scope);
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

function* cqlProblems(text: string, fhirPath: string, scope: Scope): Iterable<Finding> {
  const { repeated, undeclared, fhirVersion, valueSets } = readCql(text);
  yield* languageProblems(text, fhirPath);
  for (const name of new Set(repeated)) yield { message: `The CQL defines "${name}" twice.`, fhirPath };
  if (undeclared.length > 0)
    yield {
      message: `The CQL uses ${undeclared.slice(0, 3).join(', ')}, which nothing in it declares.`,
      fhirPath,
    };
  if (fhirVersion !== undefined && !fhirVersion.startsWith('4.0'))
    yield {
      severity: 'warning',
      message: `The CQL is for FHIR ${fhirVersion}, the library is of R4 (4.0.1).`,
      fhirPath,
    };
  for (const url of valueSets)
    if (scope.isBelowOurBase(url) && !scope.catalog.byCanonical(url))
      yield { severity: 'warning', message: `The CQL asks for ${url}, which is not here.`, fhirPath };
}

/** What a compiler refuses and plain reading shows. https://cql.hl7.org/02-authorsguide.html */
function* languageProblems(source: string, fhirPath: string): Iterable<Finding> {
  const { models, contexts, types, mismatch, includes } = readCqlHead(source);
  for (const name of includes)
    if (!commonLibraries.includes(name) && closest(name, commonLibraries) !== undefined)
      yield {
        severity: 'warning',
        message: `The CQL includes ${name}: ${closest(name, commonLibraries)} was meant.`,
        fhirPath,
      };
  const fhir = models.length === 0 || models.includes('FHIR');
  if (models.length === 0 && contexts.includes('Patient'))
    yield {
      severity: 'warning',
      message: 'The CQL names no model (using FHIR ...): it has no Patient.',
      fhirPath,
    };
  for (const name of contexts)
    if (fhir && !isResourceType(name) && !['Unfiltered', 'Population', 'Unspecified'].includes(name))
      yield { message: `The CQL has the context ${name}, which FHIR has not.`, fhirPath };
  for (const name of types)
    if (fhir && !systemTypes.includes(name) && !isResourceType(name) && shapeOf(name) === undefined)
      yield { message: `The CQL has a parameter of type ${name}, which there is not.`, fhirPath };
  if (mismatch !== undefined)
    yield { severity: 'warning', message: `The CQL compares a number with a text: ${mismatch}.`, fhirPath };
}

/** Libraries that most logic includes. */
const commonLibraries = ['FHIRHelpers', 'FHIRCommon', 'QICoreCommon'];

const systemTypes = [
  'Any',
  'Boolean',
  'Integer',
  'Long',
  'Decimal',
  'String',
  'Date',
  'DateTime',
  'Time',
  'Quantity',
  'Ratio',
  'Code',
  'Concept',
  'ValueSet',
  'CodeSystem',
  'Vocabulary',
];

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

function* identity(library: Library, path: string, scope: Scope): Iterable<Finding> {
  const logic = logicOf(library);
  if (!logic) return;
  const { name, version } = logic;
  const tail = library.url?.replace(/^.*\//, '');
  const differing: [key: string, message: string][] = [];
  if (name !== undefined && tail !== undefined && tail !== name)
    differing.push([
      'url',
      `The logic is called ${name}, the url ends in ${tail}: engines find it by its name.`,
    ]);
  if (name !== undefined && library.name !== undefined && library.name !== name)
    differing.push(['name', `The logic is called ${name}, the library ${library.name}.`]);
  if (version !== undefined && library.version !== undefined && library.version !== version)
    differing.push(['version', `The logic is of version ${version}, the library of ${library.version}.`]);
  const severity = differing.length > 0 && isRun(library, logic, scope) ? 'error' : 'warning';
  for (const [key, message] of differing) yield { severity, message, fhirPath: `${path}.${key}` };
  yield* sameLogic(library, path);
}

/** True where a plan, an activity, a measure or other logic names the library, or one that ends in the name of its logic. */
function isRun({ url }: Library, { name }: Logic, scope: Scope): boolean {
  const isIt = (value: unknown) => {
    const [named = ''] = typeof value === 'string' ? value.split('|') : [];
    return named !== '' && (named === url || named.endsWith(`/Library/${name ?? '|'}`));
  };
  const logic = scope.catalog.ofType('Library').filter((each) => scope.isSound(each));
  const users = (['PlanDefinition', 'ActivityDefinition', 'Measure'] as const).flatMap((type) =>
    scope.catalog.ofType(type),
  );
  return (
    logic.some(({ resource: { relatedArtifact = [] } }) =>
      relatedArtifact.some(({ type, resource }) => type === 'depends-on' && isIt(resource)),
    ) ||
    users.some((user) =>
      ['canonical', 'uri'].some((type) => scope.valuesOf(user, type).some(({ value }) => isIt(value))),
    )
  );
}

/** The compiled logic is that of the text beside it. */
function* sameLogic(library: Library, path: string): Iterable<Finding> {
  const { content = [] } = library;
  const at = content.findIndex(({ contentType }) => contentType === 'application/elm+json');
  const text = content.some(({ contentType }) => contentType === 'text/cql')
    ? logicOfCql(library)
    : undefined;
  if (at < 0 || !text) return;
  const elm = logicOf(library);
  const fhirPath = `${path}.content[${at}].data`;
  if (!elm || elm.source === 'cql') {
    // What is JSON and no ELM is told of the content itself.
    return;
  }
  if (text.version !== undefined && elm.version !== text.version)
    yield {
      message: `The ELM is of version ${elm.version}, the CQL of ${text.version}: compile it anew.`,
      fhirPath,
    };
  if (text.name !== undefined && elm.name !== text.name)
    yield { message: `The ELM is of ${elm.name}, the CQL of ${text.name}: compile it anew.`, fhirPath };
  const absent = [...text.definitions.keys()].filter((name) => !elm.definitions.has(name));
  if (absent.length > 0)
    yield {
      message: `The ELM lacks ${absent.slice(0, 3).join(', ')}, which the CQL defines: compile it anew.`,
      fhirPath,
    };
}
