import type { ElementDefinition } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { conditionExtensionSlug } from './conditionExtension.ts';
import { type ExtensionPart, extensionPart } from './extensionPart.ts';
import { extensionStructure } from './extensionStructure.ts';
import { extensionUrls } from './extensions.ts';

const parts: readonly ExtensionPart[] = [
  {
    name: 'id',
    min: 0,
    type: 'id',
    short: 'Id of the criterion',
    definition:
      'Id of the named criterion in the guideline. Absent where the condition has no name of its own.',
  },
  {
    name: 'title',
    min: 0,
    type: 'string',
    short: 'Title of the criterion',
    definition:
      'What the criterion is called, in its own English and in that of others. Given in the logic library.',
  },
  {
    name: 'met',
    min: 0,
    type: 'string',
    short: 'When it is met, in English',
    definition:
      'What makes the criterion met, in English, made from what the expressions are made from. Given in the logic library.',
  },
  {
    name: 'ruled-out',
    min: 0,
    type: 'string',
    short: 'When it is ruled out, in English',
    definition:
      'What rules the criterion out, in English, made from what the expressions are made from. What is neither met nor ruled out is unknown. Given in the logic library.',
  },
  {
    name: 'ask',
    min: 0,
    type: 'string',
    short: 'What settles it while it is unknown',
    definition:
      'What to ask, and which records are a reason to ask, while the criterion is unknown, in English. Given in the logic library.',
  },
  {
    name: 'basis',
    min: 1,
    type: 'code',
    short: 'stated | section | guideline | editorial',
    definition:
      'On whose word it stands: the row of the source states it, its section does, the guideline as a whole does, or an editor decided.',
  },
  {
    name: 'absence',
    min: 0,
    type: 'code',
    short: 'ruled-out | unknown',
    definition:
      'What follows when the record is silent. ruled-out: absence from a list that is known to be complete and understood rules it out. unknown: silence proves nothing. Absent where the criterion is composed of others.',
  },
  {
    name: 'rationale',
    min: 1,
    type: 'markdown',
    short: 'Why it is read so',
    definition: 'Why the words of the source were read so, and why the editor decided what they leave open.',
  },
];

const source: ElementDefinition = {
  id: 'Extension.extension:source',
  path: 'Extension.extension',
  sliceName: 'source',
  short: 'Where in the source it stands',
  definition: 'The words of the source that it interprets: the source with offset and length in characters.',
  min: 0,
  max: '*',
  type: [{ code: 'Extension', profile: [extensionUrls.derivation] }],
};

/**
 * The StructureDefinition of the extension that says of a condition which criterion it tests, on whose word, and why; and of a
 * logic library, what each of its criteria means in English.
 */
export function buildConditionStructure(guideline: Guideline): Artifact {
  return extensionStructure(guideline, {
    slug: conditionExtensionSlug,
    name: 'Criterion',
    title: 'Criterion of a condition',
    description:
      'Says of a condition of a plan which criterion it tests, whether the source or an editor decided it, what follows when the record is silent, why, and where in the source it stands. In the logic library it says also what each criterion means in English.',
    context: ['PlanDefinition.action.condition', 'Library'],
    root: {
      short: 'The criterion that a condition tests',
      definition:
        'One for each named criterion that the condition tests, and one for what has no name. In the logic library, one for each named criterion.',
      min: 0,
      max: '*',
    },
    parts: [...parts.flatMap(extensionPart), source],
  });
}
