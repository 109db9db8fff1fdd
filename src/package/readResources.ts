import type { FhirResource } from 'fhir/r4.js';
import { isIntegerName } from '../definitions/integerNames.ts';
import type { Place, Report } from '../diagnostic.ts';
import { type ContentUnit, contentUnits } from './contentUnits.ts';
import { packageRelease } from './packageRelease.ts';
import { readJson } from './readJson.ts';
import { usualLimits } from './readLimits.ts';
import { type ContentText, unitTexts } from './unitTexts.ts';

/** A resource, where it stands, and where resources inside it do. */
export interface ReadResource {
  readonly resource: FhirResource;
  readonly place: Place;
  readonly placeOf: (inside: object) => Place;
  /** The resource types that occur in it, its own included. */
  readonly types: ReadonlySet<string>;
}

/**
 * Reads FHIR resources from files, packages and folders (with all below them, in alphabetical order): a `.json` file holds one resource,
 * an `.ndjson` file one a line, a `.tgz` those of an npm package. JSON files of a folder that hold no resource are passed over (`json-passed-over`, once);
 * broken JSON is reported with line and column. A path that cannot be read throws.
 */
export function readResources(
  paths: readonly string[],
  report: Report,
  limits = usualLimits,
): readonly ReadResource[] {
  const passedOver: Place[] = [];
  const found: ReadResource[] = [];
  for (const path of paths)
    for (const unit of contentUnits(path, report, limits))
      found.push(...readUnit(unit, passedOver, report, limits));
  reportPassedOver(passedOver, report);
  return found;
}

/** The resources of one unit. Places of JSON that is no resource, where none need be, are added to `passedOver`. */
export function readUnit(
  unit: ContentUnit,
  passedOver: Place[],
  report: Report,
  limits = usualLimits,
): readonly ReadResource[] {
  const found: ReadResource[] = [];
  for (const text of unitTexts(unit, report, limits)) {
    const resource = readText(text, passedOver, report);
    if (resource) found.push(resource);
  }
  return found;
}

/** One finding for all that was passed over. */
export function reportPassedOver(places: readonly Place[], report: Report): void {
  const [first] = places;
  if (!first) return;
  const message =
    places.length === 1
      ? 'This file holds JSON but no FHIR resource, so it was passed over.'
      : `${places.length} files hold JSON but no FHIR resource, so they were passed over; this is the first.`;
  report({ code: 'json-passed-over', severity: 'information', message, place: { file: first.file } });
}

function readText(
  { text, file, line, named }: ContentText,
  passedOver: Place[],
  report: Report,
): ReadResource | undefined {
  const json = readJson(text);
  const placeAt = placer(text, { file, line });
  for (const { offset, message, code = 'json-syntax' } of json.problems)
    report({
      code,
      // What no program can keep is told, and the rest of the text counts.
      severity: code === 'json-number' || code === 'json-encoding' ? 'warning' : 'error',
      message: `${capitalised(message)}.`,
      place: placeAt(offset),
    });
  if (!('value' in json)) return undefined;
  const { value, offsets } = json;
  if (isResource(value)) {
    for (const { offset, word, key } of json.spelled)
      if (isIntegerName(key))
        report({
          code: 'json-integer',
          severity: 'error',
          message: `Found ${word} at "${key}", which is an integer: write ${Number(word)}.`,
          place: placeAt(offset),
        });
    const placeOf = (object: object) => placeAt(offsets.get(object) ?? 0);
    return { resource: value, place: placeOf(value), placeOf, types: typesOf(offsets.keys()) };
  }
  if (/(?:^|\/)package\.json$/.test(file)) packageRelease(value, file, report);
  if (!named) passedOver.push(placeAt(0));
  else {
    const message = 'This is JSON but no FHIR resource: an object with a resourceType was expected.';
    report({ code: 'json-not-a-resource', severity: 'error', message, place: placeAt(0) });
  }
  return undefined;
}

/** True for what has a resourceType, whatever that is. */
export function isResource(value: unknown): value is FhirResource {
  return typeof value === 'object' && value !== null && 'resourceType' in value;
}

function typesOf(resources: Iterable<object>): Set<string> {
  const types = new Set<string>();
  for (const { resourceType } of resources as Iterable<{ resourceType?: unknown }>)
    if (typeof resourceType === 'string') types.add(resourceType);
  return types;
}

/** Turns offsets into places. Most files are asked about one, at their beginning; line starts are counted as far as anybody asks. */
function placer(text: string, { file, line }: { file: string; line: number }): (offset: number) => Place {
  const starts = [0];
  const next = /\r\n|\r|\n/g;
  let isWhole = false;
  return (offset) => {
    while (!isWhole && (starts.at(-1) as number) <= offset) {
      isWhole = !next.test(text);
      if (!isWhole) starts.push(next.lastIndex);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: line + low, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
