import type { Scope } from '../scope.ts';
import { membersNamed } from '../terminology/members.ts';

/** Whether all members of one value set are of another; undefined where the members of one of them cannot be told. */
export function isWithin(inner: string, outer: string, scope: Scope): boolean | undefined {
  const [some, all] = [membersNamed(inner, scope), membersNamed(outer, scope)];
  return some && all && [...some].every((member) => all.has(member));
}
