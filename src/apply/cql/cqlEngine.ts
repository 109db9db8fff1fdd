import type { PatientContext, PatientObject, TerminologyProvider } from 'cql-execution';
import type { FhirResource, Parameters } from 'fhir/r4.js';
import type { Catalog } from '../../artifact.ts';
import type { CompileCql } from './compileCql.ts';
import { CqlContent, type RunnableLibrary } from './cqlContent.ts';
import { cqlMoment } from './cqlMoment.ts';
import { type CqlPackages, cqlPackages } from './cqlPackages.ts';
import { cqlParameters, type Given, givenParameters, parameterTypes } from './cqlParameters.ts';
import { cqlPatient } from './cqlPatient.ts';
import { fhirValue } from './fhirValue.ts';
import { inlineDefine, inlineExpression } from './inlineExpression.ts';
import { unfilteredContext } from './unfilteredContext.ts';
import { valueSetService } from './valueSetService.ts';

/** Runs CQL over one patient. Values are FHIR JSON; what cannot be run throws with the reason. */
export interface CqlEngine {
  /** The values of a define of a library, undefined where the library has none of the name. */
  readonly define: (library: string, name: string) => Promise<readonly unknown[] | undefined>;
  /** The values of an expression in CQL, which may name defines of the libraries and variables of its own. */
  readonly expression: (
    text: string,
    libraries: readonly string[],
    variables: Readonly<Record<string, FhirResource | undefined>>,
  ) => Promise<readonly unknown[]>;
}

/** What CQL is run over. */
export interface CqlData {
  readonly catalog: Catalog;
  /** The Patient and the records of the patient, as they came. */
  readonly records: readonly FhirResource[];
  /** Lists and resources that parameters stand for, by name. */
  readonly given: Readonly<Record<string, Given>>;
  /** Win over `given`. */
  readonly parameters: Parameters | undefined;
  /** A FHIR date or dateTime. */
  readonly asOf: string;
  readonly compile: CompileCql | undefined;
}

/** What the libraries of a run share. */
interface Session {
  readonly packages: CqlPackages;
  readonly content: CqlContent;
  readonly patient: PatientObject;
  readonly codes: TerminologyProvider;
  readonly given: ReadonlyMap<string, Given>;
}

/**
 * Runs compiled CQL (ELM in Libraries of the content, or text where there is a compiler) with cql-execution, which is loaded when the first define is asked
 * for. Only what is asked for is evaluated, and what it rests on, each once. https://cql.hl7.org
 */
export function cqlEngine(data: CqlData): CqlEngine {
  let session: Promise<Session> | undefined;
  const contexts = new Map<RunnableLibrary, PatientContext>();
  const started = () => {
    session ??= start(data);
    return session;
  };
  const contextOf = (runnable: RunnableLibrary, { packages, patient, codes, given }: Session) => {
    let known = contexts.get(runnable);
    if (!known) {
      const { PatientContext } = packages.cql;
      const parameters = cqlParameters(runnable.elms, given, packages);
      known = new PatientContext(
        runnable.library,
        patient,
        codes as never,
        parameters,
        cqlMoment(data.asOf, packages),
      );
      contexts.set(runnable, known);
    }
    return known;
  };
  return {
    define: async (canonical, name) => {
      const shared = await started();
      const runnable = await shared.content.library(canonical);
      if (!Object.hasOwn(runnable.library.expressions, name)) return undefined;
      return valuesOf(runnable, contextOf(runnable, shared), name);
    },
    expression: async (text, libraries, own) => {
      const shared = await started();
      const resources = Object.entries({ ...ownResources(data.given), ...own });
      const types = Object.fromEntries(
        resources.flatMap(([name, resource]) => (resource ? [[name, `FHIR.${resource.resourceType}`]] : [])),
      );
      const all = { ...types, ...parameterTypes(data.parameters) };
      const runnable = await shared.content.compiled(inlineExpression(text, libraries, all, data.catalog));
      const given = new Map(shared.given);
      for (const [name, resource] of Object.entries(own)) if (resource) given.set(name, [resource]);
      contexts.delete(runnable);
      return valuesOf(runnable, contextOf(runnable, { ...shared, given }), inlineDefine);
    },
  };
}

const contents = new WeakMap<Catalog, CqlContent>();

async function start({ catalog, records, given, parameters, compile }: CqlData): Promise<Session> {
  const packages = await cqlPackages();
  let content = contents.get(catalog);
  if (!content) {
    content = new CqlContent(catalog, packages, compile);
    contents.set(catalog, content);
  }
  return {
    packages,
    content,
    patient: cqlPatient(records, packages),
    codes: valueSetService(catalog, packages),
    given: new Map([...Object.entries(given), ...givenParameters(parameters, packages)]),
  };
}

async function valuesOf(
  { library, elms }: RunnableLibrary,
  context: PatientContext,
  name: string,
): Promise<readonly unknown[]> {
  try {
    const known = Object.hasOwn(context.context_values, name);
    const own = await unfilteredContext(name, library, elms[0], context);
    const value =
      known && !own ? context.get(name) : await library.expressions[name]?.execute(own ?? context);
    return [fhirValue(value) ?? []].flat();
  } catch (error) {
    const where = name === inlineDefine ? 'it' : `the define "${name}" of ${library.name}`;
    throw new Error(`${where} failed: ${rootWords(error)}`);
  }
}

/** The engine wraps what went wrong at each level. */
function rootWords(error: unknown): string {
  const { cause, message } = error as { cause?: unknown; message?: string };
  return cause instanceof Error ? rootWords(cause) : (message ?? String(error));
}

function ownResources(given: CqlData['given']): Readonly<Record<string, FhirResource>> {
  return Object.fromEntries(
    ['subject', 'encounter', 'practitioner', 'organization'].flatMap((name) => {
      const [resource] = (given[name] ?? []) as FhirResource[];
      return resource ? [[name, resource]] : [];
    }),
  );
}
