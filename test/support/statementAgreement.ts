import fc from 'fast-check';
import { recordVariables } from '../../src/apply/recordVariables.ts';
import { cqlLibrary } from '../../src/logic/cql/cqlLibrary.ts';
import type { Rule, Statement } from '../../src/logic/cql/logicSource.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { fhirpathConditions, type Outcome } from '../../src/logic/fhirpath.ts';
import type { Rails } from '../../src/logic/rails.ts';
import { namedIn } from '../../src/logic/reads.ts';
import { situation, typesRead } from './generate/situations.ts';
import { questionnaire, terms, validFor } from './generate/world.ts';
import type { Situation } from './interpret/chart.ts';
import { interpret } from './interpret/interpret.ts';
import { cqlRunner, elmOf } from './runCql.ts';
import { evaluateAll } from './runFhirpath.ts';

/** What the engines said of the conditions of many cards and patients. */
export interface StatementAgreement {
  readonly disagreements: readonly object[];
  /** How often each outcome held, and how often not. */
  readonly held: Readonly<Record<Outcome, { readonly yes: number; readonly no: number }>>;
}

const outcomes: readonly Outcome[] = ['met', 'ruled-out', 'unknown', 'not-met', 'not-ruled-out'];

/**
 * Generates what cards may ask for, one to three statements each, and patients for them, and compares whether a card is said:
 * by the interpreter, by its FHIRPath conditions all together, by its define of CQL, and by the defines of its parts.
 */
export async function statementAgreement(
  of: fc.Arbitrary<Criterion>,
  size: { readonly cards: number; readonly patients: number; readonly seed: number },
): Promise<StatementAgreement> {
  const { cards: numRuns, patients: many, seed } = size;
  const statement = fc.record({ criterion: of, outcome: fc.constantFrom(...outcomes) });
  const cards = fc.sample(fc.array(statement, { minLength: 1, maxLength: 3 }), { numRuns, seed });
  const criteria = cards.flatMap((card) => card.map(({ criterion }) => criterion));
  const patients = fc.sample(situation(typesRead(criteria)), { numRuns: many, seed });
  const cql = await cqlOf(cards, patients);
  const held = Object.fromEntries(outcomes.map((one) => [one, { yes: 0, no: 0 }])) as Record<
    Outcome,
    { yes: number; no: number }
  >;
  const disagreements: object[] = [];
  for (const [row, patient] of patients.entries())
    for (const [column, card] of cards.entries()) {
      const values = card.map(({ criterion, outcome }) =>
        isSo(interpret(criterion, patient, terms), outcome),
      );
      for (const [index, { outcome }] of card.entries()) held[outcome][values[index] ? 'yes' : 'no']++;
      const said = {
        interpreter: values.every(Boolean),
        fhirpath: await fhirpathOf(card, patient),
        ...(cql[row]?.[column] as { whole: boolean; parts: boolean }),
      };
      if (new Set(Object.values(said)).size > 1) disagreements.push({ said, card, patient });
    }
  return { disagreements, held };
}

/** Written out from docs/logic.md: unknown is on neither rail. */
function isSo({ met, ruledOut }: Rails<boolean>, outcome: Outcome): boolean {
  switch (outcome) {
    case 'met':
      return met;
    case 'ruled-out':
      return ruledOut;
    case 'unknown':
      return !met && !ruledOut;
    case 'not-met':
      return !met;
    case 'not-ruled-out':
      return !ruledOut;
  }
}

async function fhirpathOf(card: readonly Statement[], { given, ...context }: Situation): Promise<boolean> {
  const texts = card.flatMap(({ criterion, outcome }) => fhirpathConditions(criterion, terms, outcome));
  const variables = recordVariables(given, { ...context, validFor }, () => undefined);
  return evaluateAll(texts, variables, context.today);
}

async function cqlOf(cards: readonly (readonly Statement[])[], patients: readonly Situation[]) {
  const criteria = cards.flatMap((card) => card.map(({ criterion }) => criterion));
  const names = [...new Set(criteria.flatMap((one) => namedIn(one, terms.criterion)))];
  const library = cqlLibrary({
    name: 'Tested',
    version: '1.0.0',
    title: 'Tested',
    criteria: names.map((id) => ({ id, title: `named ${id}`, criterion: terms.criterion(id) })),
    outcomes: [],
    rules: cards.map((when, index): Rule => ({ id: `${index}`, title: `card ${index}`, when })),
    codeSet: terms.codeSet,
    asked: () => ({ questionnaire, inverted: false }),
  });
  const run = cqlRunner(await elmOf(library.text));
  const rows: { whole: boolean; parts: boolean }[][] = [];
  for (const patient of patients) {
    const values = await run(patient);
    const truth = (name: string) => {
      const value = values[name];
      if (typeof value !== 'boolean') throw new Error(`not a Boolean but ${String(value)}: ${name}`);
      return value;
    };
    rows.push(
      cards.map((_, index) => {
        const { whole, parts } = library.conditions(`${index}`);
        return { whole: truth(whole), parts: parts.map(truth).every(Boolean) };
      }),
    );
  }
  return rows;
}
