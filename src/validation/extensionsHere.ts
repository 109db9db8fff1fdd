import type { Artifact } from '../artifact.ts';
import { loadExtensions } from '../definitions/definitions.ts';
import { type ExtensionDefinition, readExtensionDefinition } from '../definitions/extensionDefinition.ts';
import type { Scope } from './scope.ts';
import { isObject, type TypedValue } from './typedValue.ts';

/** An extension that stands in no other, with its definition where one is known. */
export interface ExtensionHere {
  readonly typed: TypedValue;
  readonly value: Readonly<Record<string, unknown>>;
  readonly url: string;
  readonly definition?: ExtensionDefinition;
}

/** The extensions of an artifact; those inside another belong to it, unless their url is absolute. */
export function* extensionsHere(artifact: Artifact, scope: Scope): Iterable<ExtensionHere> {
  for (const typed of scope.valuesOf(artifact, 'Extension')) {
    const url = isObject(typed.value) ? typed.value.url : undefined;
    if (!isObject(typed.value) || typeof url !== 'string') continue;
    if (typed.parent?.type === 'Extension' && !/^[a-z]+:/.test(url)) continue;
    const definition = definitionOf(url, scope);
    yield { typed, value: typed.value, url, ...(definition && { definition }) };
  }
}

const byScope = new WeakMap<Scope, Map<string, ExtensionDefinition>>();

/** A definition by its url, looked up once. */
function definitionOf(url: string, scope: Scope): ExtensionDefinition | undefined {
  const known = byScope.get(scope) ?? new Map<string, ExtensionDefinition>();
  byScope.set(scope, known);
  const definition = known.get(url) ?? findDefinition(url, scope);
  if (definition) known.set(url, definition);
  return definition;
}

/** The catalog's own definition first, then that of a published package. */
function findDefinition(url: string, scope: Scope): ExtensionDefinition | undefined {
  const artifact = scope.catalog.byCanonical(url);
  const profile = artifact?.resource;
  if (!artifact || profile?.resourceType !== 'StructureDefinition' || profile.type !== 'Extension') {
    const { extensions } = loadExtensions();
    return Object.hasOwn(extensions, url) ? extensions[url] : undefined;
  }
  return scope.isSound(artifact) ? readExtensionDefinition(profile) : undefined;
}
