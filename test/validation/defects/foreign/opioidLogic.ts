/** The logic in CQL. */
export const logicCql = `library OpioidLogic version '2.1.0'

using FHIR version '4.0.1'

include FHIRHelpers version '4.0.1' called FHIRHelpers

valueset "Opioids": 'http://example.org/fhir/opioid/ValueSet/opioids'

parameter "Threshold" Integer default 50

context Patient

define "Is Adult":
  AgeInYears() >= 18

define "Dose Is High":
  Count([MedicationRequest: medication in "Opioids"]) > "Threshold"

define "Takes Benzodiazepines":
  exists ([MedicationStatement])

define "Naloxone Dose":
  4 'mg'

define "Naloxone Priority":
  'urgent'
`;

const named = (name: string) => `{urn:hl7-org:elm-types:r1}${name}`;

const defined = (name: string, type: string) => ({
  name,
  context: 'Patient',
  accessLevel: 'Public',
  resultTypeName: named(type),
  expression: { type: 'Literal', valueType: named(type), value: 'true', resultTypeName: named(type) },
});

/** The same, compiled. */
export const expressionsElm = {
  library: {
    identifier: { id: 'OpioidLogic', version: '2.1.0' },
    schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
    usings: { def: [{ localIdentifier: 'FHIR', uri: 'http://hl7.org/fhir', version: '4.0.1' }] },
    statements: {
      def: [
        defined('Is Adult', 'Boolean'),
        defined('Dose Is High', 'Boolean'),
        defined('Takes Benzodiazepines', 'Boolean'),
        defined('Naloxone Dose', 'Quantity'),
        defined('Naloxone Priority', 'String'),
      ],
    },
  },
};
