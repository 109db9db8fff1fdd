import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { soundBundles } from '../../test/validation/defects/bases.ts';
import type { Tree } from '../../test/validation/defects/change.ts';
import { defects } from '../../test/validation/defects/classes/index.ts';
import type { Defect } from '../../test/validation/defects/defect.ts';
import { mutantsOf } from '../../test/validation/defects/mutantsOf.ts';
import { neutralChanges } from '../../test/validation/defects/neutral.ts';

/** The sound bundles of the tests. */
export const sound: readonly Tree[] = soundBundles().map(([, bundle]) => bundle);

/** A sound bundle that was changed in one place. */
export interface ChangedBundle {
  /** The group of the fault; undefined for a change that breaks nothing. */
  readonly group: string | undefined;
  /** Which of the sound bundles it was. */
  readonly from: number;
  readonly bundle: Tree;
  /** Which entry was changed; -1 for the Bundle itself. */
  readonly entry: number;
}

const seed = 20261125;

/** Each class of faults and each change that breaks nothing, once: in one of the bundles where it can be made, in turn. */
export function changedBundles(): readonly ChangedBundle[] {
  const neutral = neutralChanges.map(({ name, at, change, when = () => true }): Defect => {
    const rest = { also: [], between: false, severity: 'error' } as const;
    return { group: '', name, at, change, when, ...rest };
  });
  return [...defects, ...neutral].flatMap((defect, index) => {
    const group = defect.group === '' ? undefined : defect.group;
    const turn = sound.map((_, at) => (at + index) % sound.length);
    const made = turn.flatMap((from) =>
      mutantsOf(defect, sound[from] as Tree, 1, seed + index).map(({ bundle, entry }) => ({
        group,
        from,
        bundle,
        entry,
      })),
    );
    return made.slice(0, 1);
  });
}

/** The resources of a bundle. */
export function entriesOf(bundle: Tree): readonly Tree[] {
  return (bundle.entry as readonly { readonly resource: Tree }[]).map(({ resource }) => resource);
}

/** The resources in the JSON files of a folder. */
export function resourcesIn(folder: string): readonly Tree[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}
