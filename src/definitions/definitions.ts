import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../packageRoot.ts';
import type { ExtensionDefinition } from './extensionDefinition.ts';

/** A rule of the specification over an element, its expression in FHIRPath. */
export interface Invariant {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  /** The rule in words, as the specification prints it. */
  readonly human: string;
  readonly expression?: string;
  /** True when the specification calls it best practice only. */
  readonly bestPractice?: true;
}

/** Which codes an element takes. */
export interface Binding {
  readonly strength: 'required' | 'extensible' | 'preferred' | 'example';
  /** Canonical without version; all are of this release. */
  readonly valueSet: string;
  /** The value set that no code may leave, where an extensible or preferred binding names one. */
  readonly max?: string;
}

/** One type that an element takes. */
export interface ElementType {
  /** `code`, `Reference`, `BackboneElement`; in property names (`valueQuantity`) it is this code that counts. */
  readonly code: string;
  /** The constrained type to check against where there is one: `SimpleQuantity`. */
  readonly profile?: string;
  /** Resource types that a Reference or canonical may point to; absent when any may. */
  readonly targets?: readonly string[];
}

/** One element of a type; `min` is 0 and `max` is 1 where they are absent. */
export interface ElementDefinition {
  /** `status`; a choice keeps its mark: `value[x]`. */
  readonly name: string;
  readonly min?: number;
  /** A number or `*`. */
  readonly max?: string;
  readonly types?: readonly ElementType[];
  /** Path of the element whose content this one repeats: `PlanDefinition.action`. */
  readonly contentReference?: string;
  readonly binding?: Binding;
  /** Its own invariants; those of its type stand there. */
  readonly invariants?: readonly Invariant[];
  readonly modifier?: true;
  /** Inner elements of a backbone element, without those that BackboneElement brings. */
  readonly elements?: readonly ElementDefinition[];
}

/** A resource, data type or primitive; `elements` are its own, those of `base` come before them. */
export interface TypeDefinition {
  readonly kind: 'resource' | 'complex-type' | 'primitive-type';
  readonly abstract?: true;
  readonly base?: string;
  /** The type that this one constrains (`SimpleQuantity` constrains `Quantity`); its elements are then complete. */
  readonly constrains?: string;
  /** The published regular expression of a primitive, unanchored, not always right in JavaScript. */
  readonly pattern?: string;
  readonly invariants?: readonly Invariant[];
  readonly elements: readonly ElementDefinition[];
}

/** Codes of one system; without `codes` the whole system. */
export interface ValueSetPart {
  readonly system: string;
  readonly codes?: readonly string[];
}

/** A code system of the core, all levels of its hierarchy side by side. */
export interface CodeSystemDefinition {
  readonly content: string;
  /** False when `active` and `Active` are one code. */
  readonly caseSensitive: boolean;
  /** Display by code; empty where the system prints none. */
  readonly concepts: Readonly<Record<string, string>>;
}

/** A search parameter of the core, for the resource types in `base`. */
export interface SearchParameterDefinition {
  readonly code: string;
  readonly base: readonly string[];
  readonly type: string;
  readonly expression?: string;
  readonly targets?: readonly string[];
}

/** The FHIR R4 core, as far as knart needs it. Made by `scripts/compileDefinitions.ts`. */
export interface Definitions {
  readonly source: {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
    /** Over the list of input files and their own sha256. */
    readonly sha256: string;
  };
  readonly types: Readonly<Record<string, TypeDefinition>>;
  /** Value sets of the required bindings, by canonical without version; one that cannot be listed is absent. */
  readonly valueSets: Readonly<Record<string, readonly ValueSetPart[]>>;
  readonly codeSystems: Readonly<Record<string, CodeSystemDefinition>>;
  readonly searchParameters: readonly SearchParameterDefinition[];
}

/** Extensions of the core and of the packages that knowledge artifacts use, by url. Made by `scripts/compileDefinitions.ts`. */
export interface Extensions {
  readonly source: {
    /** The folders they were read from, named by package and version. */
    readonly names: readonly string[];
    readonly licence: string;
    readonly sha256: string;
  };
  readonly extensions: Readonly<Record<string, ExtensionDefinition>>;
  /** Code systems of these packages. */
  readonly codeSystems: Readonly<Record<string, CodeSystemDefinition>>;
  /** Value sets of these packages to which an extension has a required binding. */
  readonly valueSets: Readonly<Record<string, readonly ValueSetPart[]>>;
}

let loaded: Definitions | undefined;
let loadedExtensions: Extensions | undefined;

/** The compact R4 definitions (`definitions/r4.json`), read once, when first asked for. */
export function loadDefinitions(): Definitions {
  loaded ??= readDefinitionFile('r4.json') as Definitions;
  return loaded;
}

/** The compact definitions of extensions (`definitions/extensions.json`), read once, when first asked for. */
export function loadExtensions(): Extensions {
  loadedExtensions ??= readDefinitionFile('extensions.json') as Extensions;
  return loadedExtensions;
}

/** A file of `definitions/`, parsed. Who asks reads it once, when it is first wanted. */
export function readDefinitionFile(name: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot, 'definitions', name), 'utf8'));
}

/** All elements of a type in the order of the specification, inherited ones first. */
export function elementsOf(type: string): readonly ElementDefinition[] {
  const definition = loadDefinitions().types[type];
  if (!definition) throw new Error(`FHIR R4 has no type ${type}`);
  return definition.base ? [...elementsOf(definition.base), ...definition.elements] : definition.elements;
}
