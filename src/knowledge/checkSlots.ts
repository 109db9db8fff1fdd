import type { Report } from '../diagnostic.ts';
import type { Criterion } from '../logic/criterion.ts';
import { codeListsOf, readsOf } from '../logic/reads.ts';
import type { CodeList } from './codeList.ts';
import type { GuidelineCriterion } from './guidelineCriterion.ts';
import { slotName } from './slotName.ts';

/**
 * Warns of each empty slot of a list that logic reads, `code-slot-empty`: records with codes that only the site has would be
 * missed. An empty slot of another list can miss nothing; its ValueSet says that it is empty.
 */
export function checkSlots(
  codeLists: readonly CodeList[],
  criteria: readonly Pick<GuidelineCriterion, 'criterion'>[],
  report: Report,
): void {
  // Named criteria are all looked through themselves, so there is no need to follow names.
  const stop = (): Criterion => ({ kind: 'any', of: [] });
  const facts = criteria.flatMap(({ criterion }) => readsOf(criterion, stop).facts);
  const read = new Set(codeListsOf(facts));
  for (const { id, slot, authored } of codeLists) {
    if (!slot || slot.filled || !read.has(id)) continue;
    report({
      code: 'code-slot-empty',
      severity: 'warning',
      message: `Criteria read the code list "${id}", and its slot is empty: records with codes that cannot be published here are missed. Add the site's own codes as ${slotName(slot.file)}, beside guideline.yaml, with the columns system,code,display.`,
      place: authored,
    });
  }
}
