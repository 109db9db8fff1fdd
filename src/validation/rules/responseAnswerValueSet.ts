import type { Coding, FhirResource } from 'fhir/r4.js';
import { type Answer, answersOf } from '../questionnaire/answersOf.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { type Members, membersNamed, membersOf, wholeExpansion } from '../terminology/members.ts';

/** Coded answers against the value set of their question, where that can be told. */
export const responseAnswerValueSet: Rule = {
  code: 'response-answer-value-set',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.answerValueSet',
  wants: 'A coded answer is of the value set of its question; an open choice takes any text besides.',
  why: 'A code from elsewhere is not understood by what reads the form.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [
        {
          linkId: 'side',
          answer: [{ valueCoding: { system: 'http://example.org/fhir/CodeSystem/side', code: 'up' } }],
        },
      ],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [
        {
          linkId: 'side',
          answer: [{ valueCoding: { system: 'http://example.org/fhir/CodeSystem/side', code: 'left' } }],
        },
      ],
    },
    beside: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/pain',
        status: 'draft',
        item: [{ linkId: 'side', type: 'choice', answerValueSet: 'http://example.org/fhir/ValueSet/side' }],
      },
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/side',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://example.org/fhir/CodeSystem/side',
              concept: [{ code: 'left' }, { code: 'right' }],
            },
          ],
        },
      },
    ],
  },
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
