import type { Report } from '../diagnostic.ts';
import { placeOf, type SourceLine, type SourceText } from './sourceText.ts';

/** What a source line is. */
export type LineKind =
  | 'blank'
  | 'title'
  | 'field'
  | 'furniture'
  | 'section-heading'
  | 'header'
  | 'row'
  | 'table-title'
  | 'table-header'
  | 'table-entry'
  | 'label'
  | 'value';

/** A source line and the one thing that claims it. */
export interface Claim {
  readonly line: number;
  readonly kind: LineKind;
  /** Id of what the line became, or why it is furniture. */
  readonly subject: string;
  /** The line put together again from what was read out of it. */
  readonly printed: string;
}

/** Prints a source text again from its claims; for a locked text the same bytes. */
export function printSource(claims: readonly Claim[]): string {
  return claims.map((claim) => claim.printed).join('\n');
}

/** Keeps account of the source: every non-blank line is claimed exactly once. */
export class Ledger {
  readonly #claims = new Map<number, Claim>();
  readonly #source: SourceText;
  readonly #report: Report;

  constructor(source: SourceText, report: Report) {
    this.#source = source;
    this.#report = report;
  }

  /** Claims a line; reports `line-claimed-twice` if something else has it. */
  claim(line: SourceLine, kind: LineKind, subject: string, printed: string = line.text): void {
    const claim: Claim = { line: line.number, kind, subject, printed };
    const earlier = this.#claims.get(line.number);
    if (!earlier) this.#claims.set(line.number, claim);
    else
      this.#report({
        code: 'line-claimed-twice',
        severity: 'error',
        message: `Two things claim this line: ${describe(earlier)} and ${describe(claim)}. Mend layout.yaml.`,
        place: placeOf(this.#source, line),
      });
  }

  /** Claims in line order, blank lines included; reports each run of `line-unclaimed` lines. */
  close(): Claim[] {
    let run: SourceLine[] = [];
    const flush = () => {
      if (run.length > 0) this.#reportUnclaimed(run);
      run = [];
    };
    for (const line of this.#source.lines) {
      const blank = line.text.trim() === '';
      if (blank && !this.#claims.has(line.number))
        this.#claims.set(line.number, { line: line.number, kind: 'blank', subject: '', printed: line.text });
      else if (!this.#claims.has(line.number)) run.push(line);
      else flush();
    }
    flush();
    return [...this.#claims.values()].sort((a, b) => a.line - b.line);
  }

  #reportUnclaimed(run: readonly SourceLine[]): void {
    const first = run[0] as SourceLine;
    const more = run.length > 1 ? ` (and ${run.length - 1} more lines to line ${run.at(-1)?.number})` : '';
    this.#report({
      code: 'line-unclaimed',
      severity: 'error',
      message: `Nothing claims this line${more}. Say in layout.yaml what it is: a recommendation, a table, metadata, or furniture with a reason.`,
      place: placeOf(this.#source, first),
    });
  }
}

function describe(claim: Claim): string {
  return claim.subject ? `${claim.kind} "${claim.subject}"` : claim.kind;
}
