import { isObject, type TypedValue } from '../typedValue.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

/**
 * The profiles of vital signs that an Observation meets by its code, claimed or not. The specification names one code each; the
 * others of the same kind are those of the official validator. https://hl7.org/fhir/R4/observation-vitalsigns.html
 */
const codes: Readonly<Record<string, string>> = {
  vitalspanel: '85353-1',
  resprate: '9279-1 19840-8 33438-3 76170-0 76171-8 76172-6 76270-8',
  heartrate:
    '8867-4 8886-4 8889-8 8890-6 8891-4 8892-2 8893-0 11328-2 40443-4 55425-3 68999-2 69000-8 73795-7 73799-9 76476-1 76477-9',
  oxygensat: '2708-6 2709-4 2710-2 2713-6 19224-5 20564-1 59408-5 59417-6 89276-0',
  bodytemp:
    '8310-5 8309-7 8328-7 8329-5 8330-3 8331-1 8332-9 8333-7 8334-5 75539-7 75987-8 76010-8 76011-6 76278-1 91371-5 98657-0 98663-8',
  bodyheight: '8302-2 3137-7 3138-5 8306-3 8308-9',
  headcircum: '9843-4 8287-5',
  bodyweight: '29463-7 3141-9 3142-7 8350-1 8351-9 75292-3',
  bmi: '39156-5 89270-3',
  bp: '85354-9 8459-0 8480-6 35094-2 55284-4 76534-7',
};

const profiles: ReadonlyMap<string, string> = new Map(
  Object.entries(codes).flatMap(([name, list]) =>
    list.split(' ').map((code): [string, string] => [code, core + name]),
  ),
);

/** The profiles of vital signs that a resource must meet for its LOINC codes. */
export function vitalSignsOf({ value }: TypedValue): readonly string[] {
  if (!isObject(value) || value.resourceType !== 'Observation' || !isObject(value.code)) return [];
  const { coding } = value.code;
  const found = (Array.isArray(coding) ? coding : []).flatMap((each) =>
    isObject(each) && each.system === 'http://loinc.org' ? (profiles.get(String(each.code)) ?? []) : [],
  );
  return [...new Set(found)];
}
