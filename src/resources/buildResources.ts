import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { buildActivity, buildPlanActivity } from './activityDefinition.ts';
import { buildAnswerReadingStructure } from './answerReadingStructure.ts';
import { buildCodeListValueSets } from './codeListValueSet.ts';
import type { CodeSets } from './codeSets.ts';
import { buildConditionStructure } from './conditionStructure.ts';
import { actionableRows, buildConsidering } from './considering.ts';
import { buildDataRequirements } from './dataRequirementsLibrary.ts';
import { buildEligibility } from './eligibilityPlan.ts';
import { buildEvidence } from './evidence.ts';
import { buildEvidenceVariable } from './evidenceVariable.ts';
import { hasLogic } from './guidelineLogic.ts';
import { buildImplementationGuide } from './implementationGuide.ts';
import { interventionTerminology } from './interventionTerminology.ts';
import { kindTerminology } from './kindTerminology.ts';
import { buildListVariableStructure } from './listVariableStructure.ts';
import { buildLogicLibrary } from './logicLibrary.ts';
import { buildManifest } from './manifestLibrary.ts';
import { buildPathway } from './pathwayPlan.ts';
import { buildQuestionnaire } from './questionnaire.ts';
import { buildRecommendation } from './recommendationPlan.ts';
import { buildScaleMap } from './scaleMap.ts';
import { aspectTerminology, scaleTerminology } from './scaleTerminology.ts';
import { buildSource } from './source.ts';
import { buildStrategy } from './strategyPlan.ts';
import { tableTerminology } from './tableTerminology.ts';
import { buildCodeSystem, buildWholeValueSet } from './terminology.ts';

/**
 * Everything made from a guideline as FHIR R4, without narratives. The order is that of a transaction: whatever an
 * artifact refers to comes before it, plans from leaf to root, the manifest and the guide last. Takes a sound guideline
 * and reports nothing; what could be wrong was said when it was read.
 * @param elm the guideline's logic, compiled
 * @param codeSets how FHIRPath conditions name codes
 */
export function buildResources(
  guideline: Guideline,
  elm?: string,
  codeSets: CodeSets = 'inline',
): Artifact[] {
  const parts = [
    buildSource(guideline),
    ...buildTerminology(guideline),
    ...buildKnowledge(guideline, elm, codeSets),
  ];
  const withManifest = [...parts, buildManifest(guideline, parts)];
  return [...withManifest, buildImplementationGuide(guideline, withManifest)];
}

function buildTerminology(guideline: Guideline): Artifact[] {
  const terminologies = [
    ...guideline.scales.map(scaleTerminology),
    aspectTerminology(guideline),
    kindTerminology(guideline),
    interventionTerminology(guideline),
    ...guideline.tables.map(tableTerminology),
  ].filter((terminology) => terminology.concepts.length > 0);
  return [
    ...terminologies.map((terminology) => buildCodeSystem(guideline, terminology)),
    ...terminologies.map((terminology) => buildWholeValueSet(guideline, terminology)),
    ...buildCodeListValueSets(guideline),
    ...guideline.scaleMaps.map((map) => buildScaleMap(guideline, map)),
  ];
}

function buildKnowledge(guideline: Guideline, elm: string | undefined, codeSets: CodeSets): Artifact[] {
  const actionable = actionableRows(guideline);
  return [
    ...(actionable.length + guideline.eligibility.length > 0 ? [buildConditionStructure(guideline)] : []),
    ...(guideline.eligibility.length > 0 ? [buildListVariableStructure(guideline)] : []),
    ...(actionable.length + guideline.questionnaires.length > 0
      ? [buildAnswerReadingStructure(guideline)]
      : []),
    ...guideline.variables.map((variable) => buildEvidenceVariable(guideline, variable)),
    ...guideline.recommendations.map((recommendation) => buildEvidence(guideline, recommendation)),
    ...(actionable.length > 0 ? [buildConsidering(guideline)] : []),
    ...guideline.questionnaires.map((form) => buildQuestionnaire(guideline, form)),
    ...(hasLogic(guideline) ? [buildLogicLibrary(guideline, elm)] : []),
    ...actionable.map((recommendation) => buildActivity(guideline, recommendation)),
    ...guideline.eligibility.map((plan) => buildDataRequirements(guideline, plan)),
    ...guideline.activities.map((activity) => buildPlanActivity(guideline, activity)),
    ...actionable.map((recommendation) => buildRecommendation(guideline, recommendation, codeSets)),
    ...guideline.eligibility.map((plan) => buildEligibility(guideline, plan, codeSets)),
    ...guideline.sections.map((section) => buildStrategy(guideline, section)),
    buildPathway(guideline),
  ];
}
