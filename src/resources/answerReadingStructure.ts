import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { answerReadingSlug } from './answerReading.ts';
import { type ExtensionPart, extensionPart } from './extensionPart.ts';
import { extensionStructure } from './extensionStructure.ts';

const parts: readonly ExtensionPart[] = [
  {
    name: 'validFor',
    min: 1,
    type: 'Duration',
    short: 'How long an answer is valid',
    definition:
      'In days, calendar months or years from the day of the response on, that day of the end included. An older answer leaves the question open.',
  },
  {
    name: 'inverted',
    min: 1,
    type: 'boolean',
    short: 'Whether yes speaks against it',
    definition:
      'True: the question is put the other way round, so that yes answers the criterion of the same id with no, and no with yes.',
  },
];

/** The StructureDefinition of the extension that says how the answer to a question is read. */
export function buildAnswerReadingStructure(guideline: Guideline): Artifact {
  return extensionStructure(guideline, {
    slug: answerReadingSlug,
    name: 'AnswerReading',
    title: 'How an answer is read',
    description:
      'How conditions read the answer to a question: how long it is valid from the day of the response on, and whether yes speaks against what the question is about. Who supplies the ids of the questions answered yes and no needs both.',
    context: ['Questionnaire.item'],
    root: {
      short: 'How the answer is read',
      definition: 'How long the answer is valid, and what yes means.',
      min: 0,
      max: '1',
    },
    parts: parts.flatMap(extensionPart),
  });
}
