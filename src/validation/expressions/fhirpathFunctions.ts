/**
 * The functions that FHIRPath, its later drafts and FHIR define: what is none of them stops every engine.
 * https://hl7.org/fhirpath/N1/, https://hl7.org/fhir/R4/fhirpath.html#functions
 */
export const fhirpathFunctions: ReadonlySet<string> = new Set(
  [
    'empty exists all allTrue anyTrue allFalse anyFalse subsetOf supersetOf count distinct isDistinct where select repeat',
    'repeatAll ofType single first last tail skip take intersect exclude union combine coalesce iif sort toBoolean',
    'convertsToBoolean toInteger convertsToInteger toLong convertsToLong toDate convertsToDate toDateTime',
    'convertsToDateTime toDecimal convertsToDecimal toQuantity convertsToQuantity toString convertsToString toTime',
    'convertsToTime indexOf lastIndexOf substring startsWith endsWith contains upper lower replace matches matchesFull',
    'replaceMatches length toChars split join trim encode decode escape unescape abs ceiling exp floor ln log power round',
    'sqrt truncate lowBoundary highBoundary precision children descendants trace now timeOfDay today defineVariable not',
    'aggregate is as type extension hasValue getValue resolve elementDefinition slice checkModifiers conformsTo memberOf',
    'subsumes subsumedBy htmlChecks comparable sum min max avg',
  ].flatMap((names) => names.split(' ')),
);
