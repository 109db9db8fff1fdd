import type { Format } from './formatDiagnostics.ts';
import type { RuleWords } from './formatSarif.ts';

/** What the catalogue says of rules, where the format has a place for it; nothing is loaded for the others. */
export async function ruleWords(format: Format): Promise<readonly RuleWords[]> {
  return format === 'sarif' ? (await import('../validation/catalogue/catalogue.ts')).catalogue : [];
}
