import type { DocumentReference } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { idOf } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';

/** The source text by hash, size and address, without its words: what every `derivation-reference` points to. */
export function buildSource(guideline: Guideline): Artifact {
  const { source, identity } = guideline;
  const digest = Buffer.from(source.sha256, 'hex').toString('base64url');
  const resource: DocumentReference = {
    resourceType: 'DocumentReference',
    id: idOf(guideline, 'source'),
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `ni:///sha-256;${digest}` },
    status: 'current',
    // The page is no address of these bytes, so the attachment names none.
    description: source.url ? `${source.title}, as taken from ${source.url}` : source.title,
    content: [
      {
        attachment: {
          contentType: source.contentType,
          size: source.bytes,
          hash: source.sha1,
          title: source.title,
        },
      },
    ],
  };
  return { resource: inSpecOrder(resource), sources: [wholeSource(guideline)], authored: identity.authored };
}

/** Where the guideline as a whole stands: the first line that says something. */
export function wholeSource({ source }: Guideline): Place {
  const index = Math.max(
    0,
    source.lines.findIndex((line) => line.trim() !== ''),
  );
  const quote = source.lines[index] ?? '';
  return { file: source.file, line: index + 1, column: 1, length: quote.length, quote };
}
