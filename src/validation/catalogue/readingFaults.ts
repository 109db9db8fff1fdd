import type { Fault, TextExample } from './entry.ts';

const json = 'https://www.rfc-editor.org/rfc/rfc8259';

/** What reading finds before there is a resource to check, by code. Where no text can show it, the example is in words. */
export const readingFaults = {
  'json-syntax': {
    severity: 'error',
    spec: json,
    wants: 'A file is JSON by the letter of RFC 8259.',
    why: 'Nothing in a text that is no JSON can be read: a lenient reader would guess, and two would guess differently.',
    example: {
      faulty: '{ "resourceType": "Patient", "active": true, }',
      mended: '{ "resourceType": "Patient", "active": true }',
    },
  },
  'json-duplicate': {
    severity: 'error',
    spec: json,
    wants: 'No object has a key twice.',
    why: 'Of a key that stands twice parsers keep the first or the last: two servers store two different resources.',
    example: {
      faulty: '{ "resourceType": "Patient", "active": true, "active": false }',
      mended: '{ "resourceType": "Patient", "active": false }',
    },
  },
  'json-number': {
    severity: 'warning',
    spec: 'https://hl7.org/fhir/R4/datatypes.html#decimal',
    wants: 'A number is one that programs can hold.',
    why: 'What is larger than a double becomes infinity in most programs, and is lost when they write it again.',
    example: {
      faulty: '{ "resourceType": "Observation", "valueQuantity": { "value": 1e400 } }',
      mended: '{ "resourceType": "Observation", "valueQuantity": { "value": 1e40 } }',
    },
  },
  'json-integer': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/datatypes.html#integer',
    wants: 'An integer is written with digits alone, without fraction and exponent.',
    why: 'To many programs 1.0 and 1e3 are no integers: they refuse the resource.',
    example: {
      faulty: '{ "resourceType": "Patient", "telecom": [{ "system": "phone", "value": "1", "rank": 1.0 }] }',
      mended: '{ "resourceType": "Patient", "telecom": [{ "system": "phone", "value": "1", "rank": 1 }] }',
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
    wants: 'Text is encoded in UTF-8, and strings hold whole characters.',
    why: 'Letters beyond ASCII (names, units like µg) are read as others, or the file is refused.',
    example: {
      faulty: String.raw`{ "resourceType": "Patient", "name": [{ "text": "Eva \ud83d" }] }`,
      mended: '{ "resourceType": "Patient", "name": [{ "text": "Eva" }] }',
    },
  },
  'file-too-large': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/nd-json.html',
    wants: 'No file, and no line of NDJSON, is longer than 500 MB.',
    why: 'A longer text cannot be held at once: reading it would end in a crash.',
    example: 'A Bundle of 600 MB: write its resources into an .ndjson file, one a line.',
  },
  'file-binary': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/json.html',
    wants: 'A file that is named as JSON holds text.',
    why: 'An archive, an image or a program holds no resource; unpack it, or name another file.',
    example: 'A ZIP archive with the ending .json: unpack it.',
  },
  'file-xml': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/json.html',
    wants: 'Resources are written in JSON.',
    why: 'XML is not read, so nothing is said of it. In a folder it is passed over, which is told as information.',
    example: {
      faulty: '<Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>',
      mended: '{ "resourceType": "Patient", "active": true }',
    },
  },
  'file-unreadable': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/json.html',
    wants: 'Every file of a folder can be read, and somebody writes to a pipe that is named.',
    why: 'Nothing is known of what cannot be opened, so the package cannot be called sound.',
    example: 'A link that leads nowhere: mend or remove it.',
  },
  'file-special': {
    severity: 'information',
    spec: 'https://pubs.opengroup.org/onlinepubs/9799919799/functions/mkfifo.html',
    wants: 'A folder holds files; a pipe, device or socket in it is passed over.',
    why: 'Reading it could wait for ever, and gives something else each time. A pipe that is named itself is read.',
    example: 'A named pipe feed.json in the folder: validate feed.json reads it.',
  },
  'nothing-to-validate': {
    severity: 'error',
    spec: 'https://hl7.org/fhir/R4/json.html',
    wants: 'There is at least one resource to check.',
    why: 'A check that looked at nothing must not pass: a wrong path in a pipeline would go unseen for ever.',
    example: 'An empty folder: check the path.',
  },
  'archive-path': {
    severity: 'error',
    spec: 'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06',
    wants: 'The files of an archive lie inside it.',
    why: 'Who unpacks an archive with a path like ../../x lets it write anywhere.',
    example: 'A file named ../../etc/passwd: get the package from its publisher.',
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
