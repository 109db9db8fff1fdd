import type { Place } from '../diagnostic.ts';
import { hrefs } from './links.ts';
import type { Site } from './site.ts';

/** A link to a line of the source page, written as `L11`. */
export interface LineLink {
  readonly line: number;
  readonly href: string;
}

/** Undefined for a place that is not a line of the source text. */
export function lineLink(
  { guideline }: Pick<Site, 'guideline'>,
  place: Place | undefined,
): LineLink | undefined {
  if (place?.line === undefined || place.file !== guideline.source.file) return undefined;
  return { line: place.line, href: hrefs.line(place.line) };
}

/** Links to the lines of several places, each once, in order. */
export function lineLinks(site: Pick<Site, 'guideline'>, places: readonly Place[]): LineLink[] {
  const links = new Map<number, LineLink>();
  for (const place of places) {
    const link = lineLink(site, place);
    if (link) links.set(link.line, link);
  }
  return [...links.values()].sort((a, b) => a.line - b.line);
}

/** `file:line` of a place that people edit. */
export function placeWords({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
