/** How two reviewers' marks of the same lines agree. */
export interface Agreement {
  /** Lines that both marked as they are now. */
  readonly both: number;
  readonly bothAgreed: number;
  readonly bothDisputed: number;
  /** Lines on which the marks differ. */
  readonly differing: number;
  /** Share of the lines with the same mark, 0 to 1; undefined when there is none. */
  readonly observed: number | undefined;
  /** Cohen's kappa; undefined when there is no line, or chance alone would make all marks the same. */
  readonly kappa: number | undefined;
}

type Mark = 'agreed' | 'disputed';

/** Counts pairs of marks, and what they would come to by chance: each reviewer's own share of "agreed" and "disputed". */
export function agreementOf(pairs: readonly (readonly [Mark, Mark])[]): Agreement {
  const count = (one: Mark, other: Mark) => pairs.filter(([a, b]) => a === one && b === other).length;
  const both = pairs.length;
  const [bothAgreed, bothDisputed] = [count('agreed', 'agreed'), count('disputed', 'disputed')];
  const differing = both - bothAgreed - bothDisputed;
  if (both === 0) return { both, bothAgreed, bothDisputed, differing, observed: undefined, kappa: undefined };
  // In whole numbers: po = same / n, pe = chance / n², kappa = (po - pe) / (1 - pe).
  const first = pairs.filter(([mark]) => mark === 'agreed').length;
  const second = pairs.filter(([, mark]) => mark === 'agreed').length;
  const chance = first * second + (both - first) * (both - second);
  const same = (bothAgreed + bothDisputed) * both;
  const room = both * both - chance;
  return {
    both,
    bothAgreed,
    bothDisputed,
    differing,
    observed: (bothAgreed + bothDisputed) / both,
    kappa: room === 0 ? undefined : (same - chance) / room,
  };
}
