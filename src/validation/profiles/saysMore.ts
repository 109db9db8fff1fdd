import type { ProfileNode } from './profileNode.ts';

const told = new WeakMap<ProfileNode, boolean>();

/** True when a profile of an extension says more than urls, counts and types, which its compact definition holds already. */
export function saysMore(node: ProfileNode): boolean {
  let found = told.get(node);
  if (found === undefined) {
    const inner = [...node.children.values(), ...node.slices.values()];
    found = (node.name !== 'url' && node.rules.some(isNarrow)) || inner.some(saysMore);
    told.set(node, found);
  }
  return found;
}

function isNarrow(rule: ProfileNode['rules'][number]): boolean {
  return (
    rule.binding?.strength === 'required' ||
    Object.keys(rule).some((key) => /^(fixed|pattern|maxLength|minValue|maxValue)/.test(key)) ||
    (rule.type ?? []).some(
      ({ code, targetProfile, profile }) => targetProfile || (profile && code !== 'Extension'),
    )
  );
}
