import type { Severity } from '../../../src/diagnostic.ts';
import { type Change, type Site, type Tree, written } from './change.ts';

/** A class of faults: one element of a sound resource is made wrong. */
export interface Defect {
  readonly group: string;
  readonly name: string;
  /** Elements where it can be made: `PlanDefinition.**.condition`, several with spaces between them. */
  readonly at: string;
  readonly change: Change;
  /** Which of those elements it can be made at. */
  readonly when: (site: Site) => boolean;
  /** Other elements at which a finding is right, from the site (`..` leads out of it); those touched always are. */
  readonly also: readonly string[];
  /** True where the fault lies between two resources, so that a finding at either is right. */
  readonly between: boolean;
  /** The least severity of a finding that counts. */
  readonly severity: Severity;
}

/** What a class may say beyond its name, place and change. */
export type DefectOptions = Partial<Pick<Defect, 'when' | 'also' | 'between' | 'severity'>>;

/** Makes the rows of one group. */
export function groupOf(group: string) {
  return (name: string, at: string, change: Change, options: DefectOptions = {}): Defect => ({
    group,
    name,
    at,
    change,
    when: () => true,
    also: [],
    between: false,
    severity: 'error',
    ...options,
  });
}

/** A bundle with one fault, and where a finding must be. */
export interface Mutant {
  readonly bundle: Tree;
  readonly entry: number;
  readonly path: string;
  readonly right: readonly string[];
}

/** Makes a fault at one of the sites of a copy of the bundle; undefined where it cannot be made there. */
export function mutate(original: Tree, defect: Defect, place: Place): Mutant | undefined {
  const bundle = structuredClone(original);
  const site = siteAt(bundle, place);
  const touched = defect.change(site);
  if (!touched) return undefined;
  const right = [...touched, ...defect.also].map((path) => joined(site.path, path));
  return { bundle, entry: site.entry, path: site.path, right };
}

function joined(site: string, path: string): string {
  if (path.startsWith('..')) return joined(site.replace(/\.?[^.]*$/, ''), path.slice(3));
  if (path.startsWith('/')) return path.slice(1);
  return path === '' ? site : written(`${site}.${path}`);
}

/** Where a value stands in a bundle. */
export interface Place {
  /** From the Bundle, without the value itself. */
  readonly way: readonly string[];
  readonly key: string;
  readonly path: string;
  readonly entry: number;
}

/** All places of a bundle that match those of a defect. */
export function placesOf(bundle: Tree, { at, when }: Pick<Defect, 'at' | 'when'>): readonly Place[] {
  const patterns = at.split(' ').map(matcher);
  return [...byPlainPath(bundle)]
    .filter(([path]) => patterns.some((pattern) => pattern.test(path)))
    .flatMap(([, places]) => places)
    .filter((place) => when(siteAt(bundle, place)));
}

function matcher(pattern: string): RegExp {
  const source = pattern
    .replace(/\./g, '[.]')
    .replace(/\[\.\]\*\*/g, '(?:[.]\\w+)*')
    .replace(/(?<!\))\*(?!\))/g, '\\w+');
  return new RegExp(`^${source}$`);
}

function siteAt(bundle: Tree, { way, key, path, entry }: Place): Site {
  const parent = way.reduce<Tree>((node, step) => node[step] as Tree, bundle);
  const resource = entry < 0 ? bundle : ((bundle.entry as Tree[])[entry]?.resource as Tree);
  if (key === '') return { node: bundle, parent: undefined, key, path, entry, resource, bundle };
  return { node: parent[key], parent, key, path, entry, resource, bundle };
}

const known = new WeakMap<Tree, ReadonlyMap<string, readonly Place[]>>();

/** The places of a bundle by their path without numbers. Found once. */
function byPlainPath(bundle: Tree): ReadonlyMap<string, readonly Place[]> {
  const found = known.get(bundle) ?? findPlaces(bundle);
  known.set(bundle, found);
  return found;
}

function findPlaces(bundle: Tree): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  visit(bundle, { way: [], key: '', path: 'Bundle', entry: -1 });
  const entries = Array.isArray(bundle.entry) ? (bundle.entry as Tree[]) : [];
  for (const [index, { resource }] of entries.entries()) {
    const { resourceType } = resource as Tree;
    const way = ['entry', String(index)];
    visit(resource, { way, key: 'resource', path: String(resourceType), entry: index });
  }
  return places;

  function visit(node: unknown, place: Place): void {
    const plain = place.path.replace(/\[\d+\]/g, '');
    places.set(plain, [...(places.get(plain) ?? []), place]);
    if (typeof node !== 'object' || node === null) return;
    const own = place.key === '' ? [] : [...place.way, place.key];
    for (const [name, value] of Object.entries(node)) {
      if (place.entry < 0 && name === 'resource') continue;
      const path = `${place.path}.${name}`;
      if (!Array.isArray(value)) visit(value, { ...place, way: own, key: name, path });
      else
        for (const [index, each] of value.entries())
          visit(each, { ...place, way: [...own, name], key: String(index), path: `${path}[${index}]` });
    }
  }
}

/** True for objects that have all of these elements. */
export function has(...keys: readonly string[]) {
  return ({ node }: Site): boolean =>
    keys.every((key) => typeof node === 'object' && node !== null && key in node);
}

/** True for objects that have none of these elements. */
export function lacks(...keys: readonly string[]) {
  return ({ node }: Site): boolean =>
    keys.every((key) => typeof node === 'object' && node !== null && !(key in node));
}

/** True for objects whose elements have these values. */
export function is(values: Tree) {
  return ({ node }: Site): boolean =>
    Object.entries(values).every(([key, value]) => (node as Tree)?.[key] === value);
}

/** True where all of the tests are. */
export function all(...tests: readonly ((site: Site) => boolean)[]) {
  return (site: Site): boolean => tests.every((test) => test(site));
}
