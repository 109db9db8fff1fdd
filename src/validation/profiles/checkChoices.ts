import type { Finding } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';
import { childrenOf, type Placed, propertyAt } from './placed.ts';
import type { ProfileCheck } from './profileCheck.ts';
import type { ProfileNode } from './profileNode.ts';

/**
 * A profile that writes `valueQuantity` for `value[x]` takes no other type of the choice.
 * https://hl7.org/fhir/R4/profiling.html#snapshot
 */
export function* checkChoices(node: ProfileNode, placed: Placed, { name }: ProfileCheck): Iterable<Finding> {
  const taken = new Map<string, string[]>();
  for (const child of node.children.values()) {
    const choice = propertyAt(placed, child.name)?.element.name;
    if (!choice?.endsWith('[x]') || choice === child.name || child.rules.length === 0) continue;
    taken.set(choice, [...(taken.get(choice) ?? []), child.name]);
  }
  for (const [choice, names] of taken) {
    const allowed = names.flatMap((each) => propertyAt(placed, each) ?? []);
    for (const value of childrenOf(placed, choice)) {
      if (value.property && allowed.includes(value.property)) continue;
      yield { message: `The profile ${name} takes ${names.join(' or ')} only.`, fhirPath: fhirPathOf(value) };
    }
  }
}
