import { isObject } from '../typedValue.ts';
import { has, isDistinct, itemsOf, type NativeCheck } from './presence.ts';

/** True when every entry has the element in Bundles of these types, and none has it in others. */
function inTypes(name: string, types: readonly string[]): NativeCheck {
  return ({ entry, type }) =>
    itemsOf({ entry }, 'entry').every((each) => has(each, name) === types.includes(String(type)));
}

/** Invariants of Bundle that look at every entry. */
export const bundleChecks: Readonly<Record<string, NativeCheck>> = {
  'Bundle bdl-2': (bundle) =>
    bundle.type === 'searchset' || itemsOf(bundle, 'entry').every((entry) => !has(entry, 'search')),
  'Bundle bdl-3': inTypes('request', ['batch', 'transaction', 'history']),
  'Bundle bdl-4': inTypes('response', ['batch-response', 'transaction-response', 'history']),
  'Bundle bdl-7': (bundle) =>
    bundle.type === 'history' || isDistinct(itemsOf(bundle, 'entry').flatMap(keyOf)),
  'Bundle.entry bdl-5': (entry) => has(entry, 'resource') || has(entry, 'request') || has(entry, 'response'),
  'Bundle.entry bdl-8': ({ fullUrl }) => typeof fullUrl !== 'string' || !fullUrl.includes('/_history/'),
};

/** The fullUrl of an entry, with its version. */
function keyOf({ fullUrl, resource }: Record<string, unknown>): string[] {
  if (typeof fullUrl !== 'string') return [];
  const meta = isObject(resource) && isObject(resource.meta) ? resource.meta : {};
  return [fullUrl + String(meta.versionId ?? '')];
}
