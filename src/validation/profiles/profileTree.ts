import type { ElementDefinition, ElementDefinitionConstraint } from 'fhir/r4.js';
import type { Profile } from '../../definitions/publishedProfiles.ts';
import { type ProfileNode, profileNode } from './profileNode.ts';

/** The elements that a chain of profiles speaks of, as a tree. The chain starts at the profile nearest to the type. */
export function profileTree(chain: readonly Profile[]): ProfileNode {
  const type = chain[0]?.type ?? '';
  const root = profileNode(type, type);
  for (const profile of chain) {
    for (const { element, id } of identified(elementsOf(profile))) insert(root, id.split('.'), element);
  }
  return root;
}

/**
 * A differential says all where the bases are known. Of a snapshot the first of a chain reads what the types do not say already:
 * their own invariants name the type as their source.
 */
function elementsOf({ differential, snapshot }: Profile): readonly ElementDefinition[] {
  if (differential?.element?.length) return differential.element;
  return (snapshot?.element ?? []).map((element) => ({
    ...element,
    ...(element.constraint && { constraint: element.constraint.filter(isOwn) }),
  }));
}

function isOwn({ source, key }: ElementDefinitionConstraint): boolean {
  if (/^(ele|ext|dom)-/.test(key)) return false;
  return source === undefined || !/^http:\/\/hl7.org\/fhir\/StructureDefinition\/[A-Z]\w*$/.test(source);
}

function insert(root: ProfileNode, [, ...steps]: readonly string[], element: ElementDefinition): void {
  let at = root;
  for (const step of steps) {
    const [name = '', sliceName] = step.split(/:(.*)/s, 2) as [string, string?];
    at = childOf(at, name);
    if (sliceName) at = sliceOf(at, sliceName);
  }
  at.rules.push(element);
}

function childOf(parent: ProfileNode, name: string): ProfileNode {
  let child = parent.children.get(name);
  if (!child) {
    child = profileNode(`${parent.id}.${name}`, name);
    parent.children.set(name, child);
  }
  return child;
}

/** A slice; `a/b` is the slice b of the slice a. */
function sliceOf(node: ProfileNode, sliceName: string): ProfileNode {
  const outer = node.slices.get(sliceName.replace(/\/[^/]*$/, ''));
  const home = outer && sliceName.includes('/') ? outer : node;
  let slice = home.slices.get(sliceName);
  if (!slice) {
    slice = profileNode(`${node.id.replace(/:[^.]*$/, '')}:${sliceName}`, node.name, sliceName);
    home.slices.set(sliceName, slice);
  }
  return slice;
}

/** Elements with their ids; where one is absent or does not suit the path, it is told from path and slice names. */
function* identified(
  elements: readonly ElementDefinition[],
): Iterable<{ element: ElementDefinition; id: string }> {
  const open = new Map<string, string>();
  for (const element of elements) {
    const { path, sliceName } = element;
    if (typeof path !== 'string') continue;
    for (const key of open.keys()) {
      if (key === path || key.startsWith(`${path}.`)) open.delete(key);
    }
    if (sliceName) open.set(path, sliceName);
    const suits = element.id !== undefined && element.id.replace(/:[^.]*/g, '') === path;
    yield { element, id: suits && element.id ? element.id : withSlices(path, open) };
  }
}

function withSlices(path: string, open: ReadonlyMap<string, string>): string {
  const steps = path.split('.');
  return steps
    .map((step, index) => {
      const slice = open.get(steps.slice(0, index + 1).join('.'));
      return slice ? `${step}:${slice}` : step;
    })
    .join('.');
}
