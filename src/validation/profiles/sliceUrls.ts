import { lastOf, type ProfileNode } from './profileNode.ts';

const urls = new WeakMap<ProfileNode, readonly string[]>();

/** The urls of an extension that a slice takes, as its types' profiles say. */
export function sliceUrls(node: ProfileNode): readonly string[] {
  let found = urls.get(node);
  if (!found) {
    const types = lastOf(node, 'type') ?? [];
    found = types.flatMap(({ code, profile }) => (code === 'Extension' ? (profile ?? []) : []));
    urls.set(node, found);
  }
  return found;
}
