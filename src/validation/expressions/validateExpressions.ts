import type { Catalog } from '../../artifact.ts';
import type { Report } from '../../diagnostic.ts';
import { expressionVariables } from './expressionVariables.ts';
import { lintExpression } from './lintExpression.ts';
import { excerpt } from './lintExpressions.ts';
import { expressionParser } from './parseExpression.ts';
import { planExpressions } from './planExpressions.ts';
import { unknownType } from './staticType.ts';

/** What makes an engine fail, or find nothing whatever the record says; all else only means different things to different engines. */
const failures = new Set([
  'fhirpath-syntax',
  'fhirpath-variable-unknown',
  'fhirpath-path-unknown',
  'fhirpath-type-unknown',
  'fhirpath-function-unknown',
  'fhirpath-pattern',
  'fhirpath-not-boolean',
  'fhirpath-arguments',
  'fhirpath-date',
]);

/** Variables that FHIRPath and FHIR define. https://hl7.org/fhir/R4/fhirpath.html#variables */
const defined = ['context', 'resource', 'rootResource', 'ucum', 'sct', 'loinc'];

/**
 * Checks the FHIRPath of plans and activities, also of those that others wrote. An error is what fails in an engine: it does not
 * parse, names a variable that nobody defines (those of knart's conditions count as defined), or an element, type or function that
 * there is not. What engines read differently is a warning. `memberOf` is taken: it works where there is a terminology server.
 */
export async function validateExpressions(catalog: Catalog, report: Report): Promise<void> {
  const expressions = planExpressions(catalog);
  if (expressions.length === 0) return;
  const parse = await expressionParser();
  const known = new Map<string, ReturnType<typeof lintExpression>>();
  for (const { text, subject, place, path, gives, declared } of expressions) {
    const names = [...defined, ...declared];
    const key = JSON.stringify([text, gives, names]);
    const variables = {
      ...Object.fromEntries(names.map((name) => [name, unknownType])),
      ...expressionVariables,
    };
    const findings = known.get(key) ?? lintExpression(text, parse, { variables, memberOf: true, gives });
    known.set(key, findings);
    for (const { code, message, column } of findings)
      report({
        code,
        severity: failures.has(code) ? 'error' : 'warning',
        message: `The FHIRPath of ${subject}, at "${excerpt(text, column)}": ${message}`,
        place,
        fhirPath: path,
      });
  }
}
