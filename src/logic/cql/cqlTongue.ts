import type { Predicate } from '../predicate.ts';
import type { Rails, Tongue } from '../rails.ts';
import { answerCql } from './answersCql.ts';
import { completeCql } from './completeCql.ts';
import { cqlFact } from './cqlFact.ts';
import type { Definitions } from './definitions.ts';
import type { LogicSource } from './logicSource.ts';
import type { NamedCodes } from './namedCodes.ts';

/**
 * Says evidence in CQL: every leaf is the name of a define, which is added on the way.
 * @param named the rails of another criterion, by the names of its defines
 */
export function cqlTongue(
  definitions: Definitions,
  source: Pick<LogicSource, 'codeSet' | 'asked'>,
  named: (id: string) => Rails<Predicate>,
): Tongue {
  const titles = new Map<string, string>();
  const facts = new Map<string, Predicate>();
  const codesOf = (id: string): NamedCodes => {
    const codes = source.codeSet(id);
    return { codes, title: titleOf(titles, id, codes.title) };
  };
  return {
    fact: (fact, reading, since) => {
      // Rules ask for the same population again and again.
      const key = JSON.stringify([fact, reading, since ?? null]);
      const said = facts.get(key) ?? cqlFact(definitions, fact, reading, since, codesOf);
      facts.set(key, said);
      return said;
    },
    answered: (id, answer, question) => {
      const expression = answerCql(definitions, question, answer, source.asked(id));
      const text = definitions.define(`Answered ${answer}: ${id}`, expression);
      return { kind: 'leaf', text, negated: `not ${text}` };
    },
    complete: (facts) => completeCql(definitions, facts, codesOf),
    named,
  };
}

/** The list's title; another list of the same title is told apart by its id. */
function titleOf(titles: Map<string, string>, id: string, title: string): string {
  const known = titles.get(id);
  if (known !== undefined) return known;
  const own = [...titles.values()].includes(title) ? `${title} (${id})` : title;
  titles.set(id, own);
  return own;
}
