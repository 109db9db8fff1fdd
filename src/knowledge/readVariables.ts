import type { Report } from '../diagnostic.ts';
import type { SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { VariableEntry, VariablesFile } from './files.ts';
import type { Variable } from './guideline.ts';
import { sourceQuote } from './sourceQuote.ts';

const lists = [
  ['populations', 'population'],
  ['exposures', 'exposure'],
  ['comparators', 'comparator'],
  ['outcomes', 'outcome'],
] as const;

/**
 * Reads the populations, exposures, comparators and outcomes. Reports `id-duplicate`, `quote-not-in-source` and
 * `rationale-missing`.
 */
export function readVariables(file: YamlFile<VariablesFile>, source: SourceText, report: Report): Variable[] {
  const variables: Variable[] = [];
  const seen = new Set<string>();
  for (const [list, role] of lists)
    (file.value[list] ?? []).forEach((entry: VariableEntry, index) => {
      const authored = file.place([list, index]);
      if (seen.has(entry.id))
        report({
          code: 'id-duplicate',
          severity: 'error',
          message: `The id "${entry.id}" is used twice in this file. Give each variable an id of its own.`,
          place: authored,
        });
      seen.add(entry.id);
      const quote = entry.quote === undefined ? undefined : sourceQuote(source, entry.quote, entry.line);
      if (entry.quote !== undefined && !quote)
        report({
          code: 'quote-not-in-source',
          severity: 'error',
          message: `The quote "${entry.quote}" does not stand ${entry.line ? `on line ${entry.line} of` : 'in'} the source. Copy the words exactly as printed.`,
          place: file.place([list, index, 'quote']),
        });
      if (entry.basis === 'editorial' && !entry.rationale)
        report({
          code: 'rationale-missing',
          severity: 'error',
          message: `"${entry.id}" is editorial and needs a rationale. Say why an editor named it.`,
          place: authored,
        });
      variables.push({
        id: entry.id,
        role,
        title: entry.title,
        basis: entry.basis,
        ...(quote && { quote }),
        ...(entry.coding && { coding: entry.coding }),
        ...(entry.rationale && { rationale: entry.rationale }),
        authored,
      });
    });
  return variables;
}
