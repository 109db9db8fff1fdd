/** A change that was tried. */
export interface Tried {
  readonly id: string;
  readonly kind: string;
  /** File and line. */
  readonly where: string;
  readonly noticed: boolean;
}

/** A change that changes nothing that anybody could see, with the reason. */
export interface Equivalent {
  readonly id: string;
  readonly reason: string;
}

/** What came of trying all changes. */
export interface Score {
  readonly noticed: number;
  readonly total: number;
  readonly survivors: readonly Tried[];
  /** Survivors that are listed as equivalent; they are not in the total. */
  readonly excused: readonly (Tried & Equivalent)[];
  /** Listed as equivalent but noticed, or not tried at all: the list needs mending. */
  readonly stale: readonly string[];
  readonly kinds: readonly { readonly kind: string; readonly noticed: number; readonly total: number }[];
}

/** Counts what was noticed, in total and by kind. */
export function scoreOf(tried: readonly Tried[], equivalents: readonly Equivalent[]): Score {
  const reasons = new Map(equivalents.map((each) => [each.id, each.reason]));
  const unnoticed = tried.filter(({ noticed }) => !noticed);
  const excused = unnoticed.flatMap((each) => {
    const reason = reasons.get(each.id);
    return reason === undefined ? [] : [{ ...each, reason }];
  });
  const counted = tried.filter(({ id, noticed }) => noticed || !reasons.has(id));
  const left = new Set(excused.map(({ id }) => id));
  const kinds = [...new Set(counted.map(({ kind }) => kind))].sort().map((kind) => {
    const those = counted.filter((each) => each.kind === kind);
    return { kind, noticed: those.filter(({ noticed }) => noticed).length, total: those.length };
  });
  return {
    noticed: counted.filter(({ noticed }) => noticed).length,
    total: counted.length,
    survivors: unnoticed.filter(({ id }) => !left.has(id)),
    excused,
    stale: equivalents.map(({ id }) => id).filter((id) => !left.has(id)),
    kinds,
  };
}

/** The share that must be noticed. */
export const enough = 0.95;

/** Whether a score will do; one without any change to try proves nothing and will not. */
export function isEnough({ noticed, total, stale }: Score): boolean {
  return stale.length === 0 && total > 0 && noticed / total >= enough;
}

/** `96.4 %`, rounded down, so that 94.96 % never reads as enough. */
export function percentOf(noticed: number, total: number): string {
  return total === 0 ? '-' : `${(Math.floor((1000 * noticed) / total) / 10).toFixed(1)} %`;
}
