import type { Fault, TextExample } from './entry.ts';

const json = 'https://www.rfc-editor.org/rfc/rfc8259';

/** What reading finds before there is a resource to check, by code. Where no text can show it, the example is in words. */
export const readingFaults = {
  'json-syntax': {
    severity: 'error',
    spec: json,
    wants: 'A file is JSON by the letter of RFC 8259, and no object has a key twice.',
    why: 'Of a key that stands twice parsers keep the first or the last: two servers store two different resources.',
    example: {
      faulty: '{ "resourceType": "Patient", "active": true, "active": false }',
      mended: '{ "resourceType": "Patient", "active": false }',
    },
  },
  'json-not-a-resource': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/json.html',
    wants: 'A file that is named holds a resource of FHIR: an object with a resourceType.',
    why: 'Nothing in it can be checked, and no server takes it.',
    example: { faulty: '{ "type": "Patient" }', mended: '{ "resourceType": "Patient" }' },
  },
  'json-passed-over': {
    severity: 'information',
    spec: 'https://hl7.org/fhir/R4/json.html',
    wants: 'JSON files of a folder hold resources of FHIR; others are passed over, which is told once.',
    why: 'A resource that lost its resourceType would be left out of all checks unseen.',
    example: { faulty: '{ "type": "Patient" }', mended: '{ "resourceType": "Patient" }' },
  },
  'json-encoding': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/json.html',
    wants: 'Text is encoded in UTF-8.',
    why: 'Letters beyond ASCII (names, units like µg) are read as others, or the file is refused.',
    example: 'A file that an editor saved as Windows-1252: save it as UTF-8.',
  },
  'file-too-large': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/nd-json.html',
    wants: 'No file, and no line of NDJSON, is longer than 500 MB.',
    why: 'A longer text cannot be held at once: reading it would end in a crash.',
    example: 'A Bundle of 600 MB: write its resources into an .ndjson file, one a line.',
  },
  'archive-broken': {
    severity: 'error',
    spec: 'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06',
    wants: 'A package (.tgz) is a whole gzipped tar archive that unpacks to at most 500 MB.',
    why: 'Part of its resources cannot be read, so nothing is said of them; a small archive may unpack to fill any memory.',
    example: 'A download that broke off: get it again.',
  },
} as const satisfies Readonly<Record<string, Fault<TextExample | string>>>;

export type ReadingCode = keyof typeof readingFaults;
