import { bundleDefects } from './bundles.ts';
import { everydayDefects } from './everyday.ts';
import { formPartDefects } from './formParts.ts';
import { formDefects } from './forms.ts';
import { linkDefects } from './links.ts';
import { logicDefects } from './logic.ts';
import { mixedDefects } from './mixed.ts';
import { otherDefects } from './others.ts';
import { planPartDefects } from './planParts.ts';
import { planDefects } from './plans.ts';
import { recordDefects } from './recordParts.ts';
import { cardinalityDefects, structureDefects } from './structure.ts';
import { bindingDefects, terminologyDefects } from './terminology.ts';
import { valueDefects } from './values.ts';

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
  ...valueDefects,
  ...recordDefects,
  ...formPartDefects,
  ...planPartDefects,
  ...mixedDefects,
  ...everydayDefects,
];
