import type { Diagnostic } from '../diagnostic.ts';

/** How findings are printed; as an OperationOutcome those of `knart validate` only. */
export type Format = 'text' | 'json' | 'sarif' | 'operation-outcome';

/** What hangs on the source and its layout comes after them: a stray line shows in every file that names lines. */
function rankOf({ code, place: { file } }: Diagnostic): number {
  if (file.endsWith('layout.yaml')) return 1;
  if (code === 'row-without-entry') return 2;
  return file.endsWith('.yaml') && !file.endsWith('guideline.yaml') ? 2 : 0;
}

/**
 * Findings by folder, within it causes before what follows from them (source, layout, entries), then by place; errors of
 * one place before the rest.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const weight = { error: 0, warning: 1, information: 2 } as const;
  return [...diagnostics].sort(
    (a, b) =>
      compare(folderOf(a), folderOf(b)) ||
      rankOf(a) - rankOf(b) ||
      compare(a.place.file, b.place.file) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0) ||
      weight[a.severity] - weight[b.severity],
  );
}

/** `file:line:column severity message code`, clickable in any editor. */
export function formatText(diagnostic: Diagnostic): string {
  const { file, line, column } = diagnostic.place;
  const at = [file, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(':');
  const inside = diagnostic.fhirPath ? ` at ${diagnostic.fhirPath}` : '';
  return `${at} ${diagnostic.severity} ${diagnostic.message}${inside} ${diagnostic.code}`;
}

/** All findings as one JSON document. @param more what else was asked for, by its key */
export function formatJson(
  diagnostics: readonly Diagnostic[],
  toolVersion: string,
  more: object = {},
): string {
  return `${JSON.stringify({ tool: { name: 'knart', version: toolVersion }, diagnostics, ...more }, null, 2)}\n`;
}

function folderOf({ place: { file } }: Diagnostic): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
