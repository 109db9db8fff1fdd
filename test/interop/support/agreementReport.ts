import type { PlanAgreement } from './planAgreement.ts';

/** Who was compared, for the page. */
export interface AgreementSample {
  readonly cases: number;
  readonly differentCases: number;
  /** Cases added to a patient of whom a plan speaks. */
  readonly combined: number;
  readonly generated: number;
  readonly seeds: readonly number[];
  readonly realistic: number;
  /** How often the engine showed each card of a case, both flavours together. */
  readonly cards: ReadonlyMap<string, number>;
  readonly whole: number;
}

/** The page docs/apply-agreement.md. */
export function agreementReport(agreements: readonly PlanAgreement[], sample: AgreementSample): string {
  const { cases, differentCases, combined, generated, seeds, realistic, cards, whole } = sample;
  return `# Agreement with the reference engine

Written by \`UPDATE_DOCS=1 npm run test:interop\`; without the variable the run compares this page with what happens.

\`$apply\` of knart (mode \`cqf\`) beside the engine of the clinical-reasoning project 4.4.0, which HAPI runs, with the same content and the same clock: the plans of
the guideline that are bound to a hook, each in both flavours, for

- the ${differentCases} different patients of the guideline's ${cases} cases,
- ${combined} of them again, complications, their records added to those of a patient with a pump,
- ${generated} generated patients (seeds ${seeds.join(' and ')}).

With CQL first (\`transaction-cql.json\`) the engine reads the records itself; with FHIRPath first
(\`transaction.json\`) it gets the list variables as parameters, as [driver.md](driver.md) says. Nobody is left out of either.

${table(agreements)}

*Actions compared* are all actions of the plan for every patient: whether the action is in the result, and what it leads to. *Seen* is how many
different actions of the plan applied to somebody. An *engine error* is an expression that the engine could not evaluate or that came to nothing;
it counts though the action would not have applied anyway.

- Of each plan that a case is about the engine shows the cards that the case expects, and no others; both flavours together: ${[...cards].map(([id, count]) => `${id} ${count}`).join(', ')}.
- ${whole} results, one for each different set of outermost actions of a plan and flavour, were compared whole: they are equal but for the order of keys.
- Records are handed over as a server has them: those that belong to the patient, references to medications and kinds of devices resolved.
- The engine evaluates what one patient is asked more than once only once, which is all that is changed in it beside the clock. For ${realistic} of the
  realistic patients it ran a second time without that, with the same answers.
`;
}

function table(agreements: readonly PlanAgreement[]): string {
  const head = [
    'plan',
    'first',
    'patients',
    'actions compared',
    'applicable',
    'seen',
    'expressions evaluated',
    'disagreements',
    'engine errors',
  ];
  const rows = agreements.map((each) => [
    each.plan.id,
    each.primary === 'cql' ? 'CQL' : 'FHIRPath',
    each.patients,
    each.compared,
    each.applicable,
    `${each.seen.size} of ${each.actions}`,
    each.evaluated,
    each.disagreements.length,
    each.errors.length,
  ]);
  const line = (cells: readonly (string | number | undefined)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|---|---|${'---:|'.repeat(head.length - 2)}`, ...rows.map(line)].join('\n');
}
