import type { DocumentReference } from 'fhir/r4.js';
import type { Guideline } from '../../knowledge/guideline.ts';
import type { FactsView } from '../../views.ts';

/** The source by its hash, size and address. */
export function documentView({ source }: Guideline, resource: DocumentReference): FactsView {
  const attachment = resource.content[0]?.attachment;
  return {
    facts: [
      { name: 'Text', value: 'Not included; derivation-reference extensions count its characters.' },
      ...(attachment?.url ? [{ name: 'Taken from', value: attachment.url }] : []),
      { name: 'Content type', value: source.contentType },
      {
        name: 'Size',
        value: `${source.bytes} bytes, ${source.characters} characters, ${source.lines.length} lines`,
      },
      { name: 'SHA-256', value: source.sha256 },
    ],
  };
}
