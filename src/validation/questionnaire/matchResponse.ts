import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
} from 'fhir/r4.js';
import { isEnabled } from './isEnabled.ts';

/** One item of a response. */
export interface Occurrence {
  readonly item: QuestionnaireResponseItem;
  readonly path: string;
}

/** A place where an item of the questionnaire may be answered: once for every occurrence of its parent. */
export interface Slot {
  readonly definition: QuestionnaireItem;
  /** FHIRPath of the item, answer or response in which it stands. */
  readonly parent: string;
  readonly occurrences: readonly Occurrence[];
  /** Undefined where that cannot be told. */
  readonly enabled: boolean | undefined;
}

/** An item that stands where the questionnaire has none. */
export interface Stray extends Occurrence {
  readonly kind: 'unknown' | 'misplaced' | 'disordered';
}

/** A response laid over its questionnaire. */
export interface ResponseMatch {
  readonly slots: readonly Slot[];
  readonly strays: readonly Stray[];
}

/** Items of the response from the innermost level to the outermost. */
type Levels = readonly (readonly QuestionnaireResponseItem[])[];

/**
 * Lays a response over its questionnaire: which item answers which, which are missing, and which do not belong. Items inside
 * a disabled one are not looked at. https://hl7.org/fhir/R4/questionnaireresponse.html#link
 */
export function matchResponse(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  path: string,
): ResponseMatch {
  const known = linkIdsOf(questionnaire.item);
  const slots: Slot[] = [];
  const strays: Stray[] = [];
  visit(questionnaire.item, response.item, path, []);
  return { slots, strays };

  function visit(
    definitions: readonly QuestionnaireItem[] = [],
    items: readonly QuestionnaireResponseItem[] = [],
    parent: string,
    outer: Levels,
  ): void {
    const found = place(definitions, items, parent);
    const levels = [items, ...outer];
    for (const definition of definitions) {
      const occurrences = found.get(definition.linkId) ?? [];
      const enabled = isEnabled(definition, levels);
      slots.push({ definition, parent, occurrences, enabled });
      if (enabled !== false) for (const each of occurrences) visitOccurrence(definition, each, levels);
    }
  }

  function visitOccurrence(definition: QuestionnaireItem, { item, path }: Occurrence, levels: Levels): void {
    if (definition.type === 'group') visit(definition.item, item.item, path, levels);
    else
      for (const [index, answer] of (item.answer ?? []).entries())
        visit(definition.item, answer.item, `${path}.answer[${index}]`, levels);
  }

  function place(
    definitions: readonly QuestionnaireItem[],
    items: readonly QuestionnaireResponseItem[],
    parent: string,
  ): Map<string, Occurrence[]> {
    const order = new Map(definitions.map(({ linkId }, index) => [linkId, index]));
    const found = new Map<string, Occurrence[]>();
    let last = -1;
    for (const [index, item] of items.entries()) {
      const occurrence = { item, path: `${parent}.item[${index}]` };
      const at = order.get(item.linkId);
      if (at === undefined)
        strays.push({ ...occurrence, kind: known.has(item.linkId) ? 'misplaced' : 'unknown' });
      else {
        if (at < last) strays.push({ ...occurrence, kind: 'disordered' });
        last = Math.max(last, at);
        found.set(item.linkId, [...(found.get(item.linkId) ?? []), occurrence]);
      }
    }
    return found;
  }
}

function linkIdsOf(items: readonly QuestionnaireItem[] = []): ReadonlySet<string> {
  return new Set(items.flatMap(({ linkId, item }) => [linkId, ...linkIdsOf(item)]));
}
