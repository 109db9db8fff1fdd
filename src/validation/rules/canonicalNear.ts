import { headOf } from '../../artifact.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Canonicals that miss something here by their scheme, their case or a slash. */
export const canonicalNear: Rule = {
  code: 'canonical-near',
  group: 'links',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/references.html#canonical',
  wants:
    'A canonical is written as the url of the artifact is: with its scheme and case, with no slash or empty version behind it.',
  why: 'Canonicals are compared letter by letter: the artifact is here and is not found.',
  example: {
    faulty: plan('https://example.org/fhir/Library/Logic/'),
    mended: plan('http://example.org/fhir/Library/Logic'),
    beside: [
      {
        resourceType: 'Library',
        status: 'draft',
        type: { text: 'logic' },
        url: 'http://example.org/fhir/Library/Logic',
      },
    ],
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'canonical')) {
      const { value } = typed;
      if (typeof value !== 'string' || value.startsWith('#')) continue;
      if (/[|#]$/.test(value))
        yield {
          message: `Found "${value.slice(-1)}" and nothing behind it in ${value}: name a version, or leave it out.`,
          fhirPath: fhirPathOf(typed),
        };
      const [url = ''] = value.split(/[|#]/);
      if (scope.catalog.byCanonical(url)) continue;
      const meant = urlsOf(scope).get(plain(url));
      if (meant !== undefined && meant !== url)
        yield {
          message: `${url} is not here, ${meant} is: write it so.`,
          fhirPath: fhirPathOf(typed),
        };
    }
  },
};

function plain(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
}

const known = new WeakMap<Scope, ReadonlyMap<string, string>>();

/** The canonical urls of the catalog by their plain form. Read once, when one is looked for in vain. */
function urlsOf(scope: Scope): ReadonlyMap<string, string> {
  const found = known.get(scope) ?? new Map(urls(scope));
  known.set(scope, found);
  return found;
}

function* urls({ catalog }: Scope): Iterable<[string, string]> {
  for (const artifact of catalog.artifacts) {
    const { url } = headOf(artifact);
    if (typeof url === 'string') yield [plain(url), url];
  }
}

function plan(library: string) {
  return { resourceType: 'PlanDefinition', status: 'draft', library: [library] };
}
