import {
  type CriteriaModel,
  criteriaModelName,
  type ModelCriterion,
  type ModelEvidence,
  type ModelFact,
  type ModelQuestion,
  type ModelStatement,
  type ModelTree,
} from '../criteriaModel.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { conjunctParts } from '../logic/conjunctParts.ts';
import type { Rule, Statement } from '../logic/cql/logicSource.ts';
import type { Criterion, Evidence } from '../logic/criterion.ts';
import type { Fact } from '../logic/fact.ts';
import { completeLists, fhirpathFact } from '../logic/fhirpathFact.ts';
import { listsRead } from '../logic/listsRead.ts';
import { always, or, printPredicate } from '../logic/predicate.ts';
import { questionsOf } from '../logic/reads.ts';
import { recordedParts } from '../logic/recordedParts.ts';
import type { Span } from '../logic/span.ts';
import { wordsOfFact } from '../logic/wordsOfFact.ts';
import { spanWords } from '../logic/wordsOfTime.ts';
import { printStatement } from '../logic/wordsStatement.ts';
import { urlOf } from './canonical.ts';
import { cardRule } from './cardSaid.ts';
import { namesIn } from './criterionInWords.ts';
import { logicOf } from './guidelineLogic.ts';
import { lookupIn } from './lookupIn.ts';
import { planRules } from './planRules.ts';

/** The criteria of a guideline and what its plans ask of them, for programs that explain a decision. Facts are numbered as they are met. */
export function criteriaModel(guideline: Guideline): CriteriaModel {
  const facts = new NumberedFacts(guideline);
  const criteria = guideline.criteria.map((named): [string, ModelCriterion] => [
    named.id,
    {
      title: named.title,
      tree: treeOf(named.criterion, facts),
      basis: named.basis,
      rationale: named.rationale,
      source: {
        ...(named.source.place.line !== undefined && { line: named.source.place.line }),
        quote: named.source.text,
      },
    },
  ]);
  const rules = planRules(guideline);
  return {
    model: criteriaModelName,
    version: 1,
    criteria: Object.fromEntries(criteria),
    statements: Object.fromEntries(rules.flatMap((rule) => statementsOf(rule, guideline, facts))),
    questions: questionsIn(guideline, rules),
    descriptions: Object.fromEntries(descriptionsIn(guideline)),
    // After the trees, which number them.
    facts: Object.fromEntries(facts.entries()),
  };
}

/** Facts by name: the same fact is met in several criteria. */
class NumberedFacts {
  readonly #guideline: Guideline;
  readonly #known = new Map<string, readonly [name: string, fact: Fact]>();

  constructor(guideline: Guideline) {
    this.#guideline = guideline;
  }

  get lookup() {
    return lookupIn(this.#guideline);
  }

  name(fact: Fact): string {
    const key = JSON.stringify(fact);
    const known = this.#known.get(key);
    if (known) return known[0];
    const name = `f${this.#known.size + 1}`;
    this.#known.set(key, [name, fact]);
    return name;
  }

  entries(): readonly (readonly [string, ModelFact])[] {
    return [...this.#known.values()].map(([name, fact]) => [name, this.#printed(fact)]);
  }

  #printed(fact: Fact): ModelFact {
    const { definite, counted } = wordsOfFact(fact, namesIn(this.#guideline).codeList);
    const expression = (reading: 'definite' | 'counted') =>
      printPredicate(fhirpathFact(fact, reading, undefined, this.lookup));
    return {
      definite: { words: printStatement(definite), expression: expression('definite') },
      counted: { words: printStatement(counted()), expression: expression('counted') },
      lists: listsRead(fact),
      ...(fact.kind === 'score' && { newest: true }),
    };
  }
}

function treeOf(criterion: Criterion, facts: NumberedFacts): ModelTree {
  switch (criterion.kind) {
    case 'evidence':
      return evidenceOf(criterion, facts);
    case 'named':
      return criterion;
    case 'not':
      return { kind: 'not', of: treeOf(criterion.of, facts) };
    case 'any':
    case 'all':
    case 'atLeast':
      return { ...criterion, of: criterion.of.map((part) => treeOf(part, facts)) };
  }
}

function evidenceOf(evidence: Evidence, facts: NumberedFacts): ModelEvidence {
  const { possible, question, absence, reading } = evidence;
  const { facts: recorded, criteria } = recordedParts(evidence);
  const doubts = [...recorded, ...possible];
  const counts = absence === 'ruled-out' && doubts.length > 0 && criteria.length === 0;
  return {
    kind: 'evidence',
    recorded: recorded.map((fact) => facts.name(fact)),
    criteria,
    ...(reading && { reading }),
    possible: possible.map((fact) => facts.name(fact)),
    ...(question && { question: question.id }),
    ...(question?.outdatedWithin && { outdated: newEvidence(doubts, question.outdatedWithin, facts) }),
    ...(counts && {
      absence: {
        lists: [...new Set(doubts.flatMap(listsRead))].sort(),
        understood: printPredicate(completeLists(doubts, () => always, facts.lookup)),
      },
    }),
  };
}

function newEvidence(doubts: readonly Fact[], within: Span, { lookup }: NumberedFacts): string {
  return printPredicate(or(...doubts.map((fact) => fhirpathFact(fact, 'counted', within, lookup))));
}

/** What the defines of a rule say: each of its parts, and the whole. */
function statementsOf(
  { id, when }: Rule,
  guideline: Guideline,
  facts: NumberedFacts,
): readonly (readonly [string, readonly ModelStatement[]])[] {
  const defines = logicOf(guideline).conditions(id);
  const said = ({ criterion, outcome }: Statement): ModelStatement => ({
    criterion: treeOf(criterion, facts),
    outcome,
  });
  const parts = when.flatMap(({ criterion, outcome }) =>
    conjunctParts(criterion, outcome).map((part): Statement => ({ criterion: part, outcome })),
  );
  return [
    ...parts.flatMap((part, index) => {
      const define = defines.parts[index];
      return define === undefined ? [] : [[define, [said(part)]] as const];
    }),
    [defines.whole, when.map(said)],
  ];
}

function descriptionsIn(guideline: Guideline): readonly (readonly [string, string])[] {
  return guideline.eligibility.flatMap((plan) =>
    plan.cards.flatMap((card) => {
      const { said } = logicOf(guideline).conditions(cardRule(plan, card));
      const url = urlOf(guideline, 'PlanDefinition', plan.id);
      return said === undefined ? [] : [[`${url}#${card.id}`, said] as const];
    }),
  );
}

/** Each question that criteria and rules put. */
function questionsIn(guideline: Guideline, rules: readonly Rule[]): CriteriaModel['questions'] {
  const { criterion: find } = lookupIn(guideline);
  const asked = [
    ...guideline.criteria.map(({ criterion }) => criterion),
    ...rules.flatMap(({ when }) => when.map(({ criterion }) => criterion)),
  ].flatMap((criterion) => questionsOf(criterion, find));
  const { question } = namesIn(guideline);
  return Object.fromEntries(
    asked.map(({ id, validFor }): [string, ModelQuestion] => [
      id,
      { text: question(id).text, inverted: question(id).inverted, validFor: spanWords(validFor) },
    ]),
  );
}
