import type { Parameters, ParametersParameter } from 'fhir/r4.js';
import type { CqlPackages } from './cqlPackages.ts';
import type { Elm } from './elm.ts';

/** A value for a parameter of CQL: plain values and resources, or a parameter of `$apply` with its FHIR type. */
export type Given = readonly unknown[];

/**
 * The parameters of a library and of those it includes, in the types of the engine. One that is not given and has no default is null:
 * the engine would take it for its own definition.
 * @param given by name, without the percent sign
 */
export function cqlParameters(
  elms: readonly Elm[],
  given: ReadonlyMap<string, Given>,
  { wrapper }: CqlPackages,
): Readonly<Record<string, unknown>> {
  const isResource = (value: unknown) =>
    typeof value === 'object' && value !== null && 'resourceType' in value;
  const declared = elms.flatMap(({ library }) => library.parameters?.def ?? []);
  return Object.fromEntries(
    declared.flatMap(({ name, default: otherwise, parameterTypeSpecifier }): [string, unknown][] => {
      const found = given.get(name) ?? given.get(name.replace(/^%/, ''));
      if (!found) return otherwise === undefined ? [[name, null]] : [];
      const values = found.map((one) => (isResource(one) ? wrapper.wrap(one) : one));
      if (parameterTypeSpecifier?.type === 'ListTypeSpecifier') return [[name, values]];
      if (values.length > 1)
        throw new Error(`the parameter ${name} takes one value, and was given ${values.length}`);
      return [[name, values[0] ?? null]];
    }),
  );
}

/** The parameters of a call by name, without the percent sign, as values that the engine takes. */
export function givenParameters(
  parameters: Parameters | undefined,
  { cql }: CqlPackages,
): ReadonlyMap<string, Given> {
  const named = new Map<string, unknown[]>();
  for (const one of parameters?.parameter ?? []) {
    const name = one.name.replace(/^%/, '');
    named.set(name, [...(named.get(name) ?? []), ...valuesOf(one, cql)]);
  }
  return named;
}

function valuesOf({ resource, ...rest }: ParametersParameter, cql: CqlPackages['cql']): readonly unknown[] {
  if (resource) return [resource];
  const [key, value] = Object.entries(rest).find(([name]) => name.startsWith('value')) ?? [];
  return key === undefined ? [] : [systemValue(key.slice('value'.length), value, cql)];
}

/** As FHIRHelpers would convert it. */
function systemValue(type: string, value: unknown, cql: CqlPackages['cql']): unknown {
  const of = value as Readonly<Record<string, string & number>>;
  const quantity = (one: { value?: number; code?: string; unit?: string } | undefined) =>
    one?.value === undefined ? null : new cql.Quantity(one.value, one.code ?? one.unit ?? '1');
  const code = (one: typeof of) => new cql.Code(one.code ?? '', one.system, one.version, one.display);
  const dateTime = (text: string | undefined) => (text === undefined ? null : cql.DateTime.parse(text));
  switch (type) {
    case 'Date':
      return cql.Date.parse(value as string);
    case 'DateTime':
    case 'Instant':
      return dateTime(value as string);
    case 'Quantity':
      return quantity(of);
    case 'Coding':
      return code(of);
    case 'CodeableConcept': {
      const { coding = [], text } = value as { coding?: (typeof of)[]; text?: string };
      return new cql.Concept(coding.map(code), text);
    }
    case 'Period':
      return new cql.Interval(dateTime(of.start), dateTime(of.end), of.start !== undefined, true);
    case 'Range': {
      const { low, high } = value as { low?: typeof of; high?: typeof of };
      return new cql.Interval(quantity(low), quantity(high), low !== undefined, true);
    }
    default:
      return value;
  }
}

const systemTypes: Readonly<Record<string, string>> = {
  Boolean: 'Boolean',
  Integer: 'Integer',
  PositiveInt: 'Integer',
  UnsignedInt: 'Integer',
  Decimal: 'Decimal',
  Date: 'Date',
  DateTime: 'DateTime',
  Instant: 'DateTime',
  Time: 'Time',
  Quantity: 'Quantity',
  Coding: 'Code',
  CodeableConcept: 'Concept',
  Period: 'Interval<DateTime>',
  Range: 'Interval<Quantity>',
};

const definitionUrl = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-parameterDefinition';

/**
 * The type in CQL of each parameter of a call, without the percent sign. Several values are a list, and so is what its
 * `cpg-parameterDefinition` says may repeat, be there one or none. One without a value that nothing says the type of has none.
 */
export function parameterTypes(parameters: Parameters | undefined): Readonly<Record<string, string>> {
  const all = parameters?.parameter ?? [];
  const names = [...new Set(all.map(({ name }) => name.replace(/^%/, '')))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const own = all.filter((one) => one.name.replace(/^%/, '') === name);
      const defined = own[0]?.extension?.find(({ url }) => url === definitionUrl)?.valueParameterDefinition;
      const type = typeOf(own[0]) ?? definedType(defined?.type);
      if (type === undefined) return [];
      const list = own.length > 1 || (defined?.max ?? '1') !== '1';
      return [[name, list ? `List<${type}>` : type] as const];
    }),
  );
}

function typeOf({ resource, ...rest }: ParametersParameter = { name: '' }): string | undefined {
  if (resource) return `FHIR.${resource.resourceType}`;
  const key = Object.keys(rest).find((name) => name.startsWith('value'));
  return key === undefined ? undefined : (systemTypes[key.slice('value'.length)] ?? 'String');
}

function definedType(type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  const name = type.charAt(0).toUpperCase() + type.slice(1);
  return systemTypes[name] ?? (name === 'String' ? 'String' : `FHIR.${name}`);
}
