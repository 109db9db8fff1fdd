import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import type { PlanActivity } from './eligibility.ts';
import type { ActivityEntry, EligibilityFile } from './eligibilityFile.ts';
import type { EligibilityScope } from './eligibilityScope.ts';

/**
 * Reads the activities that no row leads to. Reports `id-duplicate` (also of an activity of a row), `variable-unknown`,
 * `questionnaire-unknown`, `questionnaire-misplaced`, `message-missing`, `message-misplaced`, `line-outside-source`.
 */
export function readActivities(file: YamlFile<EligibilityFile>, scope: EligibilityScope): PlanActivity[] {
  const entries = file.value.activities ?? [];
  scope.unique('activities', entries, ['activities']);
  const { variables, rowIds } = scope.surroundings;
  return entries.map((entry, index) => {
    const path = ['activities', index];
    const { lines, ...said } = entry;
    if (rowIds?.has(entry.id))
      scope.fault(
        'id-duplicate',
        `"${entry.id}" is the id of a row, whose activity is called so. Give this one another id.`,
        [...path, 'id'],
      );
    if (variables.lacks(entry.code, 'exposure'))
      scope.named('variable', entry.code, variables.idsOf('exposure'), 'variables.yaml (exposures)', [
        ...path,
        'code',
      ]);
    checkForm(entry, path, scope);
    checkMessage(entry, path, scope);
    return {
      ...said,
      doNotPerform: false,
      places: scope.places(lines, [...path, 'lines']),
      authored: file.place(path),
    };
  });
}

function checkForm({ kind, questionnaire }: ActivityEntry, path: YamlPath, scope: EligibilityScope): void {
  if (questionnaire === undefined) return;
  const forms = (scope.file.value.questionnaires ?? []).map(({ id }) => id);
  if (!scope.isDropped(questionnaire))
    scope.named('questionnaire', questionnaire, forms, 'eligibility.yaml', [...path, 'questionnaire']);
  if (kind !== 'Task')
    scope.fault(
      'questionnaire-misplaced',
      `A ${kind} has no form to fill in. Remove \`questionnaire\`, or make it a Task.`,
      [...path, 'questionnaire'],
    );
}

function checkMessage({ kind, message }: ActivityEntry, path: YamlPath, scope: EligibilityScope): void {
  if (kind === 'CommunicationRequest' && message === undefined)
    scope.fault('message-missing', 'A CommunicationRequest says something: give it a `message`.', path);
  if (kind !== 'CommunicationRequest' && message !== undefined)
    scope.fault(
      'message-misplaced',
      `A ${kind} says nothing. Remove \`message\`, or make it a CommunicationRequest.`,
      [...path, 'message'],
    );
}
