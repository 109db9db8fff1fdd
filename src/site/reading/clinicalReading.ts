import type { PlanDefinition, StructureDefinition } from 'fhir/r4.js';
import type { Catalog } from '../../artifact.ts';
import { cardLines } from './cardLines.ts';
import { criterionLines } from './criterionLines.ts';
import type { ReadingLine, SourceLines } from './readingLine.ts';

/** What a reviewer reads: the criteria in the order of the source, then the cards of each plan. */
export interface ClinicalReading {
  readonly criteria: readonly ReadingLine[];
  readonly plans: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    /** Hooks that the plan runs at. */
    readonly hooks: readonly string[];
    readonly cards: readonly ReadingLine[];
  }[];
}

/** What of a guideline the reading needs beside its artifacts: the bytes of the source, and what stands before ids. */
export interface ReadingGround {
  readonly source: SourceLines;
  readonly identity: { readonly idPrefix: string };
}

/**
 * Prints the plans over the record back from their artifacts: what the logic library says of each criterion, what the forms ask,
 * and when each card is said. Of the guideline only the source text is read, for the words that artifacts point to.
 */
export function clinicalReading(
  catalog: Catalog,
  { source, identity: { idPrefix } }: ReadingGround,
): ClinicalReading {
  const url = criterionUrl(catalog);
  if (url === undefined) return { criteria: [], plans: [] };
  const plans = catalog.ofType('PlanDefinition').filter(({ resource }) => testsNamed(resource, url));
  return {
    criteria: criterionLines(catalog, url, source),
    plans: plans.map(({ resource }) => {
      const id = (resource.id ?? '').slice(idPrefix.length);
      const hooks = (resource.action ?? []).flatMap(({ trigger = [] }) =>
        trigger.map(({ name = '' }) => name),
      );
      return {
        id,
        title: resource.title ?? id,
        description: resource.description ?? '',
        hooks: [...new Set(hooks)],
        cards: cardLines(resource, id, catalog, source),
      };
    }),
  };
}

/** All lines of a reading. */
export function linesOf({ criteria, plans }: ClinicalReading): readonly ReadingLine[] {
  return [...criteria, ...plans.flatMap(({ cards }) => cards)];
}

/** Url of the extension that says which criterion a condition tests: the one that is defined for conditions. */
function criterionUrl(catalog: Catalog): string | undefined {
  const isFor = ({ context = [] }: StructureDefinition) =>
    context.some(({ expression }) => expression === 'PlanDefinition.action.condition');
  return catalog.ofType('StructureDefinition').find(({ resource }) => isFor(resource))?.resource.url;
}

/** True for plans over named criteria; the plans of rows have none. */
function testsNamed({ action = [] }: Pick<PlanDefinition, 'action'>, url: string): boolean {
  return action.some(
    (one) =>
      (one.condition ?? []).some(({ extension = [] }) =>
        extension.some((each) => each.url === url && each.extension?.some((part) => part.url === 'id')),
      ) || testsNamed(one, url),
  );
}
