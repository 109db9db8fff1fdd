import { narrativeLinks } from './narrativeLinks.ts';

/** All that a `#…` can name in a resource: ids of elements and resources, and ids in the XHTML of its narratives. */
export function anchorsIn(value: unknown, anchors = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return anchors;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'id' && typeof inner === 'string') anchors.add(inner);
    else if (key === 'div' && typeof inner === 'string') {
      for (const anchor of narrativeLinks(inner).anchors) anchors.add(anchor);
    } else anchorsIn(inner, anchors);
  }
  return anchors;
}
