/** What stands at the head of a text of CQL, and what in it cannot be compared. */
export interface CqlHead {
  /** Names of the models that it uses. */
  readonly models: readonly string[];
  readonly contexts: readonly string[];
  /** Names of the libraries that it includes. */
  readonly includes: readonly string[];
  /** Plain types of its parameters; of an interval or list none. */
  readonly types: readonly string[];
  /** A comparison of a count or an age with a text. */
  readonly mismatch: string | undefined;
}

/** Reads the declarations of a text, without compiling it. https://cql.hl7.org/02-authorsguide.html#declarations */
export function readCqlHead(source: string): CqlHead {
  const text = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const named = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return {
    models: named(/^\s*using\s+(?:"([^"]+)"|(\w+))/gm),
    contexts: named(/^\s*context\s+(?:"([^"]+)"|(\w+))/gm),
    includes: named(/^\s*include\s+(?:"([^"]+)"|([\w.]+))/gm),
    types: named(
      /^\s*parameter\s+(?:"[^"]+"|\w+)[ \t]+(?!default\b)(?:System\.)?(?:"([^"]+)"|(\w+)(?![\w<.]))/gm,
    ),
    mismatch: cqlMismatch(text),
  };
}

/** A comparison of what is a number for certain with a text: `AgeInYears() >= '18'`. */
export function cqlMismatch(text: string): string | undefined {
  return /\b(?:AgeIn\w+|AgeIn\w+At|Count|CalculateAgeIn\w+)\s*\([^()]*\)\s*(?:[<>]=?|!?=)\s*'[^']*'/.exec(
    text,
  )?.[0];
}
