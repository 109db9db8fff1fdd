import type { Question } from '../criterion.ts';
import { quotedString } from './cqlText.ts';
import { ago, dayOf, future, isWithin, moment } from './days.ts';
import type { Definitions } from './definitions.ts';

/** Where a question is asked, and whether "yes" to it says no to the criterion. */
export interface Asked {
  /** Canonical url of the Questionnaire, without version. */
  readonly questionnaire: string;
  readonly inverted: boolean;
}

const yesNo = 'http://terminology.hl7.org/CodeSystem/v2-0136';

/**
 * That the valid answer to a question is this one: what the caller says, or else the newest answer in the completed or amended
 * responses, authored for certain within the time it lasts, and nothing else beside it.
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

/** All completed or amended responses to the Questionnaire, in any version, but those of the future. */
function responsesTo(definitions: Definitions, questionnaire: string): string {
  return definitions.define(
    `Responses: ${questionnaire.replace(/^.*\//, '')}`,
    "[QuestionnaireResponse] R\n    where R.status.value in { 'completed', 'amended' }\n" +
      `      and (R.questionnaire.value = ${quotedString(questionnaire)} or StartsWith(R.questionnaire.value, ${quotedString(`${questionnaire}|`)}))\n` +
      `      and exists R.item\n      and not ${future(definitions, [dayOf('R.authored')])}`,
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
    `flatten ((${items}(response)) I where I.linkId.value = question and exists I.answer return all I.answer)`,
  );
}

/** The responses in which the question was last answered; more than one only when they are of the same moment. */
function newest(definitions: Definitions): string {
  const answers = answersOf(definitions);
  const at = (alias: string) => moment(definitions, [`${alias}.authored.value`]);
  return definitions.function(
    'Newest',
    'responses List<FHIR.QuestionnaireResponse>, question String',
    `(responses) R\n    where exists (${answers}(R, question))\n` +
      `      and not exists ((responses) L where exists (${answers}(L, question)) and ${at('L')} after ${at('R')})`,
    'The responses in which the question was last answered',
  );
}

/** A function that tells whether all newest answers are this one, in one of the ways it is written, and still valid. */
function onlySays(definitions: Definitions, answer: 'yes' | 'no'): string {
  const [boolean, code] = answer === 'yes' ? ['true', 'Y'] : ['false', 'N'];
  const last = `(${newest(definitions)}(responses, question))`;
  const valid = `${isWithin(definitions)}(${dayOf('R.authored')}, earliest)`;
  return definitions.function(
    `Says ${answer}`,
    'responses List<FHIR.QuestionnaireResponse>, question String, earliest Date',
    `exists ${last}\n    and not exists (${last} R where not ${valid})\n` +
      `    and not exists ((flatten (${last} R return all ${answersOf(definitions)}(R, question))) A\n` +
      `      where not ((A.value as FHIR.boolean).value is ${boolean}\n` +
      `        or Coalesce((A.value as FHIR.Coding).system.value = '${yesNo}' and (A.value as FHIR.Coding).code.value = '${code}', false)))`,
    `The newest answer is ${answer} and nothing else, and it is still valid`,
  );
}
