import type { Report } from '../diagnostic.ts';
import type { SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { VariableEntry, VariablesFile } from './files.ts';
import { findWords } from './findWords.ts';
import { MovedWords } from './movedWords.ts';
import type { Variable } from './recommendation.ts';

const lists = [
  ['populations', 'population'],
  ['exposures', 'exposure'],
  ['comparators', 'comparator'],
  ['outcomes', 'outcome'],
] as const;

/**
 * Reads the populations, exposures, comparators and outcomes. Reports `id-duplicate`, `quote-not-in-source`,
 * `words-moved` and `rationale-missing`.
 */
export function readVariables(file: YamlFile<VariablesFile>, source: SourceText, report: Report): Variable[] {
  const variables: Variable[] = [];
  const seen = new Set<string>();
  const moved = new MovedWords(report);
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
      const quote = entry.quote === undefined ? undefined : findWords(source, entry.quote, entry.line);
      moved.note(quote, file.place([list, index, 'line']));
      if (entry.quote !== undefined && !quote)
        report({
          code: 'quote-not-in-source',
          severity: 'error',
          message: `The quote "${entry.quote}" stands nowhere in the source. Copy the words exactly as printed.`,
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
        // Words that were not found are kept, so that nothing else is said to lack them; no guideline comes of it.
        ...(entry.quote !== undefined && { quote: { text: entry.quote, place: quote?.place ?? authored } }),
        ...(entry.coding && { coding: entry.coding }),
        ...(entry.rationale && { rationale: entry.rationale }),
        authored,
      });
    });
  moved.finish();
  return variables;
}
