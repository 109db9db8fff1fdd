import { render } from '../../templates.ts';
import { conjunctParts } from '../conjunctParts.ts';
import { outcomeOf } from '../outcomeOf.ts';
import { and, type Predicate } from '../predicate.ts';
import { type Rails, railsOf, type Tongue } from '../rails.ts';
import { commentText, quotedName, quotedString, unquotedName } from './cqlText.ts';
import { cqlTongue } from './cqlTongue.ts';
import { type Definition, Definitions } from './definitions.ts';
import type { LogicSource, Said, SaidItem } from './logicSource.ts';
import { uniqueTitles } from './uniqueTitles.ts';

/** The logic of a guideline as a CQL library, and where plans find theirs in it. */
export interface CqlLibrary {
  readonly name: string;
  readonly version: string;
  readonly text: string;
  /** The text without its comments: as long as this is the same, so is what it compiles to. */
  readonly meaning: string;
  /** The defines that say that a rule holds. */
  readonly conditions: (rule: string) => RuleDefines;
}

/** Names of defines, without quotes. */
export interface RuleDefines {
  readonly whole: string;
  /** One for each of the `conjunctParts` of the rule's statements. */
  readonly parts: readonly string[];
  /** Of a rule with words of its own: the define that says them. */
  readonly said?: string;
}

/**
 * Prints criteria, outcome sets and rules as one library: a define for each fact in each reading, for each rail, each outcome
 * and each condition of a plan. What is needed comes before what needs it.
 */
export function cqlLibrary(source: LogicSource): CqlLibrary {
  const titles = uniqueTitles(source.criteria);
  const rails = source.criteria.flatMap(({ id }) => Object.values(railNames(titles(id))));
  const facts = new Definitions(rails);
  const tongue = cqlTongue(facts, source, (id) => railLeaves(titles(id)));
  const criteria = railDefines(source, titles, tongue);
  const outcomes = outcomeDefines(source, titles, rails);
  const taken = [...rails, ...outcomes.map(({ name }) => name)];
  const { plans, conditions } = planDefines(source, tongue, taken);
  const sections: Sections = { facts: facts.all, criteria, outcomes, plans };
  return {
    name: source.name,
    version: source.version,
    text: printLibrary(source, sections),
    meaning: meaningOf(source, sections),
    conditions: (rule) => {
      const found = conditions.get(rule);
      if (!found) throw new Error(`the logic library has no rule ${rule}`);
      return found;
    },
  };
}

type Sections = Readonly<Record<'facts' | 'criteria' | 'outcomes' | 'plans', readonly Definition[]>>;
type Titles = (id: string) => string;

function railNames(title: string): Rails<string> {
  return { met: `${title}: met`, ruledOut: `${title}: ruled out` };
}

function railLeaves(title: string): Rails<Predicate> {
  const { met, ruledOut } = railNames(title);
  return { met: leaf(met), ruledOut: leaf(ruledOut) };
}

function leaf(name: string): Predicate {
  const text = quotedName(name);
  return { kind: 'leaf', text, negated: `not ${text}` };
}

function railDefines(source: LogicSource, titles: Titles, tongue: Tongue): readonly Definition[] {
  return source.criteria.flatMap(({ id, criterion, note }) => {
    const rails = railsOf(criterion, tongue);
    const names = railNames(titles(id));
    return [
      { name: names.met, expression: print(rails.met), ...(note !== undefined && { note }) },
      { name: names.ruledOut, expression: print(rails.ruledOut) },
    ];
  });
}

function outcomeDefines(
  source: LogicSource,
  titles: Titles,
  taken: readonly string[],
): readonly Definition[] {
  const definitions = new Definitions(taken);
  for (const set of source.outcomes)
    for (const { title, when } of set.outcomes)
      definitions.define(
        `${set.title ?? set.id}: ${title}`,
        print(and(...when.map(({ criterion, rail }) => outcomeOf(railLeaves(titles(criterion)), rail)))),
      );
  return definitions.all;
}

function planDefines(source: LogicSource, tongue: Tongue, taken: readonly string[]) {
  const definitions = new Definitions(taken);
  const titles = uniqueTitles(source.rules);
  const conditions = new Map<string, RuleDefines>();
  for (const { id, when } of source.rules) {
    const name = titles(id);
    const parts = when.flatMap(({ criterion, outcome }) =>
      conjunctParts(criterion, outcome).map((part) => outcomeOf(railsOf(part, tongue), outcome)),
    );
    const names = parts.map((part, index) =>
      defined(definitions, parts.length === 1 ? name : `${name}, part ${index + 1}`, part),
    );
    conditions.set(id, { whole: defined(definitions, name, and(...parts)), parts: names });
  }
  for (const { id, said } of source.rules) {
    const found = conditions.get(id);
    if (said && found)
      conditions.set(id, { ...found, said: saidDefine(titles(id), said, conditions, definitions) });
  }
  return { plans: definitions.all, conditions };
}

/** The words of a rule as a define: those of the items that apply stand between what is always said. */
function saidDefine(
  title: string,
  { before, items, after }: Said,
  conditions: ReadonlyMap<string, RuleDefines>,
  definitions: Definitions,
): string {
  const textOf = ({ title: text, rules }: SaidItem) => {
    const all = rules.map((rule) => quotedName((conditions.get(rule) as RuleDefines).whole));
    return `if ${all.join(' and ')} then ${quotedString(text)} else null`;
  };
  const labels = [...new Set(items.map(({ label }) => label))];
  const said = labels.map((label) => {
    const texts = items.filter((item) => item.label === label).map(textOf);
    return labelled(label, definitions.define(`${title}: ${label}`, thatAreThere(texts)));
  });
  const expression = [quotedString(before), ...said, quotedString(after)].join('\n  + ');
  return unquotedName(definitions.define(`${title}: what is said`, expression)) as string;
}

/** Of texts that may be null those that are there: some engines give nothing for a text joined with null. */
function thatAreThere(texts: readonly string[]): string {
  return `({\n    ${texts.join(',\n    ')}\n  }) Item where Item is not null`;
}

/** What is said of the texts of a define, and the texts; nothing where there is none, for engines join no texts to '' or to null. */
function labelled(label: string, texts: string): string {
  return `(if exists ${texts} then ${quotedString(`\n\n${label}: `)} + Combine(${texts}, '; ') + '.' else '')`;
}

/** What is one define already is called by its name. */
function defined(definitions: Definitions, name: string, predicate: Predicate): string {
  const text = print(predicate);
  return unquotedName(text) ?? (unquotedName(definitions.define(name, text)) as string);
}

/** One statement a line, what is joined inside something joined one step further in. */
function print(predicate: Predicate, indent = '  '): string {
  if (predicate.kind === 'leaf') return predicate.text;
  const inner = `${indent}  `;
  return predicate.parts
    .map((part) => (part.kind === 'leaf' ? part.text : `(${print(part, inner)})`))
    .join(`\n${inner}${predicate.kind} `);
}

function printLibrary({ name, version, title }: LogicSource, sections: Sections): string {
  const shown = (definitions: readonly Definition[]) =>
    definitions.map(({ name: defined, parameters, expression, note }) => ({
      name: quotedName(defined),
      parameters: parameters ?? '',
      isFunction: parameters !== undefined,
      expression,
      note: commentText(note ?? ''),
    }));
  return render('cql/library.cql', {
    name,
    version,
    title: commentText(title),
    facts: shown(sections.facts),
    criteria: shown(sections.criteria),
    outcomes: shown(sections.outcomes),
    plans: shown(sections.plans),
  });
}

function meaningOf({ name, version }: LogicSource, sections: Sections): string {
  const meant = Object.values(sections).map((definitions) =>
    definitions.map(({ name: known, parameters, expression }) => [known, parameters ?? null, expression]),
  );
  return JSON.stringify([name, version, meant]);
}
