/** The CQL text of a library that another includes, by its name and the version asked for. */
export type IncludedText = (name: string, version: string | undefined) => string | undefined;

/** What became of a CQL library: its ELM as JSON, or what the compiler objects to. */
export interface CompiledCql {
  readonly elm?: string;
  readonly faults: readonly { readonly message: string; readonly line?: number }[];
}

/**
 * Compiles the text of a CQL library over FHIR 4.0.1; undefined where there is no compiler. It is handed in by whoever applies a plan,
 * since the compiler is large, optional and none of the business of applying.
 */
export type CompileCql = (text: string, included: IncludedText) => Promise<CompiledCql | undefined>;
