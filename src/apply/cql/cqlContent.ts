import type { Library } from 'cql-execution';
import type { Library as FhirLibrary } from 'fhir/r4.js';
import { type Catalog, canonicalOf } from '../../artifact.ts';
import { plainRecord } from '../plainRecord.ts';
import { NotRunnable } from '../plan/notRunnable.ts';
import type { CompileCql, IncludedText } from './compileCql.ts';
import type { CqlPackages } from './cqlPackages.ts';
import { type Elm, type ElmInclude, parseElm } from './elm.ts';
import { fhirHelpersElm } from './fhirHelpersElm.ts';
import type { InlineLibrary } from './inlineExpression.ts';
import { cqlIdentity, cqlTextOf, librariesNamed, tailOf } from './libraryText.ts';
import { withPlainQueries } from './withPlainQueries.ts';

/** A library ready to be run, with those it includes. */
export interface RunnableLibrary {
  readonly library: Library;
  /** Its ELM and that of those it includes, itself first. */
  readonly elms: readonly Elm[];
}

/** The CQL of a catalog, compiled and built when it is asked for and kept for all patients. */
export class CqlContent {
  readonly #catalog: Catalog;
  readonly #packages: CqlPackages;
  readonly #compile: CompileCql | undefined;
  readonly #elms = new Map<FhirLibrary, Promise<Elm>>();
  readonly #runnable = new Map<string, Promise<RunnableLibrary>>();

  readonly #includedText: IncludedText = (name, version) => {
    const [library] = librariesNamed(name, version, this.#catalog);
    return library && cqlTextOf(library);
  };

  constructor(catalog: Catalog, packages: CqlPackages, compile: CompileCql | undefined) {
    this.#catalog = catalog;
    this.#packages = packages;
    this.#compile = compile;
  }

  /**
   * The library that a canonical names.
   * @throws NotRunnable where it holds no ELM and cannot be compiled; Error where it is not there, or holds what is none
   */
  library(canonical: string): Promise<RunnableLibrary> {
    return this.#kept(canonical, async () =>
      this.#built(await this.#elmOf(libraryNamed(canonical, this.#catalog))),
    );
  }

  /**
   * A library made here around an expression.
   * @throws NotRunnable without a compiler; Error with what the compiler objects to
   */
  inline({ text, above }: InlineLibrary): Promise<RunnableLibrary> {
    return this.#kept(text, async () => this.#built(await this.#compiledText(text, 'it', above)));
  }

  #kept(key: string, make: () => Promise<RunnableLibrary>): Promise<RunnableLibrary> {
    let known = this.#runnable.get(key);
    if (!known) {
      known = make();
      this.#runnable.set(key, known);
    }
    return known;
  }

  #elmOf(library: FhirLibrary): Promise<Elm> {
    let known = this.#elms.get(library);
    if (!known) {
      known = this.#readElm(library);
      this.#elms.set(library, known);
    }
    return known;
  }

  async #readElm(library: FhirLibrary): Promise<Elm> {
    const name = `the library ${canonicalOf(library) ?? library.id}`;
    const data = library.content?.find(({ contentType }) => contentType === 'application/elm+json')?.data;
    if (data === undefined) {
      const text = cqlTextOf(library);
      if (text !== undefined) return this.#compiledText(text, name);
      throw new NotRunnable(`${name} holds neither ELM nor CQL, so that there is nothing to run`);
    }
    let elm: Elm;
    try {
      elm = readElm(Buffer.from(data, 'base64').toString('utf8'));
    } catch (error) {
      throw new Error(`what ${name} holds as ELM ${(error as Error).message}; compile its CQL again`);
    }
    const { id, version } = elm.library.identifier;
    if (library.version !== undefined && version !== undefined && version !== library.version)
      throw new Error(
        `${name} holds the ELM of ${id} ${version}, another version; compile its CQL again, or mend its version`,
      );
    return elm;
  }

  async #compiledText(text: string, name: string, above = 0): Promise<Elm> {
    const compiled = await this.#compile?.(text, this.#includedText);
    if (!compiled)
      throw new NotRunnable(
        `${name} ${name === 'it' ? 'is CQL in words' : 'holds CQL and no ELM'}, and there is no compiler: npm install @cqframework/cql cql-exec-fhir, or name a define of a compiled library`,
      );
    const [fault] = compiled.faults;
    if (compiled.elm === undefined || fault) {
      const line = fault?.line === undefined ? '' : `line ${fault.line - above}: `;
      throw new Error(`${name} does not compile: ${line}${fault?.message ?? 'nothing came out'}`);
    }
    return readElm(compiled.elm);
  }

  /** The engine resolves includes at once, so all must be there before. */
  async #built(elm: Elm): Promise<RunnableLibrary> {
    const resolved = new Map<string, Elm>();
    await this.#resolve(elm, [], resolved);
    const { cql } = this.#packages;
    const built = new Map<Elm, Library>();
    const build = (one: Elm): Library => {
      let known = built.get(one);
      if (!known) {
        known = new cql.Library(one, {
          resolve: (path: string, version?: string) => build(find(path, version)),
        });
        built.set(one, known);
      }
      return known;
    };
    const find = (path: string, version?: string) => resolved.get(keyOf(path, version)) as Elm;
    return { library: build(elm), elms: [elm, ...new Set(resolved.values())] };
  }

  async #resolve(elm: Elm, above: readonly Elm[], resolved: Map<string, Elm>): Promise<void> {
    const path = [...above, elm];
    for (const include of elm.library.includes?.def ?? []) {
      const known = resolved.get(keyOf(include.path, include.version));
      const found = known ?? (await this.#includedElm(include, elm));
      if (path.includes(found))
        throw new Error(
          `the library ${found.library.identifier.id} includes itself: ${[...path, found].map((one) => one.library.identifier.id).join(' → ')}`,
        );
      resolved.set(keyOf(include.path, include.version), found);
      if (!known) await this.#resolve(found, path, resolved);
    }
  }

  async #includedElm({ path, version }: ElmInclude, by: Elm): Promise<Elm> {
    const name = tailOf(path);
    const [library] = librariesNamed(name, version, this.#catalog);
    if (library) return this.#elmOf(library);
    if (name === 'FHIRHelpers') return fhirHelpersElm(version);
    const others = librariesNamed(name, undefined, this.#catalog).map((one) => cqlIdentity(one).version);
    const asked = version === undefined ? name : `${name} ${version}`;
    throw new Error(
      `the library ${by.library.identifier.id} includes ${asked}, and the content ${others.length > 0 ? `holds it in the version ${others.join(', ')} only` : 'does not hold it'}`,
    );
  }
}

function readElm(json: string): Elm {
  return withPlainQueries(parseElm(json));
}

function libraryNamed(canonical: string, catalog: Catalog): FhirLibrary {
  const found = catalog.byCanonical(canonical)?.resource;
  if (found?.resourceType === 'Library') {
    const plain = plainRecord(found);
    if ('fault' in plain) throw new Error(`the library ${canonical} cannot be read: ${plain.fault}`);
    return found;
  }
  const other = catalog.byCanonical(canonical.replace(/\|.*$/, ''))?.resource;
  throw new Error(
    other?.resourceType === 'Library'
      ? `the content holds the library ${canonicalOf(other)}, and ${canonical} is asked for`
      : `nothing in the content is the library ${canonical}`,
  );
}

function keyOf(path: string, version: string | undefined): string {
  return `${path}|${version ?? ''}`;
}
