import { collect, type Diagnostic } from '../../../src/diagnostic.ts';
import { readYaml } from '../../../src/input/yamlFile.ts';
import type { EligibilityFile } from '../../../src/knowledge/eligibilityFile.ts';
import type { EligibilitySurroundings } from '../../../src/knowledge/eligibilityScope.ts';
import { KnownVariables } from '../../../src/knowledge/knownVariables.ts';
import { type Eligibility, readEligibility } from '../../../src/knowledge/readEligibility.ts';
import { smallGuideline } from '../../support/smallGuideline.ts';
import { criteriaOf, named, question, source } from './criteriaOf.ts';

const { recommendations, variables } = smallGuideline;

const { value: read, diagnostics: faults } = await criteriaOf(
  `criteria:\n${named('a', question)}${named('b', `recorded: gout\n${question.replace('Is it so', 'Is it b')}`)}` +
    named('silent', 'recorded: gout') +
    named('whole', 'any: [a, { not: inner }]') +
    named('inner', 'all: [b, silent, b]') +
    'outcomes:\n  - { id: set, title: S, exhaustive: false, rationale: Why., outcomes: [' +
    '{ id: go, title: Go, when: [{ met: whole }, { not-ruled-out: a }] }, { id: stop, title: Stop, when: [{ ruled-out: whole }] }] }\n',
);
if (!read || faults.length > 0) throw new Error(JSON.stringify(faults));

/**
 * What the plans of tests may name: the criteria `a` and `b`, which ask, `silent`, which does not, `inner` (`b` and `silent`) and
 * `whole` (`a`, or not `inner`); the outcomes `set/go` and `set/stop`; rows and variables of the small guideline.
 */
export const surroundings: EligibilitySurroundings = {
  source,
  criteria: read.criteria,
  outcomes: read.outcomes,
  criterionIds: new Set(read.criteria.map(({ id }) => id)),
  recommendations,
  rowIds: new Set(recommendations.map(({ id }) => id)),
  variables: new KnownVariables(variables, {
    file: 'v.yaml',
    value: { populations: [] },
    dropped: [],
    place: () => ({ file: 'v.yaml' }),
  }),
};

/** Reads an eligibility.yaml; what was read, and what was reported. */
export async function eligibilityOf(
  text: string,
  around: Partial<EligibilitySurroundings> = {},
): Promise<{ value: Eligibility | undefined; diagnostics: Diagnostic[] }> {
  const told: Diagnostic[] = [];
  const file = await readYaml<EligibilityFile>('eligibility.yaml', text, 'eligibility', (one) =>
    told.push(one),
  );
  if (!file) return { value: undefined, diagnostics: told };
  const { value, diagnostics } = collect((report) =>
    readEligibility(file, { ...surroundings, ...around }, report),
  );
  return { value, diagnostics: [...told, ...diagnostics] };
}

/** A plan with these cards, the first of which stands on line 8 from column 9. */
export function planOf(...cards: readonly string[]): string {
  const head =
    'plans:\n  - id: p\n    title: T\n    description: D\n    lines: [1]\n    rationale: R\n    cards:\n';
  return head + cards.map((card) => `      - ${card}\n`).join('');
}

/** A card that is sound, with this id. */
export function soundCard(id: string, more = ''): string {
  return `{ id: ${id}, title: T, description: D, when: [{ met: a }]${more && `, ${more}`} }`;
}
