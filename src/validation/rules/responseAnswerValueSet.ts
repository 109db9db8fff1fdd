import type { Coding, FhirResource } from 'fhir/r4.js';
import { type Answer, answersOf } from '../questionnaire/answersOf.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { type Members, membersNamed, membersOf, wholeExpansion } from '../terminology/members.ts';

/** A coded answer is of the value set of its question, where that can be told; an open choice takes any text besides. */
export const responseAnswerValueSet: Rule = {
  code: 'response-answer-value-set',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.answerValueSet',
  *check(artifact, scope) {
    for (const answer of answersOf(artifact, scope)) {
      const { definition, value, path } = answer;
      if (value.type !== 'Coding' || !definition.answerValueSet) continue;
      const members = membersFor(answer, definition.answerValueSet, scope);
      const { system = '', code } = value.value as Coding;
      if (!members || code === undefined || members.has(`${system}|${code}`)) continue;
      yield {
        message: `"${code}"${system && ` of ${system}`} is not in ${definition.answerValueSet}, of which "${definition.linkId}" asks.`,
        fhirPath: path,
      };
    }
  },
};

function membersFor({ response }: Answer, canonical: string, scope: Scope): Members | undefined {
  if (!canonical.startsWith('#')) return membersNamed(canonical, scope);
  // the value set lies in the questionnaire, or beside it where that is contained itself
  const contained: readonly FhirResource[] = [
    ...((response.questionnaire?.contained ?? []) as FhirResource[]),
    ...(response.container.contained ?? []),
  ];
  const found = contained.find(({ id }) => id === canonical.slice(1));
  return found?.resourceType === 'ValueSet' ? (membersOf(found, scope) ?? wholeExpansion(found)) : undefined;
}
