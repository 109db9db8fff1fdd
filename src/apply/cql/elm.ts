/** Of a compiled library (https://cql.hl7.org/elm.html) only what is read here. */
export interface Elm {
  readonly library: {
    readonly identifier: { readonly id: string; readonly version?: string };
    readonly includes?: { readonly def: readonly ElmInclude[] };
    readonly parameters?: { readonly def: readonly ElmParameter[] };
    readonly statements?: { readonly def: readonly ElmDefine[] };
  };
}

/** A library that another includes. */
export interface ElmInclude {
  readonly localIdentifier: string;
  readonly path: string;
  readonly version?: string;
}

/** A parameter of a library. */
export interface ElmParameter {
  readonly name: string;
  readonly default?: unknown;
  readonly parameterTypeSpecifier?: { readonly type: string };
}

/** A define of a library. */
export interface ElmDefine {
  readonly name: string;
  readonly context?: string;
  readonly expression?: unknown;
}

/**
 * Reads the JSON of a compiled library.
 * @throws Error that says what is wrong with it
 */
export function parseElm(json: string): Elm {
  let elm: Elm | undefined;
  try {
    elm = JSON.parse(json) as Elm;
  } catch {
    throw new Error('is no JSON');
  }
  if (typeof elm?.library?.identifier?.id !== 'string') throw new Error('is no ELM: it names no library');
  const { includes, parameters, statements } = elm.library;
  for (const list of [includes, parameters, statements])
    if (list !== undefined && !Array.isArray(list?.def)) throw new Error('is no ELM: its lists are none');
  return elm;
}
