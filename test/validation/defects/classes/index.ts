import { bundleDefects } from './bundles.ts';
import { formDefects } from './forms.ts';
import { linkDefects } from './links.ts';
import { logicDefects } from './logic.ts';
import { otherDefects } from './others.ts';
import { planDefects } from './plans.ts';
import { cardinalityDefects, structureDefects } from './structure.ts';
import { bindingDefects, terminologyDefects } from './terminology.ts';

/** All classes of faults, by group. */
export const defects = [
  ...structureDefects,
  ...cardinalityDefects,
  ...bindingDefects,
  ...terminologyDefects,
  ...linkDefects,
  ...bundleDefects,
  ...formDefects,
  ...planDefects,
  ...logicDefects,
  ...otherDefects,
];
