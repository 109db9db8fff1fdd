import type { DataRequirement, Library, ParameterDefinition } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import { criteriaAttachment } from '../criteriaModel.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { citation, experimental, header, patient, topics, usage } from './canonical.ts';
import { criterionExtensions } from './conditionExtension.ts';
import { actionableRows } from './considering.ts';
import { criteriaModel } from './criteriaModel.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, representation } from './extensions.ts';
import { cqlAtBase, elmAtBase, logicName, logicOf } from './guidelineLogic.ts';
import { claims } from './profiles.ts';
import { rowCriterion } from './rowCriterion.ts';
import { wholeSource } from './source.ts';
import { typesRead } from './typesRead.ts';

/**
 * The logic library: every criterion in CQL, as text and, compiled, as ELM. Name, tail of the url and CQL name are one, and the
 * versions too: HAPI finds it by them.
 * @param elm the compiled text; without it the library has its text alone, which every engine can compile
 */
export function buildLogicLibrary(guideline: Guideline, elm: string | undefined): Artifact {
  const { name, text } = logicOf(guideline);
  const id = logicName(guideline);
  const places = guideline.criteria.map(({ source }) => source.place);
  const sources = places.length > 0 ? places : [wholeSource(guideline)];
  const resource: Library = {
    resourceType: 'Library',
    ...header(guideline, 'Library', {
      slug: id,
      name: 'Logic',
      title: `Logic: ${guideline.identity.title}`,
      description: `The criteria of "${guideline.source.title}" in CQL: what counts as evidence, when each is met and when it is ruled out, and what the plans ask of them.`,
    }),
    id,
    url: `${guideline.identity.canonical}/Library/${id}`,
    name,
    ...experimental(guideline),
    ...usage(guideline),
    ...claims({ crmi: ['shareablelibrary', 'publishablelibrary'] }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable', 'executable'),
      representation('executable'),
      ...derivations(guideline, sources),
      ...criterionExtensions(guideline),
    ],
    type: { coding: [logicType] },
    subjectCodeableConcept: patient,
    topic: topics(guideline),
    relatedArtifact: [citation(guideline)],
    parameter,
    dataRequirement: requirements(guideline),
    content: [
      { contentType: 'text/cql', data: base64(cqlAtBase(guideline, text)) },
      ...(elm === undefined
        ? []
        : [{ contentType: 'application/elm+json', data: base64(elmAtBase(guideline, elm)) }]),
      {
        contentType: 'application/json',
        data: base64(JSON.stringify(criteriaModel(guideline))),
        title: criteriaAttachment,
      },
    ],
  };
  return { resource: inSpecOrder(resource), sources, authored: guideline.identity.authored };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

const logicType = {
  system: 'http://terminology.hl7.org/CodeSystem/library-type',
  code: 'logic-library',
  display: 'Logic Library',
};

/** What a caller may supply beside the record. */
const parameter: ParameterDefinition[] = [
  {
    name: 'Complete',
    use: 'in',
    min: 0,
    max: '*',
    documentation: 'Resource types that were read in full; none where nothing is said',
    type: 'string',
  },
  {
    name: 'Yes',
    use: 'in',
    min: 0,
    max: '*',
    documentation: 'Questions answered yes, where the caller knows better than the responses on record',
    type: 'string',
  },
  {
    name: 'No',
    use: 'in',
    min: 0,
    max: '*',
    documentation: 'Questions answered no, where the caller knows better than the responses on record',
    type: 'string',
  },
  {
    name: 'draftOrders',
    use: 'in',
    min: 0,
    max: '*',
    documentation: 'The orders being placed, from the context of the hook',
    type: 'Resource',
  },
];

/** The types that the logic retrieves, whole: absence is read from a whole list only. */
function requirements(guideline: Guideline): DataRequirement[] {
  const criteria = [
    ...guideline.criteria.map(({ criterion }) => criterion),
    ...actionableRows(guideline).map((row) => rowCriterion(guideline, row)),
  ];
  return typesRead(guideline, criteria).map((type) => ({ type, subjectCodeableConcept: patient }));
}
