import type { QuestionnaireItem, QuestionnaireResponseItemAnswer } from 'fhir/r4.js';
import type { Artifact } from '../../artifact.ts';
import { type Choice, choiceOf, choiceStep } from '../choiceOf.ts';
import type { Scope } from '../scope.ts';
import { type MatchedResponse, matchesOf } from './matchesOf.ts';

/** A value that answers an enabled question. */
export interface Answer {
  readonly definition: QuestionnaireItem;
  readonly value: Choice;
  /** All answers of the item, for rules over several. */
  readonly beside: readonly QuestionnaireResponseItemAnswer[];
  /** FHIRPath of the value. */
  readonly path: string;
  readonly response: MatchedResponse;
}

/** All values that answer questions of known questionnaires in an artifact. */
export function* answersOf(artifact: Artifact, scope: Scope): Iterable<Answer> {
  for (const response of matchesOf(artifact, scope)) {
    for (const { definition, occurrences, enabled } of response.match?.slots ?? []) {
      if (enabled === false || definition.type === 'group' || definition.type === 'display') continue;
      for (const { item, path } of occurrences) {
        const beside = item.answer ?? [];
        for (const [index, answer] of beside.entries()) {
          const value = choiceOf(answer, 'value');
          if (value)
            yield {
              definition,
              value,
              beside,
              path: `${path}.answer[${index}].${choiceStep('value', value)}`,
              response,
            };
        }
      }
    }
  }
}
