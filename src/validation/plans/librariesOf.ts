import type { Attachment, Library } from 'fhir/r4.js';
import { isObject } from '../typedValue.ts';

/** What the compiled logic of a library says of itself. */
export interface Logic {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** Which content it was read from. */
  readonly source: 'elm' | 'cql';
  /** Type of the result by name of the definition; empty where the compiler did not say. */
  readonly definitions: ReadonlyMap<string, string>;
}

const known = new WeakMap<Library, Logic | undefined>();

/** The logic of a library: from its ELM in JSON, else from the text of its CQL. Undefined where neither can be read. Read once. */
export function logicOf(library: Library): Logic | undefined {
  if (!known.has(library)) known.set(library, fromElm(library) ?? logicOfCql(library));
  return known.get(library);
}

const texts = new WeakMap<Attachment, string | undefined>();

/** The text of an attachment's data; undefined where it has none, or it is not base64 or not UTF-8. Decoded once. */
export function decoded(attachment: Attachment): string | undefined {
  if (!texts.has(attachment)) texts.set(attachment, decode(attachment.data ?? '='));
  return texts.get(attachment);
}

function decode(data: string): string | undefined {
  const base64 = /\s/.test(data) ? data.replace(/\s/g, '') : data;
  const bytes = Buffer.from(base64, 'base64');
  // what is not base64 is passed over by the decoder
  const whole =
    base64.length % 4 === 0 &&
    bytes.length === (base64.length / 4) * 3 - (/=*$/.exec(base64.slice(-3))?.[0].length ?? 0);
  try {
    return whole ? new TextDecoder('utf-8', { fatal: true }).decode(bytes) : undefined;
  } catch {
    return undefined;
  }
}

function textOf({ content = [] }: Library, type: string): string | undefined {
  const found = content.find(({ contentType, data }) => contentType?.split(';')[0] === type && data);
  return found && decoded(found);
}

function fromElm(library: Library): Logic | undefined {
  const text = textOf(library, 'application/elm+json');
  const parsed = text === undefined ? undefined : parsedJson(text);
  const elm = isObject(parsed) && isObject(parsed.library) ? parsed.library : undefined;
  if (!elm) return undefined;
  const identifier = isObject(elm.identifier) ? elm.identifier : {};
  const statements = isObject(elm.statements) && Array.isArray(elm.statements.def) ? elm.statements.def : [];
  return {
    source: 'elm',
    name: typeof identifier.id === 'string' ? identifier.id : undefined,
    version: typeof identifier.version === 'string' ? identifier.version : undefined,
    definitions: new Map(
      statements.filter(isObject).map((each) => [String(each.name), resultOf(each)] as const),
    ),
  };
}

function resultOf({ resultTypeName, resultTypeSpecifier }: Record<string, unknown>): string {
  if (typeof resultTypeName === 'string') return resultTypeName.replace(/^\{.*\}/, '');
  if (!isObject(resultTypeSpecifier)) return '';
  return String(resultTypeSpecifier.type ?? '').replace(/TypeSpecifier$/, '');
}

/** The logic of a library as the text of its CQL has it. */
export function logicOfCql(library: Library): Logic | undefined {
  const text = textOf(library, 'text/cql')?.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  if (text === undefined) return undefined;
  const [, quoted, plain, version] =
    /^\s*library\s+(?:"([^"]+)"|([\w.]+))(?:\s+version\s+'([^']*)')?/m.exec(text) ?? [];
  const definitions = [
    ...text.matchAll(/^\s*define\s+(?:public\s+|private\s+)?(?:function\s+)?(?:"([^"]+)"|(\w+))/gm),
  ];
  return {
    source: 'cql',
    name: quoted ?? plain,
    version,
    definitions: new Map(definitions.map((match) => [match[1] ?? match[2] ?? '', ''] as const)),
  };
}

/** The value of a JSON text; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The resource types that the ELM of a library retrieves, each once. */
export function retrievedTypes(library: Library): readonly string[] {
  const text = textOf(library, 'application/elm+json') ?? '';
  const found = [...text.matchAll(/"dataType"\s*:\s*"\{http:\/\/hl7\.org\/fhir\}(\w+)"/g)];
  return [...new Set(found.flatMap(([, type]) => type ?? []))];
}
