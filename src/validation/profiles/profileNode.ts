import type { ElementDefinition } from 'fhir/r4.js';
import { choiceOf } from '../choiceOf.ts';

/** An element of a profile, or a slice of one, with all that the profile and its bases say of it. */
export interface ProfileNode {
  /** `Patient.identifier:mrn.system`, as the profile names it. */
  readonly id: string;
  /** Last step of the path: `identifier`, `value[x]`, `valueQuantity`; the type at the root. */
  readonly name: string;
  readonly sliceName?: string;
  /** What the profile and each of its bases say, the most general first. */
  readonly rules: ElementDefinition[];
  readonly children: Map<string, ProfileNode>;
  readonly slices: Map<string, ProfileNode>;
}

/** An empty node. */
export function profileNode(id: string, name: string, sliceName?: string): ProfileNode {
  return {
    id,
    name,
    ...(sliceName !== undefined && { sliceName }),
    rules: [],
    children: new Map(),
    slices: new Map(),
  };
}

/** The last word of the profile and its bases on a part of an element: its slicing, its types. */
export function lastOf<K extends keyof ElementDefinition>(
  { rules }: ProfileNode,
  key: K,
): ElementDefinition[K] | undefined {
  return rules.findLast((rule) => rule[key] !== undefined)?.[key];
}

interface Wanted {
  readonly fixed: readonly unknown[];
  readonly pattern: readonly unknown[];
}

const wanted = new WeakMap<ProfileNode, Wanted>();

/** The fixed and pattern values of a node of a finished tree; a value meets all of them. */
export function wantedValues(node: ProfileNode): Wanted {
  let found = wanted.get(node);
  if (!found) {
    const [fixed = [], pattern = []] = ['fixed', 'pattern'].map((kind) =>
      node.rules.flatMap((rule) => choiceOf(rule, kind)?.value ?? []),
    );
    found = { fixed, pattern };
    wanted.set(node, found);
  }
  return found;
}
