import type { ContentUnit } from './contentUnits.ts';
import { isResource, type ReadResource } from './readResources.ts';
import { unitTexts } from './unitTexts.ts';

/**
 * The resources of a unit that was read before, by the parser of the platform: it is faster than `readUnit`, says nothing of places, and
 * its texts do not hold on to the text of the file as parts of it do. What it cannot parse it leaves out.
 */
export function parseAgain(unit: ContentUnit): readonly ReadResource[] {
  const found: ReadResource[] = [];
  for (const { text, file, line } of unitTexts(unit, () => undefined)) {
    const resource = parsed(text);
    const place = { file, line };
    if (isResource(resource)) found.push({ resource, place, placeOf: () => place, types: new Set() });
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
