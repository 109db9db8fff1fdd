import type { Criterion, Evidence } from '../logic/criterion.ts';
import { namedDirectly } from '../logic/namedDirectly.ts';
import { outcomeFault } from '../logic/outcomeFault.ts';
import { type CriterionGraph, criterionCycles } from './criterionCycles.ts';
import type { CriterionScope } from './criterionScope.ts';
import type { GuidelineCriterion, GuidelineOutcomes } from './guidelineCriterion.ts';
import { outcomeFaultWords } from './outcomeFaultWords.ts';

/**
 * What can be seen only with all criteria at hand. Reports `criterion-cycle`, `absence-on-contraindication`,
 * `outcomes-not-exclusive`, `outcomes-not-exhaustive` and `outcomes-too-many`. Where criteria are missing or rest on
 * themselves, only that is told: nothing else could be trusted.
 */
export function checkCriteria(
  criteria: readonly GuidelineCriterion[],
  outcomes: readonly GuidelineOutcomes[],
  scope: Pick<CriterionScope, 'fault' | 'criteria'>,
): void {
  const graph: CriterionGraph = new Map(criteria.map(({ id, criterion }) => [id, criterion]));
  const cycles = criterionCycles(graph);
  for (const cycle of cycles)
    scope.fault(
      'criterion-cycle',
      `The criterion rests on itself: ${[...cycle, cycle[0]].join(' → ')}. Take one of these references away.`,
      ['criteria', criteria.findIndex(({ id }) => id === cycle[0])],
    );
  if (cycles.length > 0) return;
  const find = (id: string): Criterion => graph.get(id) ?? missing;
  criteria.forEach((one, index) => {
    if (one.contraindication) checkContraindication(one, index, find, scope);
  });
  const whole = [...(scope.criteria ?? [])].every((id) => graph.has(id));
  if (!whole) return;
  outcomes.forEach((set, index) => {
    checkOutcomes(set, index, criteria, find, scope);
  });
}

/** Stands for a criterion that is malformed or unknown, which was told. */
const missing: Criterion = { kind: 'any', of: [] };

function checkContraindication(
  { id, criterion }: GuidelineCriterion,
  index: number,
  find: (id: string) => Criterion,
  scope: Pick<CriterionScope, 'fault'>,
): void {
  for (const { evidence, via } of evidenceBelow(criterion, find, id))
    if (evidence.absence === 'ruled-out')
      scope.fault(
        'absence-on-contraindication',
        `Absence of a record must not decide a contraindication: no list of codes holds every way to write it down.${via === id ? '' : ` Here it comes in through "${via}".`} Write "absence: unknown" and let the question settle it.`,
        ['criteria', index, ...(via === id ? ['absence'] : [])],
      );
}

/** The evidence that a criterion rests on, each with the named criterion that it stands in. */
function evidenceBelow(
  criterion: Criterion,
  find: (id: string) => Criterion,
  via: string,
): readonly { readonly evidence: Evidence; readonly via: string }[] {
  switch (criterion.kind) {
    case 'evidence':
      return [
        { evidence: criterion, via },
        ...namedDirectly(criterion).flatMap((id) => evidenceBelow(find(id), find, id)),
      ];
    case 'named':
      return evidenceBelow(find(criterion.id), find, criterion.id);
    case 'not':
      return evidenceBelow(criterion.of, find, via);
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of.flatMap((part) => evidenceBelow(part, find, via));
  }
}

function checkOutcomes(
  set: GuidelineOutcomes,
  index: number,
  criteria: readonly GuidelineCriterion[],
  find: (id: string) => Criterion,
  scope: Pick<CriterionScope, 'fault' | 'criteria'>,
): void {
  if (set.outcomes.some(({ when }) => when.some(({ criterion }) => !scope.criteria?.has(criterion)))) return;
  const wrong = set.exhaustive ? outcomeFault(set, find) : undefined;
  if (!wrong) return;
  const { code, message } = outcomeFaultWords(wrong, set, criteria);
  scope.fault(code, message, ['outcomes', index]);
}
