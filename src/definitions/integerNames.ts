import { type ElementDefinition, loadDefinitions } from './definitions.ts';

const whole = new Set(['integer', 'positiveInt', 'unsignedInt']);
let names: ReadonlySet<string> | undefined;

/** True for the JSON name of an element that is an integer wherever R4 has an element of this name: `valueInteger`, `rank`. */
export function isIntegerName(name: string): boolean {
  names ??= namesOf();
  return names.has(name);
}

function namesOf(): ReadonlySet<string> {
  const integers = new Set<string>();
  const others = new Set<string>();
  const visit = (elements: readonly ElementDefinition[]): void => {
    for (const { name, types = [], elements: inner = [] } of elements) {
      for (const { code } of types) {
        const key = name.endsWith('[x]')
          ? `${name.slice(0, -3)}${code.charAt(0).toUpperCase()}${code.slice(1)}`
          : name;
        (whole.has(code) ? integers : others).add(key);
      }
      visit(inner);
    }
  };
  for (const { elements } of Object.values(loadDefinitions().types)) visit(elements);
  return new Set([...integers].filter((name) => !others.has(name)));
}
