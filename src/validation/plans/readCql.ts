/** What a text of CQL says of itself, as far as plain reading shows it. */
export interface CqlReading {
  /** Names of definitions that stand twice; functions may. */
  readonly repeated: readonly string[];
  /** Names in quotes that nothing declares. */
  readonly undeclared: readonly string[];
  /** The version of FHIR that it is written for. */
  readonly fhirVersion: string | undefined;
  /** Urls of its value sets. */
  readonly valueSets: readonly string[];
}

const declaration =
  /\b(?:define|function|parameter|valueset|codesystem|code|concept|library|include|called|let|using|public|private)$/;

/** Reads a text that has no open quotes, without compiling it. https://cql.hl7.org/19-l-cqlsyntaxdiagrams.html */
export function readCql(source: string): CqlReading {
  const text = source.replace(
    /('(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*")|\/\*[\s\S]*?\*\/|\/\/.*/g,
    '$1',
  );
  const plain = text.replace(/'(?:\\[\s\S]|[^'\\])*'/g, "''");
  const defined = [
    ...plain.matchAll(/^\s*define\s+(?:(?:public|private)\s+)?(?!function|fluent)(?:"([^"]+)"|(\w+))/gm),
  ];
  const names = defined.map(([, quoted, bare]) => quoted ?? bare ?? '');
  const declared = new Set<string>(['System', ...bareNames(plain)]);
  const used = new Set<string>();
  for (const { 1: name = '', index } of plain.matchAll(/"([^"]*)"/g)) {
    const before = plain.slice(Math.max(0, index - 40), index).trimEnd();
    // behind a dot stands a name of something else, behind a bracket a type, or the alias of what it names
    if (/[.[]$/.test(before)) continue;
    if (declaration.test(before) || /[\])]$/.test(before)) declared.add(name);
    else used.add(name);
  }
  return {
    repeated: names.filter((name, index) => names.indexOf(name) !== index),
    undeclared: [...used].filter((name) => !declared.has(name)),
    fhirVersion: /^\s*using\s+"?FHIR"?\s+version\s+'([^']*)'/m.exec(text)?.[1],
    valueSets: [...text.matchAll(/^\s*valueset\s+(?:"[^"]+"|\w+)\s*:\s*'([^']+)'/gm)].map(
      ([, url]) => url ?? '',
    ),
  };
}

/** Names that are declared without quotes, and may be used with them. */
function bareNames(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:using|include|called|context|let|define|parameter|function)\s+(\w+)/g)].map(
    ([, name]) => name ?? '',
  );
}
