import type { Diagnostic } from '../diagnostic.ts';

const most = 20;

/** Findings as they are worth reading: of each kind the first 20, and how many more there are. */
export function foldFindings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  const kept = diagnostics.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= most;
  });
  const last = new Map(kept.map((diagnostic) => [diagnostic.code, diagnostic]));
  return kept.map((diagnostic) => {
    const more = (counts.get(diagnostic.code) ?? 0) - most;
    if (more <= 0 || last.get(diagnostic.code) !== diagnostic) return diagnostic;
    return { ...diagnostic, message: `${diagnostic.message} (And ${more} more of this kind.)` };
  });
}
