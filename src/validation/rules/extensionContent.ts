import { loadDefinitions } from '../../definitions/definitions.ts';
import type { ExtensionPart } from '../../definitions/extensionDefinition.ts';
import { shapeOf } from '../../definitions/shape.ts';
import { extensionsHere } from '../extensionsHere.ts';
import { checkProfile } from '../profiles/checkProfile.ts';
import { findProfile } from '../profiles/findProfile.ts';
import { saysMore } from '../profiles/saysMore.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** What extensions hold. */
export const extensionContent: Rule = {
  code: 'extension-content',
  group: 'extensions',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/extensibility.html#Extension',
  wants: 'An extension has a value of a type, and the inner extensions, that its definition gives it.',
  why: 'Software that reads the extension expects that type: anything else is lost, or stops it.',
  example: {
    faulty: {
      resourceType: 'Patient',
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueString: 'Graz' }],
    },
    mended: {
      resourceType: 'Patient',
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { city: 'Graz' } },
      ],
    },
  },
  *check(artifact, scope) {
    for (const { typed, value, url, definition } of extensionsHere(artifact, scope)) {
      if (!definition) continue;
      const fhirPath = fhirPathOf(typed);
      const problems = [...problemsOf(value, url, definition)];
      for (const message of problems) yield { message, fhirPath };
      // fixed values, bindings and slices, where the whole profile is here
      const tree = problems.length === 0 ? findProfile(url, scope)?.tree : undefined;
      if (tree && saysMore(tree)) yield* checkProfile(typed, url, scope, undefined);
    }
  },
};

type Value = Readonly<Record<string, unknown>>;

function* problemsOf(value: Value, name: string, part: ExtensionPart): Iterable<string> {
  const type = typeOfValue(value);
  if (type !== undefined && part.types && !part.types.includes(type)) {
    const wanted =
      part.types.length > 0 ? `of type ${part.types.join(' or ')}` : 'none, but inner extensions';
    yield `${name} has a value of type ${type}, expected ${wanted}.`;
  }
  if (part.valueSet !== undefined && typeof value.valueCode === 'string') {
    if (!isIn(value.valueCode, part.valueSet)) {
      yield `${name} has the code "${value.valueCode}", which ${part.valueSet} lacks.`;
    }
  }
  if (part.parts) yield* partProblems(innerOf(value), name, part.parts);
}

function* partProblems(
  inner: readonly Value[],
  name: string,
  parts: Readonly<Record<string, ExtensionPart>>,
): Iterable<string> {
  const isSimple = Object.keys(parts).length === 0;
  for (const each of inner) {
    const url = String(each.url);
    const part = Object.hasOwn(parts, url) ? parts[url] : undefined;
    if (part) yield* problemsOf(each, `${url} in ${name}`, part);
    else if (!/^[a-z]+:/.test(url)) yield `${name} knows no inner extension "${url}".`;
  }
  // what only extends a missing value has no parts to count
  if (isSimple || inner.length === 0) return;
  for (const [url, { min = 0, max = '*' }] of Object.entries(parts)) {
    const count = inner.filter((each) => each.url === url).length;
    if (count < min) yield `${name} lacks the inner extension "${url}".`;
    if (max !== '*' && count > Number(max))
      yield `${name} has "${url}" ${count} times, at most ${max} are allowed.`;
  }
}

function innerOf({ extension }: Value): readonly Value[] {
  return Array.isArray(extension) ? extension.filter(isObject) : [];
}

function typeOfValue(value: Value): string | undefined {
  const key = Object.keys(value).find((each) => /^_?value/.test(each));
  return key && shapeOf('Extension')?.properties.get(key.replace(/^_/, ''))?.type?.code;
}

/** True also where the value set cannot be listed here. */
function isIn(code: string, valueSet: string): boolean {
  const { valueSets, codeSystems } = loadDefinitions();
  const parts = valueSets[valueSet];
  return (
    parts?.some(({ system, codes }) =>
      codes ? codes.includes(code) : Object.hasOwn(codeSystems[system]?.concepts ?? {}, code),
    ) ?? true
  );
}
