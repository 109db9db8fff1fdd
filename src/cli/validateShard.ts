import type { Diagnostic, Place } from '../diagnostic.ts';
import type { ContentUnit } from '../package/contentUnits.ts';
import { indexUnits, type PackageIndex } from '../package/packageIndex.ts';
import { ResourceStore } from '../package/resourceStore.ts';
import { copiesAmong, storedCatalog } from '../package/storedCatalog.ts';
import { artifactChecker } from '../validation/validateArtifacts.ts';

/** Which of the units to be validated are this thread's. */
export interface Shard {
  readonly units: readonly ContentUnit[];
  readonly from: number;
  readonly to: number;
  /** How many bytes of text the thread may hold. */
  readonly room: number;
}

/** What a thread found in its units when it read them first. */
export interface ShardIndex extends PackageIndex {
  readonly diagnostics: readonly Diagnostic[];
}

/** What all threads found together. */
export type WholeIndex = Pick<PackageIndex, 'entries' | 'types'> & {
  /** `originKey` of what is no artifact of its own. */
  readonly copies: ReadonlySet<string>;
};

/** Opens a shard: reads its units once, and gives what is in them and the validation that follows when the whole is known. */
export function openShard({ units, from, to, room }: Shard): {
  readonly index: ShardIndex;
  readonly store: ResourceStore;
  readonly validate: (whole: WholeIndex) => Promise<readonly Diagnostic[]>;
} {
  const size = units.slice(from, to).reduce((sum, unit) => sum + unit.size, 0);
  const store = new ResourceStore(units, room, size);
  const broken: Diagnostic[] = [];
  const index = indexUnits(units, { from, to }, store, (diagnostic) => broken.push(diagnostic));
  return {
    index: { ...index, diagnostics: broken },
    store,
    validate: async ({ entries, types, copies }) => {
      const { catalog, unitOf } = storedCatalog(entries, types, copies, store);
      const check = await artifactChecker(catalog, { complete: false });
      const found: Diagnostic[] = [];
      const report = (diagnostic: Diagnostic) => void found.push(diagnostic);
      for (const [artifact, unit] of unitOf) {
        if (unit >= from && unit < to) await check(artifact, report);
      }
      return found;
    },
  };
}

/** What all shards told of their units. */
export interface Told {
  /** What is broken. */
  readonly broken: readonly Diagnostic[];
  readonly passedOver: readonly Place[];
  readonly resources: number;
}

/** Puts together what the shards told. The store gives the resources of any unit. */
export function toldBy(
  indexes: readonly ShardIndex[],
  store: ResourceStore,
): Told & { readonly whole: WholeIndex } {
  const entries = indexes.flatMap((index) => index.entries);
  const types = new Set(indexes.flatMap((index) => [...index.types]));
  const copies = copiesAmong(entries, store);
  return {
    whole: { entries, types, copies },
    broken: indexes.flatMap(({ diagnostics }) => diagnostics),
    passedOver: indexes.flatMap(({ passedOver }) => passedOver),
    resources: entries.length - copies.size,
  };
}
