import type { Basis } from '../knowledge/basis.ts';
import type { Coding } from '../knowledge/codeList.ts';
import type { Variable } from '../knowledge/recommendation.ts';
import { systemName } from './codeSystems.ts';
import { lineLink } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

/** A population, exposure, comparator or outcome; `basis` may be that of the row that uses it. */
export function variableView(site: Site, variable: Variable, basis: Basis = variable.basis) {
  const { id, title, quote, coding, rationale } = variable;
  return {
    id,
    title,
    role: words.role[variable.role],
    href: hrefs.variable(id),
    quote: quote?.text,
    line: lineLink(site, quote?.place),
    basis: words.basis[basis],
    editorial: basis === 'editorial',
    coding: coding && codingView(coding),
    rationale,
  };
}

/** A code with the name of its system. */
export function codingView({ system, code, display, source }: Coding) {
  return { system: systemName(system), url: system, code, display, source };
}
