/**
 * Model info of the types that CQL itself defines, in the form the compiler reads; no npm package holds it. Types and elements as
 * listed in https://cql.hl7.org/09-b-cqlreference.html#types-2.
 */
export function systemModel(): string {
  const simple = primitives.map(
    (name) =>
      `<typeInfo name="${name}"${name === 'Any' ? '' : ' baseType="System.Any"'} xsi:type="SimpleTypeInfo"/>`,
  );
  const classes = Object.entries(structures).map(
    ([name, { base = 'Any', elements }]) =>
      `<typeInfo name="${name}" baseType="System.${base}" xsi:type="ClassInfo">${Object.entries(elements).map(printElement).join('')}</typeInfo>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?><modelInfo xmlns="urn:hl7-org:elm-modelinfo:r1" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="System" version="1.0.0" url="urn:hl7-org:elm-types:r1" ' +
    `targetQualifier="system">${[...simple, ...classes].map(qualified).join('')}</modelInfo>`
  );
}

const primitives = [
  'Any',
  'Boolean',
  'Integer',
  'Long',
  'Decimal',
  'String',
  'Date',
  'DateTime',
  'Time',
] as const;

interface Structure {
  readonly base?: string;
  /** Type by element; `List<T>` for a list. */
  readonly elements: Readonly<Record<string, string>>;
}

const structures: Readonly<Record<string, Structure>> = {
  Quantity: { elements: { value: 'Decimal', unit: 'String' } },
  Ratio: { elements: { numerator: 'Quantity', denominator: 'Quantity' } },
  Code: { elements: { code: 'String', system: 'String', version: 'String', display: 'String' } },
  Concept: { elements: { codes: 'List<Code>', display: 'String' } },
  Vocabulary: { elements: { id: 'String', version: 'String', name: 'String' } },
  CodeSystem: { base: 'Vocabulary', elements: {} },
  ValueSet: { base: 'Vocabulary', elements: { codesystems: 'List<CodeSystem>' } },
};

function printElement([name, type]: [string, string]): string {
  const inner = /^List<(.*)>$/.exec(type)?.[1];
  if (!inner) return `<element name="${name}" elementType="System.${type}"/>`;
  return `<element name="${name}"><elementTypeSpecifier elementType="System.${inner}" xsi:type="ListTypeSpecifier"/></element>`;
}

function qualified(typeInfo: string): string {
  return typeInfo.replace('<typeInfo name="', '<typeInfo namespace="System" name="');
}
