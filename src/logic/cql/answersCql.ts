import type { Question } from '../criterion.ts';
import { quotedString } from './cqlText.ts';
import { ago, dayOf, isWithin, moment } from './days.ts';
import type { Definitions } from './definitions.ts';

/** Where a question is asked, and whether "yes" to it says no to the criterion. */
export interface Asked {
  /** Canonical url of the Questionnaire, without version. */
  readonly questionnaire: string;
  readonly inverted: boolean;
}

const yesNo = 'http://terminology.hl7.org/CodeSystem/v2-0136';

/**
 * That the valid answer to a question is this one: what the caller says, or else what all the latest of the completed or amended
 * responses say, authored for certain within the time it lasts. What they leave blank is open, whatever older ones say.
 */
export function answerCql(
  definitions: Definitions,
  { id, validFor }: Pick<Question, 'id' | 'validFor'>,
  answer: 'yes' | 'no',
  { questionnaire, inverted }: Asked,
): string {
  const given = answer === 'yes' ? '"Yes"' : '"No"';
  const said = (answer === 'yes') === inverted ? 'no' : 'yes';
  const question = quotedString(id);
  const responses = responsesTo(definitions, questionnaire);
  const read = `${onlySays(definitions, said)}(${responses}, ${question}, ${ago(validFor)})`;
  return `if ${given} is not null then ${question} in ${given}\n    else ${read}`;
}

/** All completed or amended responses to the Questionnaire, in any version. */
function responsesTo(definitions: Definitions, questionnaire: string): string {
  return definitions.define(
    `Responses: ${questionnaire.replace(/^.*\//, '')}`,
    "[QuestionnaireResponse] R\n    where R.status.value in { 'completed', 'amended' }\n" +
      `      and (R.questionnaire.value = ${quotedString(questionnaire)} or StartsWith(R.questionnaire.value, ${quotedString(`${questionnaire}|`)}))`,
  );
}

/** The answers of a response to a question, which stands at most three levels deep. */
function answersOf(definitions: Definitions): string {
  const items = definitions.function(
    'Items of',
    'response FHIR.QuestionnaireResponse',
    'flatten { response.item,\n' +
      '      flatten (response.item I where exists I.item return all I.item),\n' +
      '      flatten ((flatten (response.item I where exists I.item return all I.item)) J where exists J.item return all J.item) }',
    'Three levels deep',
  );
  return definitions.function(
    'Answers',
    'response FHIR.QuestionnaireResponse, question String',
    `if not exists response.item then null\n    else flatten ((${items}(response)) I where I.linkId.value = question and exists I.answer return all I.answer)`,
  );
}

/** The responses of which any may be the latest: one without a date may, and of two of one day one without a time. */
function latest(definitions: Definitions): string {
  const at = (alias: string) => moment(definitions, [alias]);
  const before = definitions.function(
    'Is before',
    'one DateTime, other DateTime',
    'if hour from one is null or hour from other is null then Coalesce(date from one before date from other, false)\n' +
      `    else ${at('one')} before ${at('other')}`,
    'For certain: by the clock where both have a time, else by the calendar days they are written in',
  );
  return definitions.function(
    'Latest',
    'responses List<FHIR.QuestionnaireResponse>',
    `(responses) R\n    where not exists ((responses) L where ${before}(R.authored.value, L.authored.value))`,
    'Those that no other is later than for certain',
  );
}

/** A function that tells whether all that the latest responses say to a question is this, in one of the ways it is written. */
function onlySays(definitions: Definitions, answer: 'yes' | 'no'): string {
  const [boolean, code] = answer === 'yes' ? ['true', 'Y'] : ['false', 'N'];
  const last = `(${latest(definitions)}(responses))`;
  const answers = answersOf(definitions);
  const valid = `${isWithin(definitions)}(${dayOf('R.authored')}, earliest)`;
  return definitions.function(
    `Says ${answer}`,
    'responses List<FHIR.QuestionnaireResponse>, question String, earliest Date',
    `exists ${last}\n    and not exists (${last} R where not ${valid} or not exists (${answers}(R, question)))\n` +
      `    and not exists ((flatten (${last} R where exists (${answers}(R, question)) return all ${answers}(R, question))) A\n` +
      `      where not ((A.value as FHIR.boolean).value is ${boolean}\n` +
      `        or Coalesce((A.value as FHIR.Coding).system.value = '${yesNo}' and (A.value as FHIR.Coding).code.value = '${code}', false)))`,
    `All that the latest responses say is ${answer}, and it is still valid`,
  );
}
