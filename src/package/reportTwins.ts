import { isDeepStrictEqual } from 'node:util';
import { type Artifact, type Catalog, canonicalOf } from '../artifact.ts';
import type { Report } from '../diagnostic.ts';

/**
 * Reports artifacts that have the canonical, with version, of another and say something else (`canonical-twice`): of them the one that was
 * read last counts.
 */
export function reportTwins({ artifacts }: Catalog, report: Report): void {
  const known = new Map<string, Artifact>();
  for (const artifact of artifacts) {
    const canonical = canonicalOf(artifact.resource);
    if (canonical === undefined) continue;
    const first = known.get(canonical);
    known.set(canonical, artifact);
    if (!first || isDeepStrictEqual(first.resource, artifact.resource)) continue;
    const { file, line } = first.authored;
    report({
      code: 'canonical-twice',
      severity: 'warning',
      message: `${canonical} stands in ${file}${line === undefined ? '' : `:${line}`} as well, in other words; this one counts, since it was read last. Take one away.`,
      place: artifact.authored,
    });
  }
}
