import type { PlanDefinitionAction, RelatedArtifact } from 'fhir/r4.js';
import type { CodeList } from '../knowledge/codeList.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import { codeListsOf, readsOf } from '../logic/reads.ts';
import { asking } from './asking.ts';
import { canonicalTo, urlOf } from './canonical.ts';
import { definiteSlug, definiteTitle, lookupIn } from './lookupIn.ts';
import { valueSetsAsked } from './membership.ts';

/**
 * What criteria read: their value sets and, where they ask, the Questionnaires. Each once.
 * @param action what is emitted for them; value sets that it asks by `memberOf` are named too
 */
export function logicDependencies(
  guideline: Guideline,
  criteria: readonly Criterion[],
  action: PlanDefinitionAction[],
): RelatedArtifact[] {
  const find = lookupIn(guideline).criterion;
  const reads = criteria.map((criterion) => readsOf(criterion, find));
  const asked = new Set(valueSetsAsked({ action }));
  const lists = codeListsOf(reads.flatMap(({ facts }) => facts)).map(
    (id) => guideline.codeLists.find((list) => list.id === id) as CodeList,
  );
  const forms = reads.flatMap(({ questions }) => questions.map((id) => asking(guideline, id)));
  return [
    ...lists.flatMap((list) => [
      dependsOn(guideline, 'ValueSet', list.id, list.title),
      ...(asked.has(urlOf(guideline, 'ValueSet', definiteSlug(list.id)))
        ? [dependsOn(guideline, 'ValueSet', definiteSlug(list.id), definiteTitle(list))]
        : []),
    ]),
    ...forms
      .filter(({ slug }, index) => forms.findIndex((form) => form.slug === slug) === index)
      .map(({ slug, title }) => dependsOn(guideline, 'Questionnaire', slug, title)),
  ];
}

function dependsOn(
  guideline: Guideline,
  type: 'ValueSet' | 'Questionnaire',
  slug: string,
  display: string,
): RelatedArtifact {
  return { type: 'depends-on', display, resource: canonicalTo(guideline, type, slug) };
}
