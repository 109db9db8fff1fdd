import type { FhirResource, Library, Parameters, PlanDefinitionAction } from 'fhir/r4.js';
import type { CompileCql, IncludedText } from '../../../src/apply/cql/compileCql.ts';
import { type CqlEngine, cqlEngine } from '../../../src/apply/cql/cqlEngine.ts';
import { compileCql } from '../../../src/compiler/compileCql.ts';
import { base, catalogOf, patient } from '../plan/support.ts';

export { compileCql };

/** A library with CQL text, with ELM, or with both. */
export function libraryOf(
  name: string,
  { version = '1.0.0', cql, elm }: { version?: string; cql?: string; elm?: string },
): Library {
  const content = [
    ...(cql === undefined ? [] : [{ contentType: 'text/cql', data: base64(cql) }]),
    ...(elm === undefined ? [] : [{ contentType: 'application/elm+json', data: base64(elm) }]),
  ];
  return {
    resourceType: 'Library',
    id: name.toLowerCase(),
    url: `${base}/Library/${name}`,
    name,
    version,
    status: 'active',
    type: { text: 'logic' },
    ...(content.length > 0 && { content }),
  };
}

/** The text of a library over FHIR with these statements. */
export function cqlOf(name: string, statements: string, head = '', version = '1.0.0'): string {
  return [
    `library ${name} version '${version}'`,
    "using FHIR version '4.0.1'",
    "include FHIRHelpers version '4.0.1' called FHIRHelpers",
    head,
    'context Patient',
    statements,
    '',
  ].join('\n');
}

/** Compiled as authors ship it. */
export async function elmOf(text: string, included: IncludedText = () => undefined): Promise<string> {
  const compiled = await compileCql(text, included);
  if (compiled?.elm === undefined) throw new Error(compiled?.faults[0]?.message ?? 'no compiler');
  return compiled.elm;
}

/** The engine over the patient and some records, at noon of a day. */
export function engineOver(
  content: readonly FhirResource[],
  {
    records = [],
    parameters,
    compile = compileCql,
    asOf = '2026-11-25',
    given = {},
  }: {
    records?: readonly FhirResource[];
    parameters?: Parameters;
    compile?: CompileCql | undefined;
    asOf?: string;
    given?: Readonly<Record<string, readonly unknown[]>>;
  } = {},
): CqlEngine {
  return cqlEngine({
    catalog: catalogOf(content),
    records: [patient, ...records],
    given: { subject: [patient], ...given },
    parameters,
    compile,
    asOf,
  });
}

/** One action with one condition in a language of CQL. */
export function actionWith(
  expression: string,
  language: string,
  reference?: string,
  extension?: object[],
): PlanDefinitionAction[] {
  return [
    {
      id: 'a',
      condition: [
        {
          kind: 'applicability',
          expression: {
            language: language as 'text/cql',
            expression,
            ...(reference !== undefined && { reference }),
            ...(extension && { extension: extension as never }),
          },
        },
      ],
    },
  ];
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
