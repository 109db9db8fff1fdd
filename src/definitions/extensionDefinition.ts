import type { ElementDefinition, StructureDefinition } from 'fhir/r4.js';

/** What an extension may hold, and where it may stand. */
export interface ExtensionDefinition extends ExtensionPart {
  /** True when it changes the meaning of what it stands on. */
  readonly modifier?: true;
  /** Elements and types on which it may stand: `Patient`, `HumanName.family`, `Element`. */
  readonly contexts: readonly string[];
  /** Contexts of an older publication, which others may still use. */
  readonly olderContexts?: readonly string[];
}

/** An extension, or an extension inside one. `min` is 0 and `max` is `*` where they are absent. */
export interface ExtensionPart {
  readonly min?: number;
  readonly max?: string;
  /** Types of its value; empty when it has none, absent when any will do. */
  readonly types?: readonly string[];
  /** Resource types to which a Reference or canonical in it may lead; absent when any may. */
  readonly targets?: readonly string[];
  /** Value set of a required binding of the value. */
  readonly valueSet?: string;
  /** Its own extensions by url; absent when it says nothing of them. */
  readonly parts?: Readonly<Record<string, ExtensionPart>>;
}

/**
 * Reads the definition of an extension from its profile, by the ids of its differential (or snapshot).
 * @param typeOf the resource type of a profile by its url, where it is known
 */
export function readExtensionDefinition(
  profile: StructureDefinition,
  typeOf: (profile: string) => string | undefined = () => undefined,
): ExtensionDefinition {
  const elements = (profile.differential?.element ?? profile.snapshot?.element ?? []).map(withId);
  const modifier = elements.some(({ id, isModifier }) => id === 'Extension' && isModifier === true);
  return {
    ...readPart('Extension', elements, typeOf),
    ...(modifier && { modifier: true }),
    contexts: (profile.context ?? [])
      .filter(({ type }) => type === 'element')
      .map(({ expression }) => expression),
  };
}

type Named = ElementDefinition & { readonly id: string };

function withId(element: ElementDefinition): Named {
  return { ...element, id: element.id ?? element.path };
}

type TypeOf = (profile: string) => string | undefined;

function readPart(path: string, elements: readonly Named[], typeOf: TypeOf): ExtensionPart {
  const own = elements.find(({ id }) => id === path);
  const value = elements.find(
    ({ id }) => id.startsWith(`${path}.value`) && !id.slice(path.length + 1).includes('.'),
  );
  const types = value?.max === '0' ? [] : value?.type?.map(({ code }) => code);
  const { strength, valueSet } = value?.binding ?? {};
  const profiles = value?.type?.flatMap(({ targetProfile = [] }) => targetProfile) ?? [];
  const targets = [...new Set(profiles.map((url) => typeOf(url)))];
  const parts = partsOf(path, elements, typeOf);
  return {
    ...(own?.min && { min: own.min }),
    ...(own?.max !== undefined && own.max !== '*' && { max: own.max }),
    ...(types && { types }),
    ...(targets.length > 0 && !targets.includes(undefined) && { targets: targets as string[] }),
    ...(strength === 'required' && valueSet && { valueSet: valueSet.replace(/\|.*$/, '') }),
    ...(parts && { parts }),
  };
}

/** The slices of `extension` below a path; an extension that forbids its own has none. */
function partsOf(
  path: string,
  elements: readonly Named[],
  typeOf: TypeOf,
): Record<string, ExtensionPart> | undefined {
  const prefix = `${path}.extension:`;
  const slices = elements.filter(({ id }) => id.startsWith(prefix) && !id.slice(prefix.length).includes('.'));
  if (slices.length === 0) {
    return elements.some(({ id, max }) => id === `${path}.extension` && max === '0') ? {} : undefined;
  }
  return Object.fromEntries(
    slices.map(({ id, sliceName = '', type = [] }) => {
      const fixed = elements.find((element) => element.id === `${id}.url`)?.fixedUri;
      // one that is defined on its own goes by its url
      const defined = type.flatMap(({ profile = [] }) => profile)[0]?.replace(/\|.*$/, '');
      return [fixed ?? defined ?? sliceName, readPart(id, elements, typeOf)];
    }),
  );
}
