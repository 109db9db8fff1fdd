/** Concept properties that FHIR defines, by code, with their types. https://hl7.org/fhir/R4/codesystem-concept-properties.html */
export const standardProperties: ReadonlyMap<string, string> = new Map([
  ['inactive', 'boolean'],
  ['deprecated', 'dateTime'],
  ['deprecationDate', 'dateTime'],
  ['retirementDate', 'dateTime'],
  ['effectiveDate', 'dateTime'],
  ['notSelectable', 'boolean'],
  ['parent', 'code'],
  ['child', 'code'],
  ['status', 'code'],
  ['synonym', 'code'],
  ['comment', 'string'],
  ['definition', 'string'],
  ['order', 'integer'],
  ['itemWeight', 'decimal'],
  ['partOf', 'code'],
]);

/** Before the `#` of the uri of a standard property. */
export const standardPropertyBase = 'http://hl7.org/fhir/concept-properties#';
