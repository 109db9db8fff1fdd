import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { Criterion, Evidence, Question } from '../../../src/logic/criterion.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import type { Rails } from '../../../src/logic/rails.ts';
import type { Span } from '../../../src/logic/span.ts';
import { daysOf, earlier, instantOf } from './calendar.ts';
import { type Chart, chartOf, type Situation } from './chart.ts';
import { holds, isReadInFull } from './facts.ts';
import { type Json, listOf, textOf } from './json.ts';

/** Finds code lists and criteria by id. */
export interface Terms {
  readonly codeSet: (id: string) => CodeSet;
  readonly criterion: (id: string) => Criterion;
}

/**
 * Both rails of a criterion, straight from raw records: the third reader of the tree, written from docs/logic.md for the
 * tests only. It shares no code with the printers and the driver, and has a calendar of its own.
 */
export function interpret(criterion: Criterion, situation: Situation, terms: Terms): Rails<boolean> {
  return railsIn(criterion, chartOf(situation), terms);
}

/** The same of a situation that is sorted out already. */
export function railsIn(criterion: Criterion, chart: Chart, terms: Terms): Rails<boolean> {
  switch (criterion.kind) {
    case 'evidence':
      return evidenceIn(criterion, chart, terms);
    case 'named':
      return railsIn(terms.criterion(criterion.id), chart, terms);
    case 'not': {
      const { met, ruledOut } = railsIn(criterion.of, chart, terms);
      return { met: ruledOut, ruledOut: met };
    }
    case 'any':
      return counted(1, criterion.of, chart, terms);
    case 'all':
      return counted(criterion.of.length, criterion.of, chart, terms);
    case 'atLeast':
      return counted(criterion.count, criterion.of, chart, terms);
  }
}

/** Met when enough parts are met, ruled out when too few are left that are not ruled out. */
function counted(count: number, of: readonly Criterion[], chart: Chart, terms: Terms): Rails<boolean> {
  const rails = of.map((part) => railsIn(part, chart, terms));
  return {
    met: rails.filter(({ met }) => met).length >= count,
    ruledOut: rails.filter(({ ruledOut }) => !ruledOut).length < count,
  };
}

function evidenceIn(evidence: Evidence, chart: Chart, terms: Terms): Rails<boolean> {
  const { possible, question, absence } = evidence;
  const { codeSet } = terms;
  const recorded: Fact[] = [];
  const others: string[] = [];
  for (const one of evidence.recorded) one.kind === 'criterion' ? others.push(one.id) : recorded.push(one);
  const doubts = [...recorded, ...possible];
  const some = (facts: readonly Fact[], reading: 'definite' | 'counted', since?: Span) =>
    facts.some((fact) => holds(fact, { chart, codeSet, reading, ...(since && { since }) }));
  const answer = question && answerTo(question, chart);
  const R =
    some(recorded, evidence.reading ?? 'definite') ||
    others.some((id) => railsIn(terms.criterion(id), chart, terms).met);
  const P = some(doubts, 'counted');
  const Y = answer === 'yes';
  const N = answer === 'no';
  const A =
    absence === 'ruled-out' &&
    others.length === 0 &&
    doubts.length > 0 &&
    doubts.every((fact) => isReadInFull(fact, chart, codeSet));
  const Pnew = question?.outdatedWithin !== undefined && some(doubts, 'counted', question.outdatedWithin);
  return { met: (R || Y) && !N, ruledOut: !R && !Y && !Pnew && (N || (A && !P)) };
}

/** What the latest response says, while it lasts; undefined where it is not plainly yes or plainly no. */
function answerTo({ id, validFor }: Question, chart: Chart): 'yes' | 'no' | undefined {
  const name = (canonical: string) => canonical.split('|')[0];
  const responses = chart.responses.filter(
    (record) =>
      (record.status === 'completed' || record.status === 'amended') &&
      name(String(record.questionnaire)) === name(chart.formOf(id)),
  );
  const latest = responses.filter((one) => !responses.some((other) => cameBefore(one, other)));
  const said = latest.flatMap((response) => {
    const authored = textOf(response, 'authored');
    if (authored === undefined) return [undefined];
    const { first, last } = daysOf(authored);
    if (first < earlier(chart.today, validFor) || last > chart.today) return [undefined];
    const answers = itemsOf(response)
      .filter(({ linkId }) => linkId === id)
      .flatMap((item) => listOf(item.answer));
    return answers.length === 0 ? [undefined] : answers.map(meaningOf);
  });
  const [only] = said;
  if (only === undefined || said.some((each) => each !== only)) return undefined;
  return chart.isInverted(id) === (only === 'yes') ? 'no' : 'yes';
}

/** One response is older than another, whatever their dates leave open. */
function cameBefore(one: Json, other: Json): boolean {
  const [a, b] = [textOf(one, 'authored'), textOf(other, 'authored')];
  if (a === undefined || b === undefined) return false;
  const timed = a.length > 10 && b.length > 10;
  return timed ? instantOf(a) < instantOf(b) : daysOf(a).last < daysOf(b).first;
}

function meaningOf(answer: Json): 'yes' | 'no' | undefined {
  const coded =
    textOf(answer, 'valueCoding', 'system') === 'http://terminology.hl7.org/CodeSystem/v2-0136'
      ? textOf(answer, 'valueCoding', 'code')
      : undefined;
  if (answer.valueBoolean === true || coded === 'Y') return 'yes';
  return answer.valueBoolean === false || coded === 'N' ? 'no' : undefined;
}

/** All items, those below answers included. */
function itemsOf(node: Json): readonly Json[] {
  return [...listOf(node.item), ...listOf(node.answer)].flatMap((inner) => [inner, ...itemsOf(inner)]);
}
