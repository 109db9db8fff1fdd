import { rules } from '../rules/index.ts';
import {
  type Entry,
  type Fault,
  type Group,
  groups,
  type ResourceExample,
  type TextExample,
} from './entry.ts';
import { expressionFaults } from './expressionFaults.ts';
import { ignoreFaults } from './ignoreFaults.ts';
import { readingFaults } from './readingFaults.ts';
import { structureFaults } from './structureFaults.ts';

/** An example that runs, or words where none can. */
export type Example = ResourceExample | TextExample | string;

/** Everything that `knart validate` can find, by group and in the order in which it is looked for. */
export const catalogue: readonly Entry<Example>[] = inGroups([
  ...entriesOf('reading', readingFaults),
  ...entriesOf('structure', structureFaults),
  ...rules,
  ...entriesOf('expressions', expressionFaults),
  ...entriesOf('ignoring', ignoreFaults),
]);

/** True where only a build asks for it, which knows that the package is whole and what its urls begin with. */
export function concernsBuilds(example: Example): boolean {
  return typeof example !== 'string' && 'options' in example;
}

function entriesOf(
  group: Group,
  faults: Readonly<Record<string, Fault<Example>>>,
): readonly Entry<Example>[] {
  return Object.entries(faults).map(([code, fault]) => ({ code, group, ...fault }));
}

function inGroups(entries: readonly Entry<Example>[]): readonly Entry<Example>[] {
  return Object.keys(groups).flatMap((group) => entries.filter((entry) => entry.group === group));
}
