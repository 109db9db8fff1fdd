import type { Library } from 'fhir/r4.js';
import { isObject } from '../typedValue.ts';
import { decoded, parsedJson } from './librariesOf.ts';

const known = new WeakMap<Library, ReadonlyMap<string, string> | undefined>();

/**
 * The parameters that the logic of a library takes, with their types as CQL names them (empty where nothing says it); undefined where
 * no content tells. Read once.
 */
export function parametersOf(library: Library): ReadonlyMap<string, string> | undefined {
  if (!known.has(library)) known.set(library, ofCql(library) ?? ofElm(library));
  return known.get(library);
}

function textOf({ content = [] }: Library, type: string): string | undefined {
  const found = content.find(({ contentType, data }) => contentType?.split(';')[0] === type && data);
  return found && decoded(found);
}

function ofCql(library: Library): ReadonlyMap<string, string> | undefined {
  const text = textOf(library, 'text/cql')?.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  if (text === undefined) return undefined;
  const found = text.matchAll(
    /^\s*parameter\s+(?:"([^"]+)"|(\w+))(?:[ \t]+(?!default\b)([\w.]+(?:<[^\n]*?>)?))?/gm,
  );
  return new Map([...found].map(([, quoted, plain, type]) => [quoted ?? plain ?? '', type ?? ''] as const));
}

function ofElm(library: Library): ReadonlyMap<string, string> | undefined {
  const parsed = parsedJson(textOf(library, 'application/elm+json') ?? '');
  const elm = isObject(parsed) && isObject(parsed.library) ? parsed.library : undefined;
  const list = elm && isObject(elm.parameters) ? elm.parameters.def : undefined;
  if (!Array.isArray(list)) return undefined;
  return new Map(
    list
      .filter(isObject)
      .map(
        ({ name, resultTypeName }) =>
          [String(name), String(resultTypeName ?? '').replace(/^\{.*\}/, '')] as const,
      ),
  );
}
