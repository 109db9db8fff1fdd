/** Types of a value, as JSON spells them in `value[x]`, that answer a question of each type. https://hl7.org/fhir/R4/valueset-item-type.html */
export const answerTypes: Readonly<Record<string, readonly string[]>> = {
  boolean: ['Boolean'],
  decimal: ['Decimal'],
  integer: ['Integer'],
  date: ['Date'],
  dateTime: ['DateTime'],
  time: ['Time'],
  string: ['String'],
  text: ['String'],
  url: ['Uri'],
  choice: ['Coding', 'Date', 'Time', 'Integer', 'String', 'Reference'],
  'open-choice': ['Coding', 'Date', 'Time', 'Integer', 'String', 'Reference'],
  attachment: ['Attachment'],
  reference: ['Reference'],
  quantity: ['Quantity'],
};
