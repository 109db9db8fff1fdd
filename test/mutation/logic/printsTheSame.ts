import type { Guideline } from '../../../src/knowledge/guideline.ts';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { Criterion } from '../../../src/logic/criterion.ts';
import { fhirpathRails } from '../../../src/logic/fhirpath.ts';
import { questionsOf } from '../../../src/logic/reads.ts';
import type { LogicMutant } from './logicMutants.ts';

/**
 * Says of a mutant whether the logic is printed letter by letter as before, and answers last as long: no record and no answer
 * can tell it. So it is where a reason to ask is lost, or read otherwise, of a criterion that absence does not rule out and that
 * nothing outdates; and where a class is read as another in a list of which every class counts.
 */
export function printsTheSame(guideline: Guideline): (mutant: LogicMutant) => boolean {
  const find = (id: string) => guideline.criteria.find((each) => each.id === id)?.criterion as Criterion;
  const listed = (id: string) => guideline.codeLists.find((each) => each.id === id) as CodeSet;
  const printed = (criterion: Criterion, changed?: CodeSet): string =>
    JSON.stringify([
      fhirpathRails(criterion, {
        codeSet: (id) => (changed?.id === id ? changed : listed(id)),
        criterion: find,
      }),
      // How long an answer lasts is the driver's: no FHIRPath shows it.
      questionsOf(criterion, find).map(({ id, validFor }) => [id, validFor]),
    ]);
  return ({ changed }) => {
    if (changed.what === 'outcomes') return false;
    const today = guideline.identity.date;
    return changed.what === 'criterion'
      ? printed(changed.on(today)) === printed(find(changed.id))
      : [...changed.criteria].every((id) => printed(find(id), changed.codeSet) === printed(find(id)));
  };
}
