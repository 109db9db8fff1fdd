import type { Place, Report } from '../diagnostic.ts';

/** A place in a guideline, with the folder that holds the guideline in front: a user wants to click on it. */
export function placeBelow(root: string, place: Place): Place {
  return root === '' ? place : { ...place, file: `${root}/${place.file}` };
}

/** Passes findings on with such places. */
export function reportBelow(root: string, report: Report): Report {
  return (diagnostic) => report({ ...diagnostic, place: placeBelow(root, diagnostic.place) });
}
