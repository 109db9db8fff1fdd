/** A value in a resource of a bundle, where a defect can be made. */
export interface Site {
  /** The value itself; an object unless the pattern leads to a plain value. */
  readonly node: unknown;
  readonly parent: Tree | undefined;
  readonly key: string;
  /** `PlanDefinition.action[0]`, from the root of its resource. */
  readonly path: string;
  /** Which entry of the bundle; -1 for the Bundle itself. */
  readonly entry: number;
  readonly resource: Tree;
  readonly bundle: Tree;
}

/** JSON that is an object or a list. */
export type Tree = { [key: string]: unknown };

/**
 * Makes a fault at a site and says which paths it touched, from the site; undefined where it cannot be made here.
 * A path is written with dots: `coding.0.code`; the empty one is the site itself.
 */
export type Change = (site: Site) => readonly string[] | undefined;

/** Puts a value in place of what there is, or adds it. */
export function set(path: string, value: unknown): Change {
  return at(path, (holder, key) => {
    holder[key] = structuredClone(value);
    return true;
  });
}

/** Adds a value where there is none yet. */
export function add(path: string, value: unknown): Change {
  return at(path, (holder, key) => {
    if (Object.hasOwn(holder, key)) return false;
    holder[key] = structuredClone(value);
    return true;
  });
}

/** Takes an element away. */
export function drop(path: string): Change {
  return at(path, (holder, key) => {
    if (!(key in holder)) return false;
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
    return true;
  });
}

/** Makes another value of the one there is; undefined says that it cannot be done with this one. */
export function edit(path: string, change: (value: never) => unknown): Change {
  return at(path, (holder, key) => {
    if (holder[key] === undefined) return false;
    const changed = change(holder[key] as never);
    if (changed === undefined || changed === holder[key]) return false;
    holder[key] = changed;
    return true;
  });
}

/** Gives an element another name. */
export function rename(from: string, to: string): Change {
  return (site) => {
    const node = site.node as Tree;
    if (!(from in node)) return undefined;
    const entries = Object.entries(node).map(([key, value]) => [key === from ? to : key, value]);
    for (const key of Object.keys(node)) delete node[key];
    Object.assign(node, Object.fromEntries(entries));
    return [to, from];
  };
}

/** Adds an entry to a list, which is made where there is none. */
export function push(path: string, value: unknown): Change {
  return (site) => {
    const place = placeOf(site, path);
    if (!place) return undefined;
    const list = place.holder[place.key] ?? [];
    if (!Array.isArray(list)) return undefined;
    list.push(structuredClone(value));
    place.holder[place.key] = list;
    return [`${path}.${list.length - 1}`];
  };
}

/** Repeats the first entry of a list, changed or not. */
export function twice(path: string, change: (value: never) => unknown = (value) => value): Change {
  return (site) => {
    const place = placeOf(site, path);
    const list = place?.holder[place.key];
    if (!Array.isArray(list) || list.length === 0) return undefined;
    list.push(change(structuredClone(list[0]) as never));
    return [`${path}.${list.length - 1}`, `${path}.0`];
  };
}

/** Several changes that make one fault; the touched paths of all count. */
export function together(...changes: readonly Change[]): Change {
  return (site) => {
    const touched = changes.map((change) => change(site));
    return touched.includes(undefined) ? undefined : touched.flatMap((paths) => paths ?? []);
  };
}

function at(path: string, change: (holder: Tree, key: string) => boolean): Change {
  return (site) => {
    const place = placeOf(site, path);
    if (!place || change(place.holder, place.key) === false) return undefined;
    return [path];
  };
}

/** The object or list that holds the value at a path, if there is one. */
function placeOf(site: Site, path: string): { holder: Tree; key: string } | undefined {
  if (path === '') return site.parent && { holder: site.parent, key: site.key };
  const steps = path.split('.');
  const key = steps.pop() as string;
  let holder: unknown = site.node;
  for (const step of steps) holder = (holder as Tree | undefined)?.[step];
  return typeof holder === 'object' && holder !== null ? { holder: holder as Tree, key } : undefined;
}

/** `action.0.title` behind a path as FHIR writes it: `action[0].title`. */
export function written(path: string): string {
  return path.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}
