import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, Catalog, referenceOf } from '../artifact.ts';
import type { Place, Report } from '../diagnostic.ts';
import { type JsonText, readJson } from './readJson.ts';

/**
 * Reads FHIR resources from files and folders (with all below them, in alphabetical order): a `.json` file holds one
 * resource, an `.ndjson` file one a line. A Bundle gives its entries too, each as an artifact of its own. A resource
 * that stands in several files in the same words is read once. JSON files of a folder that hold no resource are passed
 * over (`json-passed-over`, once); broken JSON is reported with line and column. A path that cannot be read throws.
 */
export function readArtifacts(paths: readonly string[], report: Report): Catalog {
  const passedOver: Place[] = [];
  const artifacts = paths
    .flatMap((path) => filesAt(path))
    .flatMap(({ file, named }) => readFile(file, named ? undefined : passedOver, report))
    .flatMap(withEntries);
  reportPassedOver(passedOver, report);
  return new Catalog(withoutCopies(artifacts).map(({ artifact }) => artifact));
}

interface ReadArtifact {
  readonly artifact: Artifact;
  readonly placeOf: (object: object) => Place;
}

/** The files at a path; `named` tells that the user asked for this very file. */
function filesAt(path: string): { file: string; named: boolean }[] {
  if (!statSync(path).isDirectory()) return [{ file: path, named: true }];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => /\.(?:json|ndjson)$/i.test(name) && !name.split(/[\\/]/).includes('node_modules'))
    .map((name) => ({ file: join(path, name), named: false }))
    .filter(({ file }) => statSync(file).isFile());
}

function reportPassedOver(places: readonly Place[], report: Report): void {
  const [first] = places;
  if (!first) return;
  const message =
    places.length === 1
      ? 'This file holds JSON but no FHIR resource, so it was passed over.'
      : `${places.length} files hold JSON but no FHIR resource, so they were passed over; this is the first.`;
  report({ code: 'json-passed-over', severity: 'information', message, place: { file: first.file } });
}

/** Reads a file; one that holds no resource is an error, or goes to those that are passed over. */
function readFile(file: string, passedOver: Place[] | undefined, report: Report): ReadArtifact[] {
  const name = file.replaceAll('\\', '/');
  const text = decode(readFileSync(file));
  if (text === undefined) {
    const message = 'The file is not UTF-8 text, which FHIR requires: save it as UTF-8.';
    report({ code: 'json-encoding', severity: 'error', message, place: { file: name } });
    return [];
  }
  if (!/\.ndjson$/i.test(file)) return readText(text, { file: name, line: 1 }, passedOver, report);
  return text
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' ? [] : readText(line, { file: name, line: index + 1 }, undefined, report),
    );
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads one resource whose text begins at `start`. */
function readText(
  text: string,
  start: { file: string; line: number },
  passedOver: Place[] | undefined,
  report: Report,
): ReadArtifact[] {
  const json = readJson(text);
  const placeAt = placer(text, start);
  for (const { offset, message } of json.problems) {
    report({
      code: 'json-syntax',
      severity: 'error',
      message: `${capitalised(message)}.`,
      place: placeAt(offset),
    });
  }
  if (!('value' in json)) return [];
  if (isResource(json.value)) return [toArtifact(json.value, json, placeAt)];
  if (passedOver) passedOver.push(placeAt(0));
  else {
    const message = 'This is JSON but no FHIR resource: an object with a resourceType was expected.';
    report({ code: 'json-not-a-resource', severity: 'error', message, place: placeAt(0) });
  }
  return [];
}

function toArtifact(
  resource: FhirResource,
  { offsets }: JsonText,
  placeAt: (offset: number) => Place,
): ReadArtifact {
  const placeOf = (object: object) => placeAt(offsets.get(object) ?? 0);
  return { artifact: { resource, sources: [], authored: placeOf(resource) }, placeOf };
}

/** A Bundle and the resources of its entries, Bundles in Bundles included. */
function withEntries(read: ReadArtifact): ReadArtifact[] {
  const { resource } = read.artifact;
  const entries = resource.resourceType === 'Bundle' && Array.isArray(resource.entry) ? resource.entry : [];
  const inner = entries.flatMap((entry) => (isResource(entry?.resource) ? [entry.resource] : []));
  return [
    read,
    ...inner.flatMap((inside) =>
      withEntries({ ...read, artifact: { resource: inside, sources: [], authored: read.placeOf(inside) } }),
    ),
  ];
}

function withoutCopies(read: readonly ReadArtifact[]): ReadArtifact[] {
  const first = new Map<string, FhirResource>();
  return read.filter(({ artifact: { resource } }) => {
    if (resource.id === undefined) return true;
    const key = referenceOf(resource);
    const known = first.get(key);
    if (!known) first.set(key, resource);
    return !known || !isDeepStrictEqual(known, resource);
  });
}

function isResource(value: unknown): value is FhirResource {
  return typeof value === 'object' && value !== null && 'resourceType' in value;
}

/** Turns offsets into places; line starts are counted once, at the first question. */
function placer(text: string, { file, line }: { file: string; line: number }): (offset: number) => Place {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
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
