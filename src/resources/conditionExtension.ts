import type { Extension } from 'fhir/r4.js';
import type { Place } from '../diagnostic.ts';
import type { Basis } from '../knowledge/basis.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { GuidelineCriterion } from '../knowledge/guidelineCriterion.ts';
import type { Criterion, Evidence } from '../logic/criterion.ts';
import { urlOf } from './canonical.ts';
import { criterionInWords } from './criterionInWords.ts';
import { derivations } from './extensions.ts';

/** Slug of the extension's definition. */
export const conditionExtensionSlug = 'criterion';

/** Who decided a condition that no named criterion stands for, and on which words. */
export interface Grounds {
  readonly basis: Basis;
  readonly rationale: string;
  readonly places: readonly Place[];
}

/**
 * Where judgement lives in a plan: the `criterion` extensions of a `PlanDefinition.action.condition`, one for each named
 * criterion that it tests, and one for what has no name. buildConditionStructure defines them.
 * @param tested what this condition tests; parts of a criterion may share a condition
 * @param grounds of what has no name in it
 */
export function conditionExtensions(
  guideline: Guideline,
  tested: readonly Criterion[],
  grounds: Grounds,
): Extension[] {
  const parts = tested.flatMap(leavesOf);
  const named = [...new Set(parts.flatMap((part) => (part.kind === 'named' ? [part.id] : [])))];
  const unnamed = parts.flatMap((part) => (part.kind === 'evidence' ? [part.absence] : []));
  return [
    ...named.map((id) => ofCriterion(guideline, criterionOf(guideline, id))),
    ...(unnamed.length > 0 ? [extension(guideline, undefined, grounds, shared(unnamed))] : []),
  ];
}

/**
 * The `criterion` extensions of the logic library: every named criterion once, with its title and what it means in English, so
 * that a person can hold the artifacts alone against the source.
 */
export function criterionExtensions(guideline: Guideline): Extension[] {
  return guideline.criteria.map((named) => {
    const { met, ruledOut, ask } = criterionInWords(guideline, named.criterion);
    return ofCriterion(guideline, named, [
      { url: 'title', valueString: named.title },
      { url: 'met', valueString: met },
      { url: 'ruled-out', valueString: ruledOut },
      ...(ask.length > 0 ? [{ url: 'ask', valueString: ask.join(' ') }] : []),
    ]);
  });
}

function ofCriterion(
  guideline: Guideline,
  { id, basis, rationale, source, criterion }: GuidelineCriterion,
  english: readonly Extension[] = [],
): Extension {
  const absence = criterion.kind === 'evidence' ? criterion.absence : undefined;
  return extension(guideline, id, { basis, rationale, places: [source.place] }, absence, english);
}

function extension(
  guideline: Guideline,
  id: string | undefined,
  { basis, rationale, places }: Grounds,
  absence: Evidence['absence'] | undefined,
  english: readonly Extension[] = [],
): Extension {
  return {
    url: urlOf(guideline, 'StructureDefinition', conditionExtensionSlug),
    extension: [
      ...(id ? [{ url: 'id', valueId: id }] : []),
      ...english,
      { url: 'basis', valueCode: basis },
      ...(absence ? [{ url: 'absence', valueCode: absence }] : []),
      { url: 'rationale', valueMarkdown: rationale },
      ...derivations(guideline, places),
    ],
  };
}

/** What all of them say; nothing when they differ. */
function shared(absences: readonly Evidence['absence'][]): Evidence['absence'] | undefined {
  return new Set(absences).size === 1 ? absences[0] : undefined;
}

/** Evidence and references to named criteria, which are not opened. */
function leavesOf(criterion: Criterion): readonly Criterion[] {
  switch (criterion.kind) {
    case 'evidence':
    case 'named':
      return [criterion];
    case 'not':
      return leavesOf(criterion.of);
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of.flatMap(leavesOf);
  }
}

function criterionOf(guideline: Guideline, id: string): GuidelineCriterion {
  const found = guideline.criteria.find((one) => one.id === id);
  if (!found) throw new Error(`no criterion ${id}`);
  return found;
}
