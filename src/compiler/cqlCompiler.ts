import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { fhirHelpers } from './fhirHelpers.ts';
import { slimElm } from './slimElm.ts';
import { systemModel } from './systemModel.ts';

/** What compiles CQL, in the versions tried; optional, since only a changed expression needs them. */
export const compilerPackages = ['@cqframework/cql@5.3.0', 'cql-exec-fhir@2.2.0'] as const;

/** What the compiler objects to. */
export interface CqlFault {
  readonly message: string;
  /** Of the text, from 1. */
  readonly line?: number;
}

/** What became of a text. */
export interface Compiled {
  /** ELM as JSON, without annotations and locators; absent when there is a fault. */
  readonly elm?: string;
  readonly faults: readonly CqlFault[];
}

/** The text of a library that another includes, by its name and the version asked for. */
export type Included = (name: string, version: string | undefined) => string | undefined;

/** Compiles the text of a CQL library over FHIR 4.0.1, which may include others than FHIRHelpers where their text is given. */
export type CqlCompiler = (text: string, included?: Included) => Compiled;

type CqlPackage = typeof import('@cqframework/cql/cql-to-elm');

/**
 * Starts the CQL compiler, the one that HAPI uses, without network: seconds and 200 MB, hence only when it is needed.
 * It starts once. Undefined when its packages are not installed.
 */
export function startCompiler(): Promise<CqlCompiler | undefined> {
  started ??= start();
  return started;
}

let started: Promise<CqlCompiler | undefined> | undefined;

async function start(): Promise<CqlCompiler | undefined> {
  // The compiler leaves much behind; without this V8 lets it lie until the process has grown by another 100 MB.
  setFlagsFromString('--heap-growing-percent=120');
  try {
    const file = 'cql-exec-fhir/lib/modelInfos/fhir-modelinfo-4.0.1.xml';
    const fhir = readFileSync(createRequire(import.meta.url).resolve(file), 'utf8');
    return compilerOver(await import('@cqframework/cql/cql-to-elm'), fhir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function compilerOver(cql: CqlPackage, fhir: string): CqlCompiler {
  const modelInfos = new Map([
    ['System', systemModel()],
    ['FHIR', fhir],
  ]);
  const models = new cql.ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(
    cql.createModelInfoProvider((id) => sourceOf(cql, modelInfos.get(id))),
  );
  const librariesWith = (included: Included) => {
    const libraries = new cql.LibraryManager(models, optionsOf(cql), undefined, unitsOf(cql));
    const textOf = (name: string, version: string | undefined) =>
      included(name, version) ?? (name === 'FHIRHelpers' ? fhirHelpers(fhir, version) : undefined);
    libraries.librarySourceLoader.registerProvider(
      cql.createLibrarySourceProvider((name, _system, version) =>
        sourceOf(cql, textOf(name, version ?? undefined)),
      ),
    );
    return libraries;
  };
  const alone = librariesWith(() => undefined);
  // What libraries include is kept by their manager, so other texts need another one.
  return (text, included) => silently(() => compile(cql, included ? librariesWith(included) : alone, text));
}

function sourceOf(cql: CqlPackage, text: string | undefined) {
  return text === undefined ? null : cql.stringAsSource(text);
}

/** As HAPI compiles, but without annotations and locators, which are three quarters of the size. */
function optionsOf(cql: CqlPackage) {
  const options = cql.CqlCompilerOptions.defaultOptions();
  const { EnableAnnotations, EnableLocators } = cql.CqlCompilerOptions.Options;
  options.options.asJsSetView().delete(EnableAnnotations);
  options.options.asJsSetView().delete(EnableLocators);
  return options;
}

/** Units are compared as codes and never converted; without a service the compiler refuses any quantity. */
function unitsOf(cql: CqlPackage) {
  return cql.createUcumService(
    (value: string) => value,
    () => null,
    (one) => one,
    (one) => one,
  );
}

function compile(
  cql: CqlPackage,
  libraries: InstanceType<CqlPackage['LibraryManager']>,
  text: string,
): Compiled {
  const translator = cql.CqlTranslator.fromText(text, libraries);
  const faults = [...translator.errors.asJsReadonlyArrayView()].map((error) => {
    const { message, locator } = error as { message?: string; locator?: object };
    // The locator's own fields have no stable names; its text has.
    const line = /startLine=(\d+)/.exec(String(locator))?.[1];
    return { message: message ?? String(error), ...(line !== undefined && { line: Number(line) }) };
  });
  return faults.length > 0 ? { faults } : { elm: slimElm(translator.toJson()), faults };
}

/** The compiler's logger greets on the standard output when it is first used; that is where JSON reports go. */
function silently<T>(run: () => T): T {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    return run();
  } finally {
    process.stdout.write = write;
  }
}
