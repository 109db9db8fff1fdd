import type { Diagnostic, Report } from '../../diagnostic.ts';
import { elementMatches } from './elementMatches.ts';
import { fileMatches } from './fileMatches.ts';
import type { IgnoreEntry } from './ignoreEntry.ts';

/** A finding that was ignored, with the reason that somebody gave. */
export type IgnoredDiagnostic = Diagnostic & { readonly ignored: string };

/**
 * Parts findings into those that count and those that an entry accepts; the first entry that fits gives the reason. An entry that meets no finding is
 * reported (`ignore-unused`): what it accepted is mended, or moved.
 */
export function withoutIgnored(
  diagnostics: readonly Diagnostic[],
  entries: readonly IgnoreEntry[],
  report: Report,
): { readonly kept: readonly Diagnostic[]; readonly ignored: readonly IgnoredDiagnostic[] } {
  const tests = entries.map((entry) => ({ entry, accepts: acceptor(entry) }));
  const used = new Set<IgnoreEntry>();
  const kept: Diagnostic[] = [];
  const ignored: IgnoredDiagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const fitting = tests.filter(({ accepts }) => accepts(diagnostic));
    for (const { entry } of fitting) used.add(entry);
    const [first] = fitting;
    if (first) ignored.push({ ...diagnostic, ignored: first.entry.reason });
    else kept.push(diagnostic);
  }
  for (const entry of entries) if (!used.has(entry)) reportUnused(entry, diagnostics, report);
  return { kept, ignored };
}

function acceptor({ code, path, element }: IgnoreEntry): (diagnostic: Diagnostic) => boolean {
  const inFile = path === undefined ? () => true : fileMatches(path);
  const within = element === undefined ? () => true : elementMatches(element);
  return (diagnostic) =>
    diagnostic.code === code &&
    inFile(diagnostic.place.file) &&
    (element === undefined || (diagnostic.fhirPath !== undefined && within(diagnostic.fhirPath)));
}

function reportUnused(entry: IgnoreEntry, diagnostics: readonly Diagnostic[], report: Report): void {
  const others = diagnostics.filter(({ code }) => code === entry.code).length;
  const where = [entry.path, entry.element].filter((part) => part !== undefined).join(' at ');
  const hint =
    others === 0 ? 'Remove the entry.' : `There are ${others} elsewhere: mend the path, or remove the entry.`;
  report({
    code: 'ignore-unused',
    severity: 'warning',
    message: `There is no finding ${entry.code} in ${where} that this entry would accept. ${hint}`,
    place: entry.place,
  });
}
