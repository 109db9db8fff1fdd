/** A published expression that does not say what the words of its invariant say. */
export interface Correction {
  readonly expression: string;
  readonly reason: string;
}

const wholeText = 'matches() takes any part of the text, where the words mean the whole';

/**
 * Corrected expressions by owner and key, so that they say what the words beside them say. `Period per-1` stands as published: dates of
 * different precision compare to nothing, and what is not true is broken; the official validator reports such Periods too.
 */
export const corrections: Readonly<Record<string, Correction>> = {
  'Questionnaire.item.enableWhen que-7': {
    expression: "operator = 'exists' implies (answer is boolean)",
    reason: 'the answer is a FHIR boolean, which the Boolean of FHIRPath is not',
  },
  'RiskAssessment.prediction ras-2': {
    expression: 'probability.empty() or (probability is decimal implies (probability as decimal) <= 100)',
    reason: 'without a probability the expression is empty, which would count as broken',
  },
  'Timing.repeat tim-9': {
    expression:
      "offset.empty() or (when.exists() and when.where($this in ('C' | 'CM' | 'CD' | 'CV')).empty())",
    reason: '`when` repeats, and `in` takes one value',
  },
  'Range rng-2': {
    expression:
      'low.value.empty() or high.value.empty() or ' +
      'iif((low.code = high.code) or (low.code.empty() and high.code.empty()), ' +
      'low.value <= high.value, (low <= high).empty() or (low <= high))',
    reason: 'quantities without a code of a unit compare by their values, which the engine does not do',
  },
  'Condition con-3': {
    expression:
      "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-category' and code='problem-list-item').empty()",
    reason: 'a CodeableConcept never equals a text; its codings say it',
  },
  'ElementDefinition eld-19': {
    expression: String.raw`path.matches('^[^\\s.,:;\'"/|?!@#$%&*()\\[\\]{}]{1,64}(\\.[^\\s.,:;\'"/|?!@#$%&*()\\[\\]{}]{1,64}(\\[x\\])?(:[^\\s.]+)?)*$')`,
    reason: wholeText,
  },
  'ElementDefinition eld-20': {
    expression: String.raw`path.matches('^[A-Za-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(\\[x\\])?)*$')`,
    reason: wholeText,
  },
  'Bundle.entry bdl-8': {
    expression: "fullUrl.empty() or fullUrl.contains('/_history/').not()",
    reason: 'an entry needs no fullUrl, and without one the expression is empty, which would count as broken',
  },
};

/** Invariants that another part of the validator holds, and which. */
export const heldElsewhere: Readonly<Record<string, string>> = {
  'Element ele-1': 'structure gate (structure-empty)',
  'Extension ext-1': 'structure gate (structure-choice, structure-missing-element)',
  'Narrative.div txt-1': 'rule narrative-xhtml',
  'Narrative.div txt-2': 'rule narrative-xhtml',
  'Reference ref-1': 'rule reference-resolves',
  'Questionnaire que-2': 'rule questionnaire-link-id',
  'Questionnaire.item que-1': 'rule questionnaire-item',
  'Questionnaire.item que-3': 'rule questionnaire-item',
  'Questionnaire.item que-4': 'rule questionnaire-item',
  'Questionnaire.item que-5': 'rule questionnaire-item',
  'Questionnaire.item que-6': 'rule questionnaire-item',
  'Questionnaire.item que-8': 'rule questionnaire-item',
  'Questionnaire.item que-9': 'rule questionnaire-item',
  'Questionnaire.item que-10': 'rule questionnaire-item',
  'Questionnaire.item que-11': 'rule questionnaire-item',
  'Questionnaire.item que-12': 'rule questionnaire-item',
  'CodeSystem csd-1': 'rule code-system-concepts',
  'TriggerDefinition trd-1': 'rule plan-trigger',
  'TriggerDefinition trd-3': 'rule plan-trigger',
  'ConceptMap.group.element.target cmd-1': 'rule concept-map-comment',
};

/** Every `name` that is meant for programs has an invariant 0 of its type; the rule name-format holds them all. */
export const nameInvariant = /^[a-z]{2,3}-0$/;
