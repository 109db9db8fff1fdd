import type { Duration, Extension, Questionnaire, QuestionnaireItem } from 'fhir/r4.js';
import type { CalendarSpan } from './calendar.ts';
import type { RecordContext } from './recordVariables.ts';

/** What forms say of how their answers are read. */
export type AnswerReadings = Pick<RecordContext, 'questionnaire' | 'validFor' | 'inverted'>;

/**
 * How the answers to forms are read, for `recordVariables`: from the extension `answer-reading` of their questions, whosever guideline
 * it is of. A question without it lasts as `recordVariables` says, and is not inverted; one whose time cannot be read lasts for the day of the
 * response alone, so that an old answer is asked again and not believed.
 */
export function answerReadings(forms: readonly Questionnaire[]): AnswerReadings {
  const items = forms.flatMap(({ item }) => itemsIn(item));
  const readings = items.flatMap(({ linkId, extension }) => {
    const found = extension?.find(({ url }) => url.endsWith('/StructureDefinition/answer-reading'));
    return found ? [{ linkId, parts: found.extension ?? [] }] : [];
  });
  return {
    questionnaire: forms.flatMap(({ url }) => url ?? []),
    validFor: Object.fromEntries(
      readings.map(({ linkId, parts }) => [
        linkId,
        spanOf(partOf(parts, 'validFor')?.valueDuration) ?? theDay,
      ]),
    ),
    inverted: readings
      .filter(({ parts }) => partOf(parts, 'inverted')?.valueBoolean === true)
      .map(({ linkId }) => linkId),
  };
}

function itemsIn(items: readonly QuestionnaireItem[] = []): readonly QuestionnaireItem[] {
  return items.flatMap((item) => [item, ...itemsIn(item.item)]);
}

function partOf(parts: readonly Extension[], name: string): Extension | undefined {
  return parts.find(({ url }) => url === name);
}

const units: Readonly<Record<string, CalendarSpan['unit']>> = { d: 'day', mo: 'month', a: 'year' };

/** Nothing before today. */
const theDay: CalendarSpan = { count: 0, unit: 'day' };

function spanOf({ value, code }: Duration = {}): CalendarSpan | undefined {
  const unit = units[code ?? ''];
  return unit && value !== undefined && Number.isInteger(value) ? { count: value, unit } : undefined;
}
