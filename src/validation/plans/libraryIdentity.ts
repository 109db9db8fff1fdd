import type { Library } from 'fhir/r4.js';
import type { Finding } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { type Logic, logicOf, logicOfCql } from './librariesOf.ts';

/**
 * Where a library and its logic are called otherwise, or the compiled logic is not that of the text beside it. Names that differ are an error
 * where something here runs the logic: engines look it up by name and version.
 */
export function* libraryIdentity(library: Library, path: string, scope: Scope): Iterable<Finding> {
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
