import { loadDefinitions } from '../../definitions/definitions.ts';
import { isPrimitive, isResourceType } from '../../definitions/shape.ts';
import { elementsAt } from '../conformance/elementsAt.ts';
import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const coded = [
  'code',
  'Coding',
  'CodeableConcept',
  'string',
  'uri',
  'id',
  'boolean',
  'Identifier',
  'Reference',
  'canonical',
];
const dated = [
  'date',
  'dateTime',
  'instant',
  'Period',
  'Timing',
  'Schedule',
  'Timing.repeat',
  'Age',
  'Range',
];

type Value = Readonly<Record<string, unknown>>;

export const dataRequirement: Rule = {
  code: 'data-requirement',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html#DataRequirement',
  wants:
    'The paths and search parameters of a data requirement are those of its type, and lead to a code or a date where one is asked for.',
  why: 'Engines fetch data by them: a path that is not there fetches nothing, and the logic finds nothing.',
  example: {
    faulty: {
      resourceType: 'Library',
      status: 'draft',
      type: { text: 'logic' },
      dataRequirement: [{ type: 'MedicationRequest', codeFilter: [{ path: 'medicine' }] }],
    },
    mended: {
      resourceType: 'Library',
      status: 'draft',
      type: { text: 'logic' },
      dataRequirement: [{ type: 'MedicationRequest', codeFilter: [{ path: 'medication' }] }],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'DataRequirement')) {
      if (!isObject(typed.value)) continue;
      const { type } = typed.value;
      if (typeof type !== 'string' || !isResourceType(type)) continue;
      const path = fhirPathOf(typed);
      yield* ofPaths(listOf(typed.value, 'mustSupport'), type, `${path}.mustSupport`);
      yield* ofFilters(typed.value, 'codeFilter', type, coded, path);
      yield* ofFilters(typed.value, 'dateFilter', type, dated, path);
      for (const [index, sort] of listOf(typed.value, 'sort').entries())
        if (isObject(sort)) yield* ofPath(sort.path, type, `${path}.sort[${index}].path`);
    }
  },
};

function* ofFilters(
  value: Value,
  name: 'codeFilter' | 'dateFilter',
  type: string,
  wanted: readonly string[],
  path: string,
): Iterable<Finding> {
  for (const [index, filter] of listOf(value, name).entries()) {
    if (!isObject(filter)) continue;
    const own = `${path}.${name}[${index}]`;
    yield* ofPath(filter.path, type, `${own}.path`);
    yield* ofShapes(filter.path, type, wanted, `${own}.path`);
    const { searchParam } = filter;
    if (typeof searchParam === 'string' && !isParameter(searchParam, type))
      yield {
        severity: 'warning',
        message: `R4 has no search parameter "${searchParam}" for ${type}.`,
        fhirPath: `${own}.searchParam`,
      };
  }
}

function* ofPaths(paths: readonly unknown[], type: string, fhirPath: string): Iterable<Finding> {
  for (const [index, path] of paths.entries())
    for (const finding of ofPath(path, type, `${fhirPath}[${index}]`))
      yield { ...finding, severity: 'warning' };
}

function* ofPath(path: unknown, type: string, fhirPath: string): Iterable<Finding> {
  const steps = stepsOf(path, type);
  if (typeof path === 'string' && !isPath(path))
    yield { severity: 'warning', message: `"${path}" is no path: elements and dots only.`, fhirPath };
  if (steps && elementsAt(type, steps)?.length === 0)
    yield { message: `${type} has no element "${path}".`, fhirPath };
}

function* ofShapes(
  path: unknown,
  type: string,
  wanted: readonly string[],
  fhirPath: string,
): Iterable<Finding> {
  const steps = stepsOf(path, type);
  const found = steps && elementsAt(type, steps)?.flatMap(({ shapes }) => shapes);
  if (!found || found.length === 0 || found.some((shape) => wanted.includes(shape))) return;
  yield {
    severity: 'warning',
    message: `"${path}" of ${type} is ${found[0]}, which such a filter cannot compare.`,
    fhirPath,
  };
}

/** The simple subset of FHIRPath that R4 allows here; what stands in brackets is not looked at. */
function isPath(path: string): boolean {
  const plain = path.replace(/\((?:[^()]|\([^()]*\))*\)|\[\d+\]|\[x\]/g, '');
  return /^(?:[A-Za-z_]\w*|\$this|%\w+|\*)(?:\.(?:[A-Za-z_]\w*|\$this))*$/.test(plain);
}

/** The steps of a path of plain elements; undefined for one that calls functions. */
function stepsOf(path: unknown, type: string): readonly string[] | undefined {
  if (typeof path !== 'string') return undefined;
  const steps = path.replace(/\[\d+\]|\.ofType\(\w+\)/g, '').split('.');
  if (steps.some((step) => !/^[A-Za-z]\w*(?:\[x\])?$/.test(step))) return undefined;
  const own = steps[0] === type ? steps.slice(1) : steps;
  // the value of a plain value is the value itself
  if (own.length > 1 && own.at(-1) === 'value' && isPlain(type, own.slice(0, -1))) own.pop();
  return own.length > 0 ? own : undefined;
}

function isPlain(type: string, steps: readonly string[]): boolean {
  const shapes = elementsAt(type, steps)?.flatMap((each) => each.shapes) ?? [];
  return shapes.length > 0 && shapes.every(isPrimitive);
}

function isParameter(name: string, type: string): boolean {
  return (
    name.startsWith('_') ||
    loadDefinitions().searchParameters.some(
      ({ code, base }) => code === name.replace(/[:.].*$/, '') && base.includes(type),
    )
  );
}

function listOf(value: Value, name: string): readonly unknown[] {
  return Array.isArray(value[name]) ? value[name] : [];
}
