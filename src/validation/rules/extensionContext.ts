import { placesOf } from '../extensionPlaces.ts';
import { type ExtensionHere, extensionsHere } from '../extensionsHere.ts';
import type { Finding, Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';
import { usedContexts } from '../usedContexts.ts';

/** Where extensions stand. */
export const extensionContext: Rule = {
  code: 'extension-context',
  group: 'extensions',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/defining-extensions.html#context',
  wants: 'An extension stands where its definition allows, and among the modifiers exactly when it is one.',
  why: 'Software looks for an extension at its place: elsewhere it is passed over. A modifier that is missed turns the meaning around.',
  example: {
    faulty: {
      resourceType: 'Practitioner',
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { city: 'Graz' } },
      ],
    },
    mended: {
      resourceType: 'Patient',
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { city: 'Graz' } },
      ],
    },
  },
  *check(artifact, scope) {
    for (const extension of extensionsHere(artifact, scope)) {
      const finding = modifierProblem(extension) ?? contextProblem(extension) ?? repeatProblem(extension);
      if (finding) yield { ...finding, fhirPath: fhirPathOf(extension.typed) };
    }
  },
};

function modifierProblem({ typed, url, definition }: ExtensionHere): Finding | undefined {
  if (!definition) return undefined;
  const standsAsModifier = typed.property?.element.name === 'modifierExtension';
  if (standsAsModifier === (definition.modifier === true)) return undefined;
  return standsAsModifier
    ? { message: `${url} is no modifier: write it as an extension.` }
    : { message: `${url} changes the meaning of what it stands on: write it as a modifierExtension.` };
}

/** Ratings of recommendations have a rule that says it of them. */
const ratings = /-(?:strength|direction|quality)Of\w+$/;

/** Said of the second and those after it; one that others define may be read by an older definition, so it is a doubt. */
function repeatProblem({ typed, url, definition }: ExtensionHere): Finding | undefined {
  if (definition?.max !== '1' || (typed.index ?? 0) === 0 || ratings.test(url)) return undefined;
  const list = (typed.parent?.value as { extension?: unknown } | undefined)?.extension;
  const before = Array.isArray(list) ? list.slice(0, typed.index) : [];
  if (!before.some((each) => isObject(each) && each.url === url)) return undefined;
  return {
    severity: 'warning',
    message: `${url} stands several times, its definition allows one: keep one.`,
  };
}

function contextProblem({ typed, url, definition }: ExtensionHere): Finding | undefined {
  const { contexts = [], olderContexts = [] } = definition ?? {};
  if (contexts.length === 0 || contexts.includes('Element') || !typed.parent) return undefined;
  const places = placesOf(typed.parent);
  if ([...contexts, ...(usedContexts[url] ?? [])].some((context) => places.has(context))) return undefined;
  const allowed = contexts.join(', ');
  if (olderContexts.some((context) => places.has(context))) {
    const message = `${url} stands where R4 first had it; its current definition wants it on ${allowed}.`;
    return { message, severity: 'information' };
  }
  return { message: `${url} may not stand here, only on ${allowed}.` };
}
