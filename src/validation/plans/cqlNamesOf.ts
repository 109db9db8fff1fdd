import type { Library } from 'fhir/r4.js';
import type { CqlNames } from './cqlExpressionTrouble.ts';
import { decoded, logicOf } from './librariesOf.ts';

const known = new WeakMap<Library, CqlNames | undefined>();

/** What the CQL of a library declares; undefined where there is no text of it, since ELM of others may leave parts out. Read once. */
export function cqlNamesOf(library: Library): CqlNames | undefined {
  if (!known.has(library)) known.set(library, read(library));
  return known.get(library);
}

function read(library: Library): CqlNames | undefined {
  const content = library.content?.find(
    ({ contentType, data }) => contentType?.split(';')[0] === 'text/cql' && data,
  );
  const text = content && decoded(content)?.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  if (text === undefined) return undefined;
  const named = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const own = /^\s*library\s+(?:"([^"]+)"|([\w.]+))/m.exec(text);
  return {
    declared: new Set([
      ...(logicOf(library)?.definitions.keys() ?? []),
      ...named(
        /^\s*(?:(?:public|private)\s+)?(?:define(?:\s+(?:public|private))?(?:\s+(?:fluent\s+)?function)?|parameter|valueset|codesystem|code|concept)\s+(?:"([^"]+)"|(\w+))/gm,
      ),
      ...named(/\bcontext\s+(?:"([^"]+)"|(\w+))/g),
    ]),
    aliases: new Set([
      ...named(/\bcalled\s+(?:"([^"]+)"|(\w+))/g),
      ...named(/^\s*include\s+(?:"([^"]+)"|([\w.]+))/gm),
      own?.[1] ?? own?.[2] ?? '',
      'System',
      'FHIR',
    ]),
  };
}
