import type { Diagnostic } from '../diagnostic.ts';
import type { Entry } from '../validation/catalogue/entry.ts';
import { firstSentence } from './firstSentence.ts';

/** What is known of a code beyond its findings. */
export type RuleWords = Pick<Entry<unknown>, 'code' | 'severity' | 'wants' | 'why' | 'spec'>;

const levels = { error: 'error', warning: 'warning', information: 'note' } as const;

/**
 * All findings as SARIF 2.1.0, which code hosts show beside the lines. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 * @param known what hosts can say of the rules beside a finding
 */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  toolVersion: string,
  known: readonly RuleWords[] = [],
): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const rules = codes.map((id) => {
    const words = known.find(({ code }) => code === id);
    if (words) return ruleOf(words);
    const spec = diagnostics.find((each) => each.code === id && each.spec)?.spec;
    return { id, ...(spec && { helpUri: spec }) };
  });
  const results = diagnostics.map(({ code, severity, message, place, fhirPath }) => ({
    ruleId: code,
    ruleIndex: rules.findIndex((rule) => rule.id === code),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: place.file.split('/').map(encodeURIComponent).join('/') },
          ...(place.line !== undefined && {
            region: {
              startLine: place.line,
              ...(place.column !== undefined && { startColumn: place.column }),
              ...(place.column !== undefined && place.length && { endColumn: place.column + place.length }),
            },
          }),
        },
        ...(fhirPath && { logicalLocations: [{ fullyQualifiedName: fhirPath }] }),
      },
    ],
  }));
  const driver = { name: 'knart', version: toolVersion, rules };
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function ruleOf({ code, severity, wants, why, spec }: RuleWords) {
  return {
    id: code,
    shortDescription: { text: firstSentence(wants) },
    fullDescription: { text: wants },
    help: { text: `${wants} Why: ${why}` },
    helpUri: spec,
    defaultConfiguration: { level: levels[severity] },
  };
}
