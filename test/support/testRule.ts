import type { FhirResource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { Rule } from '../../src/validation/rule.ts';
import { Scope, type ValidationOptions } from '../../src/validation/scope.ts';

/** One row of a rule's table: what the rule says about resources that form a catalog. */
export interface RuleRow {
  readonly name: string;
  readonly resources: readonly unknown[];
  readonly options?: Partial<ValidationOptions>;
  /** `fhirPath: message` of each finding, with its severity before it where that is not the rule's own; empty for a clean row. */
  readonly findings: readonly string[];
}

/** Runs each row of a table; the catalog is complete unless the row says otherwise. */
export function testRule(rule: Rule, rows: readonly RuleRow[]): void {
  test.each(rows)('$name', async ({ resources, options, findings }) => {
    const artifacts = resources.map((resource, index) => ({
      resource: resource as FhirResource,
      sources: [],
      authored: { file: `${index}.json` },
    }));
    const scope = new Scope(new Catalog(artifacts), { complete: true, ...options });
    for (const artifact of artifacts) await rule.prepare?.(artifact, scope);
    const found = artifacts.flatMap((artifact) => [...rule.check(artifact, scope)]);
    const said = found.map(({ fhirPath, message, severity = rule.severity }) => {
      const own = severity === rule.severity ? '' : `${severity} `;
      return `${own}${fhirPath}: ${message}`;
    });
    expect(said).toEqual(findings);
  });

  test('has a clean and a faulty row', () => {
    expect(rows.some(({ findings }) => findings.length === 0)).toBe(true);
    expect(rows.some(({ findings }) => findings.length > 0)).toBe(true);
  });
}
