import { has, itemsOf, type NativeCheck } from '../invariants/presence.ts';
import type { ProfileNode } from './profileNode.ts';

const extensions = 'http://hl7.org/fhir/StructureDefinition';

const hasExtension = (value: Record<string, unknown>, name: string) =>
  itemsOf(value, 'extension').some(({ url }) => url === `${extensions}/${name}`);
const isOdd = (...facts: readonly boolean[]) => facts.filter(Boolean).length % 2 === 1;

/** Invariants of published profiles that whole packages claim, by their expression: the same in JavaScript, without fhirpath.js. */
export const nativeInvariants: Readonly<Record<string, NativeCheck>> = {
  [`extension('${extensions}/valueset-rules-text').exists() xor extension('${extensions}/valueset-expression').exists() xor compose.exists()`]:
    (valueSet) =>
      isOdd(
        hasExtension(valueSet, 'valueset-rules-text'),
        hasExtension(valueSet, 'valueset-expression'),
        has(valueSet, 'compose'),
      ),
  "contains.version.exists() xor  parameter.where(name = 'system-version').exists()": (expansion) =>
    isOdd(
      itemsOf(expansion, 'contains').some((each) => has(each, 'version')),
      itemsOf(expansion, 'parameter').some(({ name }) => name === 'system-version'),
    ),
  'concept.concept.exists() implies hierarchyMeaning.exists()': (codeSystem) =>
    !itemsOf(codeSystem, 'concept').some((each) => has(each, 'concept')) ||
    has(codeSystem, 'hierarchyMeaning'),
  "content in ( 'example' | 'fragment' | 'complete' ) implies concept.exists()": (codeSystem) =>
    !['example', 'fragment', 'complete'].includes(String(codeSystem.content)) || has(codeSystem, 'concept'),
};

const asked = new WeakMap<ProfileNode, boolean>();

/** True when a profile has an invariant that only fhirpath.js can evaluate. */
export function needsEngine(node: ProfileNode): boolean {
  let found = asked.get(node);
  if (found === undefined) {
    const inner = [...node.children.values(), ...node.slices.values()];
    const own = node.rules.flatMap(({ constraint = [] }) => constraint);
    found =
      own.some(({ expression }) => expression && !Object.hasOwn(nativeInvariants, expression)) ||
      inner.some(needsEngine);
    asked.set(node, found);
  }
  return found;
}
