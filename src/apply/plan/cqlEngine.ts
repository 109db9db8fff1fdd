import type { FhirResource, Library } from 'fhir/r4.js';
import { type Catalog, canonicalOf } from '../../artifact.ts';
import { noFhirHelpers } from './noFhirHelpers.ts';
import { NotRunnable } from './notRunnable.ts';

/** The values of a define of a library. Throws with the reason where there are none. */
export type CqlEngine = (library: string | undefined, define: string) => Promise<readonly unknown[]>;

/** What CQL is run over. */
export interface CqlData {
  readonly catalog: Catalog;
  readonly patientId: string;
  /** The Patient and the records of the patient, as they came. */
  readonly records: readonly FhirResource[];
  readonly parameters: Readonly<Record<string, unknown>>;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Of a compiled library only what is read here. */
interface Elm {
  readonly library: {
    readonly identifier: { readonly id: string; readonly version?: string };
    readonly parameters?: { readonly def: readonly { readonly name: string; readonly default?: unknown }[] };
  };
}

/**
 * Runs compiled CQL (ELM in a Library of the content) with cql-execution, which is loaded when the first define is asked for. Each
 * library is run once over the patient. A library without ELM, and a machine without cql-execution, cannot run it.
 */
export function cqlEngine(data: CqlData): CqlEngine {
  const results = new Map<string, Promise<Readonly<Record<string, unknown>>>>();
  return async (reference, define) => {
    const library = libraryNamed(reference, data.catalog);
    const key = canonicalOf(library) as string;
    let known = results.get(key);
    if (!known) {
      known = runLibrary(library, data);
      results.set(key, known);
    }
    const values = await known;
    if (!(define in values)) throw new Error(`the library ${key} has no define "${define}"`);
    const value = values[define];
    return value === null || value === undefined ? [] : [value].flat();
  };
}

function libraryNamed(reference: string | undefined, catalog: Catalog): Library {
  if (reference === undefined) throw new Error('neither the expression nor its plan names a library');
  const found = catalog.byCanonical(reference)?.resource;
  if (found?.resourceType !== 'Library')
    throw new Error(`nothing in the content is the library ${reference}`);
  return found;
}

async function runLibrary(library: Library, data: CqlData): Promise<Readonly<Record<string, unknown>>> {
  const elm = elmOf(library);
  if (!elm)
    throw new NotRunnable(`the library ${canonicalOf(library)} holds no ELM, which is what is run here`);
  const { cql, fhir } = await loaded();
  const others = data.catalog.ofType('Library').flatMap(({ resource }) => elmOf(resource) ?? []);
  const compiled = new cql.Library(
    elm,
    new cql.Repository({
      helpers: noFhirHelpers,
      ...Object.fromEntries(others.map((one) => [one.library.identifier.id, one])),
    }),
  );
  const source = fhir.PatientSource.FHIRv401();
  source.loadBundles([
    { resourceType: 'Bundle', entry: data.records.map((resource) => ({ resource })) } as never,
  ]);
  const [year, month, day] = data.today.split('-').map(Number) as [number, number, number];
  const parameters = { ...notGiven(elm), ...wrapped(data.parameters, fhir) };
  const executor = new cql.Executor(compiled, undefined, parameters as never);
  const found = await executor.exec(source, new cql.DateTime(year, month, day, 12, 0, 0, 0, 0));
  return found.patientResults[data.patientId] ?? {};
}

/** Lists of values, resources among them as the engine knows them. */
function wrapped(parameters: CqlData['parameters'], fhir: FhirPackage): Readonly<Record<string, unknown>> {
  const wrapper = fhir.FHIRWrapper.FHIRv401();
  const isResource = (value: unknown) =>
    typeof value === 'object' && value !== null && 'resourceType' in value;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      [value].flat().map((one) => (isResource(one) ? wrapper.wrap(one as never) : one)),
    ]),
  );
}

/** Null for each parameter without a default: the engine takes one that is not given for its own definition. */
function notGiven({ library }: Elm): Readonly<Record<string, null>> {
  const without = (library.parameters?.def ?? []).filter((one) => one.default === undefined);
  return Object.fromEntries(without.map(({ name }) => [name, null]));
}

type FhirPackage = Awaited<ReturnType<typeof loaded>>['fhir'];

function elmOf({ content = [] }: Library): Elm | undefined {
  const data = content.find(({ contentType }) => contentType === 'application/elm+json')?.data;
  return data === undefined ? undefined : (JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as Elm);
}

async function loaded() {
  try {
    const [{ default: cql }, { default: fhir }] = await Promise.all([
      import('cql-execution'),
      import('cql-exec-fhir'),
    ]);
    return { cql, fhir };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    throw new NotRunnable(
      'CQL is run by cql-execution, which is not installed: npm install cql-execution cql-exec-fhir',
    );
  }
}
