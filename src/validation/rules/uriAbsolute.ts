import { isAbsolute } from '../bundleEntries.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, shapeNameOf, type TypedValue } from '../typedValue.ts';

/** Types whose `system` names a code system or a namespace. */
const withSystem = new Set(['Identifier', 'Coding', 'Quantity']);

/**
 * What names something for everybody: systems, the url of a canonical resource (contained ones too), the url of an
 * extension that stands in no other. A system may be a contained code system, `#id`.
 */
export const uriAbsolute: Rule = {
  code: 'uri-absolute',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#uri',
  wants: 'Systems, canonical urls and urls of extensions are absolute uris, with their scheme.',
  why: 'A relative one means something else on each server: codes and identifiers no longer match.',
  example: {
    faulty: { resourceType: 'Patient', identifier: [{ system: 'hospital-numbers', value: '1' }] },
    mended: {
      resourceType: 'Patient',
      identifier: [{ system: 'http://example.org/fhir/hospital-numbers', value: '1' }],
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'uri')) {
      const { value } = typed;
      if (isDefinition(typed) && typeof value === 'string' && !isAbsolute(value) && !value.startsWith('#'))
        yield {
          severity: 'warning',
          message: `Found the relative "${value}": from where is it looked up? Write the whole address.`,
          fhirPath: fhirPathOf(typed),
        };
      if (typeof value !== 'string' || !isName(typed) || isAbsolute(value)) continue;
      if (value.startsWith('#') && typed.parent?.type === 'Coding') continue;
      yield {
        message: `Found the relative "${value}", expected an absolute uri: it names something for everybody.`,
        fhirPath: fhirPathOf(typed),
      };
    }
  },
};

/** The definition of an action by its address. */
function isDefinition({ property, parent }: TypedValue): boolean {
  return (
    property?.element.name === 'definition[x]' &&
    parent !== undefined &&
    shapeNameOf(parent) === 'PlanDefinition.action'
  );
}

function isName({ property, parent }: TypedValue): boolean {
  if (!parent) return false;
  const name = property?.element.name;
  if (name === 'url') {
    return parent.type === 'Resource' || (parent.type === 'Extension' && parent.parent?.type !== 'Extension');
  }
  if (name === 'uri') return shapeNameOf(parent) === 'CodeSystem.property';
  return (
    name === 'system' && (withSystem.has(parent.type) || shapeNameOf(parent) === 'ValueSet.compose.include')
  );
}
