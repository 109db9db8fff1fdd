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
export function mutate(original: Tree, defect: Defect, index: number): Mutant | undefined {
  const bundle = structuredClone(original);
  const site = sitesOf(bundle, defect)[index];
  const touched = site && defect.change(site);
  if (!site || !touched) return undefined;
  const right = [...touched, ...defect.also].map((path) => joined(site.path, path));
  return { bundle, entry: site.entry, path: site.path, right };
}

function joined(site: string, path: string): string {
  if (path.startsWith('..')) return joined(site.replace(/\.?[^.]*$/, ''), path.slice(3));
  if (path.startsWith('/')) return path.slice(1);
  return path === '' ? site : written(`${site}.${path}`);
}

/** All values that match the place of a defect. */
export function sitesOf(bundle: Tree, { at, when }: Pick<Defect, 'at' | 'when'>): Site[] {
  const patterns = at.split(' ').map(matcher);
  return allSites(bundle).filter(
    (site) => patterns.some((pattern) => pattern.test(site.path.replace(/\[\d+\]/g, ''))) && when(site),
  );
}

function matcher(pattern: string): RegExp {
  const source = pattern
    .replace(/\./g, '[.]')
    .replace(/\[\.\]\*\*/g, '(?:[.]\\w+)*')
    .replace(/(?<!\))\*(?!\))/g, '\\w+');
  return new RegExp(`^${source}$`);
}

function allSites(bundle: Tree): Site[] {
  const sites: Site[] = [];
  visit(bundle, undefined, '', 'Bundle', -1, bundle);
  const entries = Array.isArray(bundle.entry) ? (bundle.entry as Tree[]) : [];
  for (const [index, entry] of entries.entries()) {
    const resource = entry.resource as Tree;
    visit(resource, entry, 'resource', String(resource.resourceType), index, resource);
  }
  return sites;

  function visit(
    node: unknown,
    parent: Tree | undefined,
    key: string,
    path: string,
    entry: number,
    resource: Tree,
  ) {
    sites.push({ node, parent, key, path, entry, resource, bundle });
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (entry < 0 && name === 'resource') continue;
      if (Array.isArray(value))
        for (const [index, each] of value.entries())
          visit(each, value as never, String(index), `${path}.${name}[${index}]`, entry, resource);
      else visit(value, node as Tree, name, `${path}.${name}`, entry, resource);
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
