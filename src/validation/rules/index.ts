import type { Rule } from '../rule.ts';
import { activityElements } from './activityElements.ts';
import { artifactDates } from './artifactDates.ts';
import { attachmentContent } from './attachmentContent.ts';
import { attachmentSize } from './attachmentSize.ts';
import { bundleFullUrl } from './bundleFullUrl.ts';
import { bundleLink } from './bundleLink.ts';
import { bundleReachable } from './bundleReachable.ts';
import { bundleReference } from './bundleReference.ts';
import { bundleRequest } from './bundleRequest.ts';
import { bundleSearch } from './bundleSearch.ts';
import { canonicalCycle } from './canonicalCycle.ts';
import { canonicalNear } from './canonicalNear.ts';
import { canonicalResolves } from './canonicalResolves.ts';
import { canonicalSelf } from './canonicalSelf.ts';
import { canonicalUnique } from './canonicalUnique.ts';
import { canonicalUrl } from './canonicalUrl.ts';
import { canonicalVersion } from './canonicalVersion.ts';
import { capabilitySearch } from './capabilitySearch.ts';
import { codeCheckDigit } from './codeCheckDigit.ts';
import { codeDisplay } from './codeDisplay.ts';
import { codeExists } from './codeExists.ts';
import { codeForm } from './codeForm.ts';
import { codeSystemConcepts } from './codeSystemConcepts.ts';
import { codeSystemProperties } from './codeSystemProperties.ts';
import { codeSystemSupplement } from './codeSystemSupplement.ts';
import { codeSystemValueSet } from './codeSystemValueSet.ts';
import { codeVersion } from './codeVersion.ts';
import { codingSystem } from './codingSystem.ts';
import { conceptMapComment } from './conceptMapComment.ts';
import { conceptMapElements } from './conceptMapElements.ts';
import { contactValue } from './contactValue.ts';
import { containedId } from './containedId.ts';
import { cqlDefine } from './cqlDefine.ts';
import { dataRequirement } from './dataRequirement.ts';
import { definitionKind } from './definitionKind.ts';
import { durationUnit } from './durationUnit.ts';
import { dynamicValue } from './dynamicValue.ts';
import { dynamicValueType } from './dynamicValueType.ts';
import { elementDefinition } from './elementDefinition.ts';
import { elementIdUnique } from './elementIdUnique.ts';
import { evidenceVariables } from './evidenceVariables.ts';
import { expressionCodes } from './expressionCodes.ts';
import { expressionLanguage } from './expressionLanguage.ts';
import { expressionSyntax } from './expressionSyntax.ts';
import { extensionContent } from './extensionContent.ts';
import { extensionContext } from './extensionContext.ts';
import { extensionKnown } from './extensionKnown.ts';
import { fhirVersion } from './fhirVersion.ts';
import { guideLinks } from './guideLinks.ts';
import { guideResources } from './guideResources.ts';
import { identifierUri } from './identifierUri.ts';
import { idFormat } from './idFormat.ts';
import { idUnique } from './idUnique.ts';
import { invariant } from './invariant.ts';
import { isoCode } from './isoCode.ts';
import { languageCode } from './languageCode.ts';
import { libraryContent } from './libraryContent.ts';
import { listDuplicate } from './listDuplicate.ts';
import { measure } from './measure.ts';
import { measureReport } from './measureReport.ts';
import { nameFormat } from './nameFormat.ts';
import { narrativeLink } from './narrativeLink.ts';
import { narrativeText } from './narrativeText.ts';
import { narrativeXhtml } from './narrativeXhtml.ts';
import { observationValue } from './observationValue.ts';
import { operationParameters } from './operationParameters.ts';
import { packageLinks } from './packageLinks.ts';
import { parameterDefinition } from './parameterDefinition.ts';
import { planAction } from './planAction.ts';
import { planBehavior } from './planBehavior.ts';
import { planCondition } from './planCondition.ts';
import { planContradiction } from './planContradiction.ts';
import { planCycle } from './planCycle.ts';
import { planData } from './planData.ts';
import { planDirection } from './planDirection.ts';
import { planTrigger } from './planTrigger.ts';
import { profile } from './profile.ts';
import { profileOfKind } from './profileOfKind.ts';
import { profileType } from './profileType.ts';
import { questionnaireEnableWhen } from './questionnaireEnableWhen.ts';
import { questionnaireExtensions } from './questionnaireExtensions.ts';
import { questionnaireItem } from './questionnaireItem.ts';
import { questionnaireLinkId } from './questionnaireLinkId.ts';
import { questionnaireSense } from './questionnaireSense.ts';
import { questionnaireValues } from './questionnaireValues.ts';
import { rangeOrder } from './rangeOrder.ts';
import { referenceForm } from './referenceForm.ts';
import { referenceResolves } from './referenceResolves.ts';
import { referenceTarget } from './referenceTarget.ts';
import { relatedArtifact } from './relatedArtifact.ts';
import { requiredBinding } from './requiredBinding.ts';
import { responseAnswerBounds } from './responseAnswerBounds.ts';
import { responseAnswerForm } from './responseAnswerForm.ts';
import { responseAnswerOption } from './responseAnswerOption.ts';
import { responseAnswerType } from './responseAnswerType.ts';
import { responseAnswerValueSet } from './responseAnswerValueSet.ts';
import { responseAttachment } from './responseAttachment.ts';
import { responseDisabled } from './responseDisabled.ts';
import { responseQuestionnaire } from './responseQuestionnaire.ts';
import { responseReference } from './responseReference.ts';
import { responseRepeats } from './responseRepeats.ts';
import { responseRequired } from './responseRequired.ts';
import { responseStructure } from './responseStructure.ts';
import { responseUnit } from './responseUnit.ts';
import { searchParameter } from './searchParameter.ts';
import { structureDefinition } from './structureDefinition.ts';
import { structureMap } from './structureMap.ts';
import { textBlank } from './textBlank.ts';
import { textLink } from './textLink.ts';
import { timingBounds } from './timingBounds.ts';
import { unitCode } from './unitCode.ts';
import { unitWords } from './unitWords.ts';
import { uriAbsolute } from './uriAbsolute.ts';
import { useContextValue } from './useContextValue.ts';
import { valueSetCompose } from './valueSetCompose.ts';
import { valueSetExpanded } from './valueSetExpanded.ts';
import { valueSetExpansion } from './valueSetExpansion.ts';
import { valueSetFilter } from './valueSetFilter.ts';

/**
 * All rules, in the order in which a reader wants their findings: what the artifact is called, what it points to,
 * which codes it uses, what it shows. A new rule is one file and one line here. The structure gate runs before them.
 */
export const rules: readonly Rule[] = Object.freeze([
  fhirVersion,
  idFormat,
  idUnique,
  elementIdUnique,
  containedId,
  canonicalUrl,
  canonicalUnique,
  nameFormat,
  languageCode,
  textBlank,
  invariant,
  durationUnit,
  timingBounds,
  rangeOrder,
  contactValue,
  profileType,
  extensionContext,
  extensionContent,
  extensionKnown,
  bundleFullUrl,
  bundleLink,
  bundleRequest,
  bundleSearch,
  bundleReference,
  bundleReachable,
  referenceForm,
  referenceResolves,
  referenceTarget,
  canonicalResolves,
  canonicalVersion,
  canonicalNear,
  unitCode,
  unitWords,
  canonicalCycle,
  canonicalSelf,
  uriAbsolute,
  identifierUri,
  requiredBinding,
  codingSystem,
  codeExists,
  codeDisplay,
  conceptMapComment,
  valueSetExpansion,
  questionnaireLinkId,
  questionnaireItem,
  questionnaireEnableWhen,
  questionnaireValues,
  questionnaireSense,
  questionnaireExtensions,
  expressionSyntax,
  responseQuestionnaire,
  responseStructure,
  responseRequired,
  responseDisabled,
  responseRepeats,
  responseAnswerType,
  responseAnswerOption,
  responseAnswerValueSet,
  responseAnswerBounds,
  responseAnswerForm,
  responseAttachment,
  responseReference,
  responseUnit,
  codeSystemConcepts,
  codeSystemProperties,
  codeSystemSupplement,
  codeSystemValueSet,
  codeCheckDigit,
  codeForm,
  codeVersion,
  isoCode,
  valueSetCompose,
  valueSetFilter,
  conceptMapElements,
  searchParameter,
  capabilitySearch,
  operationParameters,
  measure,
  measureReport,
  definitionKind,
  structureDefinition,
  elementDefinition,
  structureMap,
  planAction,
  planCondition,
  planContradiction,
  planBehavior,
  planCycle,
  planTrigger,
  planDirection,
  dynamicValue,
  dynamicValueType,
  cqlDefine,
  expressionLanguage,
  expressionCodes,
  libraryContent,
  parameterDefinition,
  evidenceVariables,
  guideResources,
  guideLinks,
  relatedArtifact,
  profile,
  listDuplicate,
  profileOfKind,
  planData,
  dataRequirement,
  valueSetExpanded,
  activityElements,
  packageLinks,
  artifactDates,
  useContextValue,
  observationValue,
  narrativeXhtml,
  narrativeLink,
  narrativeText,
  textLink,
  attachmentContent,
  attachmentSize,
]);
