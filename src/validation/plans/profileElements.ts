const shareable = ['url', 'version', 'title', 'description'];
const cpgActivity = ['kind', 'profile', 'intent', 'doNotPerform'];
const plan = ['type', 'action'];

/** Elements that a profile of CPG-on-FHIR 2.0.0, CRMI 1.0.0 or the R4 core asks for beyond R4, by the last part of its url. */
export const profileElements: Readonly<Record<string, readonly string[]>> = {
  'crmi-shareableplandefinition': shareable,
  'crmi-shareablelibrary': shareable,
  'crmi-shareableactivitydefinition': [...shareable, 'experimental'],
  'crmi-shareablecodesystem': [...shareable, 'experimental', 'caseSensitive'],
  'crmi-shareableconceptmap': [...shareable, 'experimental'],
  'crmi-shareableimplementationguide': [...shareable, 'experimental'],
  'crmi-shareablequestionnaire': [...shareable, 'experimental'],
  'crmi-shareablevalueset': [...shareable, 'experimental'],
  'crmi-publishableactivitydefinition': ['date'],
  'crmi-publishablecodesystem': ['date'],
  'crmi-publishableconceptmap': ['date'],
  'crmi-publishableimplementationguide': ['date'],
  'crmi-publishablelibrary': ['date', 'type'],
  'crmi-publishableplandefinition': ['date'],
  'crmi-publishablequestionnaire': ['date'],
  'crmi-publishablevalueset': ['date'],
  'crmi-computablelibrary': ['content'],
  'crmi-executablelibrary': ['content'],
  'crmi-expandedvalueset': ['expansion'],
  'cpg-computableactivity': ['kind'],
  'cpg-collectinformationactivity': cpgActivity,
  'cpg-communicationactivity': cpgActivity,
  'cpg-medicationrequestactivity': cpgActivity,
  'cpg-recorddetectedissueactivity': cpgActivity,
  'cpg-reportflagactivity': cpgActivity,
  'cpg-servicerequestactivity': cpgActivity,
  'cpg-computableplandefinition': plan,
  'cpg-ordersetdefinition': plan,
  'cpg-pathwaydefinition': plan,
  'cpg-recommendationdefinition': plan,
  'cpg-strategydefinition': plan,
  'cpg-workflowdefinition': plan,
  'cpg-computablemetric': ['scoring', 'improvementNotation', 'group'],
  shareableplandefinition: ['url', 'version', 'name', 'experimental', 'publisher', 'description'],
  shareableactivitydefinition: ['url', 'version', 'name', 'experimental', 'publisher', 'description'],
  shareablelibrary: ['url', 'version', 'name', 'experimental', 'publisher', 'description'],
  shareablemeasure: ['url', 'version', 'name', 'experimental', 'publisher', 'description'],
  shareablevalueset: ['url', 'version', 'name', 'experimental', 'publisher', 'description'],
  shareablecodesystem: ['url', 'version', 'name', 'experimental', 'publisher', 'description', 'concept'],
};

/** The code of `type` that a profile fixes, for plans and libraries. */
export const profileTypes: Readonly<Record<string, string>> = {
  'cpg-ordersetdefinition': 'order-set',
  'cpg-pathwaydefinition': 'clinical-protocol',
  'cpg-recommendationdefinition': 'eca-rule',
  'cpg-strategydefinition': 'workflow-definition',
  'cpg-workflowdefinition': 'workflow-definition',
  'crmi-manifestlibrary': 'asset-collection',
  'crmi-moduledefinitionlibrary': 'module-definition',
};

/** The kind of request that a profile of an activity fixes. */
export const profileKinds: Readonly<Record<string, string>> = {
  'cpg-collectinformationactivity': 'Task',
  'cpg-communicationactivity': 'CommunicationRequest',
  'cpg-medicationrequestactivity': 'MedicationRequest',
  'cpg-recorddetectedissueactivity': 'Task',
  'cpg-reportflagactivity': 'Task',
  'cpg-servicerequestactivity': 'ServiceRequest',
};

/** The code that a profile of an activity fixes, of `cpg-activity-type-cs`. */
export const profileCodes: Readonly<Record<string, string>> = {
  'cpg-collectinformationactivity': 'collect-information',
  'cpg-communicationactivity': 'send-message',
  'cpg-medicationrequestactivity': 'order-medication',
  'cpg-recorddetectedissueactivity': 'record-detected-issue',
  'cpg-reportflagactivity': 'report-flag',
  'cpg-servicerequestactivity': 'order-service',
};

/** The profile of the request that a profile of an activity fixes. */
export const profileRequests: Readonly<Record<string, string>> = {
  'cpg-collectinformationactivity': 'cpg-questionnairetask',
  'cpg-communicationactivity': 'cpg-communicationrequest',
  'cpg-medicationrequestactivity': 'cpg-medicationrequest',
  'cpg-recorddetectedissueactivity': 'cpg-recorddetectedissuetask',
  'cpg-reportflagactivity': 'cpg-reportflagtask',
  'cpg-servicerequestactivity': 'cpg-servicerequest',
};

const noBehavior = [
  'type',
  'groupingBehavior',
  'requiredBehavior',
  'precheckBehavior',
  'cardinalityBehavior',
  'transform',
  'dynamicValue',
];

/** Elements that no action has by these profiles. */
export const profileActionLacks: Readonly<Record<string, readonly string[]>> = {
  'cpg-pathwaydefinition': [...noBehavior, 'input', 'output', 'relatedAction', 'selectionBehavior'],
  'cpg-strategydefinition': noBehavior,
  'cpg-workflowdefinition': noBehavior,
};

/** The type that the definitions of actions have by these profiles. */
export const profileDefinitions: Readonly<Record<string, string>> = {
  'cpg-pathwaydefinition': 'PlanDefinition',
  'cpg-strategydefinition': 'PlanDefinition',
};

/** Elements that each action has by these profiles. */
export const profileActionElements: Readonly<Record<string, readonly string[]>> = {
  'cpg-ordersetdefinition': ['title'],
  'cpg-pathwaydefinition': ['title', 'description', 'code'],
  'cpg-strategydefinition': ['title', 'description', 'code'],
  'cpg-workflowdefinition': ['title', 'description'],
};
