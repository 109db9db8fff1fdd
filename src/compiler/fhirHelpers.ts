/**
 * The library FHIRHelpers, made from the conversions that the FHIR model info lists: the compiler calls its functions where a FHIR
 * type stands for a type of CQL. Engines bring their own copy; ours is only compiled against.
 * @param version the one that is asked for
 */
export function fhirHelpers(modelInfo: string, version = '4.0.1'): string {
  const rows = [...modelInfo.matchAll(/<conversionInfo\s[^/]*?\/>/g)].map(([row]) => ({
    name: attribute(row, 'functionName').replace('FHIRHelpers.', ''),
    from: attribute(row, 'fromType'),
  }));
  const functions = rows.map(({ name, from }) => {
    const argument = from.replace(/^FHIR\.(.*)$/, 'FHIR."$1"');
    return `define function "${name}"(value ${argument}): ${bodies[`${name} ${from}`] ?? bodies[name] ?? 'value.value'}`;
  });
  return `library FHIRHelpers version '${version}'\nusing FHIR version '4.0.1'\ncontext Unfiltered\n${functions.join('\n')}\n`;
}

/** What is not simply `value.value`, by function, or by function and type. */
const bodies: Readonly<Record<string, string>> = {
  ToCode:
    'if value is null then null else System.Code { code: value.code.value, system: value.system.value, version: value.version.value, display: value.display.value }',
  ToConcept:
    'if value is null then null else System.Concept { codes: value.coding C return ToCode(C), display: value.text.value }',
  ToQuantity:
    "if value is null then null else System.Quantity { value: value.value.value, unit: Coalesce(value.unit.value, value.code.value, '1') }",
  ToRatio:
    'if value is null then null else System.Ratio { numerator: ToQuantity(value.numerator), denominator: ToQuantity(value.denominator) }',
  'ToInterval FHIR.Period':
    'if value is null then null else Interval[value."start".value, value."end".value]',
  'ToInterval FHIR.Range':
    'if value is null then null else Interval[ToQuantity(value.low), ToQuantity(value.high)]',
};

function attribute(row: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(row)?.[1];
  if (value === undefined) throw new Error(`conversionInfo without ${name}: ${row}`);
  return value;
}
