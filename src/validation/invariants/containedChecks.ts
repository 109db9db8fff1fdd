import { isObject } from '../typedValue.ts';
import { has, itemsOf, type NativeCheck } from './presence.ts';

const metaOf = ({ meta }: Record<string, unknown>) => (isObject(meta) ? meta : {});

/** Invariants of DomainResource. */
export const containedChecks: Readonly<Record<string, NativeCheck>> = {
  'DomainResource dom-2': (value) =>
    itemsOf(value, 'contained').every((contained) => !has(contained, 'contained')),
  'DomainResource dom-3': isEachReferred,
  'DomainResource dom-4': (value) =>
    itemsOf(value, 'contained').every((contained) => {
      const meta = metaOf(contained);
      return !has(meta, 'versionId') && !has(meta, 'lastUpdated');
    }),
  'DomainResource dom-5': (value) =>
    itemsOf(value, 'contained').every((contained) => !has(metaOf(contained), 'security')),
  'DomainResource dom-6': ({ text }) => isObject(text) && has(text, 'div'),
};

/** Each contained resource is referred to by `#id` in the resource, or refers to the resource by `#`. */
function isEachReferred(resource: Record<string, unknown>): boolean {
  const contained = itemsOf(resource, 'contained');
  if (contained.length === 0) return true;
  const referred = new Set(textsIn(resource));
  return contained.every(
    (inner) => referred.has(`#${String(inner.id)}`) || [...textsIn(inner)].includes('#'),
  );
}

/** All texts below an object that can be a reference, a canonical or a uri; `#…` stands nowhere else by intent. */
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') {
    if (value.startsWith('#')) yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* textsIn(inner);
  }
}
