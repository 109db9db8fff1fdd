import type { FhirResource, Library } from 'fhir/r4.js';
import { type CqlNames, cqlExpressionTrouble } from '../plans/cqlExpressionTrouble.ts';
import { cqlNamesOf } from '../plans/cqlNamesOf.ts';
import { type Logic, logicOf } from '../plans/librariesOf.ts';
import { type PlacedExpression, placedExpressions } from '../plans/placedExpressions.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

const types = [
  'PlanDefinition',
  'ActivityDefinition',
  'Measure',
  'Questionnaire',
  'EvidenceVariable',
] as const;

/** Expressions that name definitions of CQL. */
export const cqlDefine: Rule = {
  code: 'cql-define',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/clinicalreasoning-topics-using-expressions.html',
  wants:
    'An expression that names a definition of CQL finds it in a library of the artifact, and that of a condition is a Boolean.',
  why: 'Engines stop at a name that is not there: the plan cannot be applied to any patient.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      library: ['http://example.org/fhir/Library/Logic'],
      action: [
        {
          title: 'Treat',
          condition: [
            {
              kind: 'applicability',
              expression: { language: 'text/cql-identifier', expression: 'Is Audlt' },
            },
          ],
        },
      ],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      library: ['http://example.org/fhir/Library/Logic'],
      action: [
        {
          title: 'Treat',
          condition: [
            {
              kind: 'applicability',
              expression: { language: 'text/cql-identifier', expression: 'Is Adult' },
            },
          ],
        },
      ],
    },
    beside: [
      {
        resourceType: 'Library',
        status: 'draft',
        type: { text: 'logic' },
        url: 'http://example.org/fhir/Library/Logic',
        content: [{ contentType: 'text/cql', data: 'bGlicmFyeSBMb2dpYwpkZWZpbmUgIklzIEFkdWx0IjogdHJ1ZQ==' }],
      },
    ],
  },
  *check(artifact, scope) {
    for (const type of types) {
      for (const { resource, path, container } of resourcesOf(artifact, scope, type)) {
        for (const each of placedExpressions(resource, path)) {
          const finding = problemOf(each, librariesOf(resource), container.contained ?? [], scope);
          if (finding) yield { ...finding, fhirPath: `${each.path}.expression` };
        }
      }
    }
  },
};

/** Canonicals of the libraries whose definitions an artifact may name. */
function librariesOf(resource: FhirResource): readonly string[] {
  const { library, extension = [] } = resource as {
    library?: readonly string[];
    extension?: readonly { url?: string; valueCanonical?: string }[];
  };
  const named = extension.flatMap(({ url, valueCanonical }) =>
    url?.endsWith('/cqf-library') && valueCanonical ? [valueCanonical] : [],
  );
  return [...(Array.isArray(library) ? library : []), ...named];
}

function problemOf(
  { language, text, reference, condition }: PlacedExpression,
  named: readonly string[],
  contained: readonly FhirResource[],
  scope: Scope,
): Finding | undefined {
  if (language.startsWith('text/cql') && /%[A-Za-z]\w*/.test(text.replace(/'[^']*'|"[^"]*"/g, '')))
    return {
      message: 'CQL has no variables with %: the language is text/fhirpath, or the expression is another.',
    };
  if (reference && isAbsent(reference, scope))
    return { message: `No library here has the url ${reference}.`, severity: 'warning' };
  const other = reference && otherThan(reference, scope);
  if (other) return other;
  const name =
    nameIn(text, language) ?? (reference || named.length > 0 ? wordsIn(text, language) : undefined);
  if (name === undefined) {
    const said = [reference ?? [], ...named].flat();
    const own = said.map((canonical) => libraryAt(canonical, contained, scope));
    return moreThanName(text, language, condition, own);
  }
  const canonicals = reference ? [reference] : named;
  if (canonicals.length === 0)
    return language === 'text/cql-identifier'
      ? { message: `"${name}" names a definition, and nothing says in which library: add one to library.` }
      : undefined;
  const libraries = canonicals.map((canonical) => libraryAt(canonical, contained, scope));
  const logics = libraries.map((library) => library && logicOf(library));
  const found = logics.find((logic) => logic?.definitions.has(name));
  if (found) return condition ? notBoolean(name, found) : undefined;
  if (logics.includes(undefined)) return undefined;
  return { message: `${canonicals.join(', ')} define${canonicals.length > 1 ? '' : 's'} no "${name}".` };
}

/** An expression of its own, beside what its libraries declare. */
function moreThanName(
  text: string,
  language: string,
  condition: boolean,
  libraries: readonly (Library | undefined)[],
): Finding | undefined {
  if (language !== 'text/cql' && language !== 'text/cql-expression') return undefined;
  const names = libraries.map((library) => library && cqlNamesOf(library));
  const all = names.includes(undefined) || names.length === 0 ? undefined : merged(names as CqlNames[]);
  const message = cqlExpressionTrouble(text, all);
  if (message) return { message };
  const number =
    /^\s*(?:AgeIn\w+|CalculateAgeIn\w+|Count|Sum|Avg|Length)\s*\((?:[^()]|\([^()]*\))*\)\s*$/.test(text);
  return condition && number ? { message: 'A condition is a Boolean, this is a number.' } : undefined;
}

function merged(names: readonly CqlNames[]): CqlNames {
  return {
    declared: new Set(names.flatMap(({ declared }) => [...declared])),
    aliases: new Set(names.flatMap(({ aliases }) => [...aliases])),
  };
}

/** How an expression of CQL may begin that is no name. */
const operators =
  /^(?:exists|not|if|case|from|with|distinct|flatten|collapse|expand|singleton|start|end|date|time|point|width|successor|predecessor|minimum|maximum|convert|cast|years?|months?|weeks?|days?|hours?|minutes?|seconds?|difference|duration) /;

/** What is wrong with the resource that a reference leads to: no library, or not the version. */
function otherThan(reference: string, scope: Scope): Finding | undefined {
  const [canonical = ''] = reference.split('#');
  const [url = '', version] = canonical.split('|');
  const found = scope.catalog.byCanonical(url)?.resource;
  if (!found) return undefined;
  if (found.resourceType !== 'Library')
    return { message: `${url} is a ${found.resourceType}, expected a library with the definition.` };
  return version === undefined || scope.catalog.byCanonical(canonical)
    ? undefined
    : {
        message: `${url} is here as ${found.version}, not as ${version}: let them agree.`,
        severity: 'warning',
      };
}

/**
 * Plain words beside the library that defines them, as engines read `text/cql` with a reference; a text with the signs of CQL is an
 * expression of its own.
 */
function wordsIn(text: string, language: string): string | undefined {
  const isPlain = /^[A-Za-z][^"[\]{}=<>]*$/s.test(text) && !/\w\(/.test(text) && / /.test(text);
  return language === 'text/cql' && isPlain && !operators.test(text) ? text : undefined;
}

/** True for a library that the catalog should hold, since it holds others of the same base. */
function isAbsent(reference: string, scope: Scope): boolean {
  const url = reference.replace(/[|#].*$/, '');
  return scope.isBelowOurBase(url) && !scope.catalog.byCanonical(url);
}

function notBoolean(name: string, { definitions }: Logic): Finding | undefined {
  const type = definitions.get(name);
  return type && type !== 'Boolean'
    ? { message: `A condition is a Boolean, "${name}" gives ${type}.` }
    : undefined;
}

function libraryAt(canonical: string, contained: readonly FhirResource[], scope: Scope): Library | undefined {
  if (canonical.startsWith('#')) {
    const inner = contained.find(({ id }) => id === canonical.slice(1));
    return inner?.resourceType === 'Library' ? inner : undefined;
  }
  const found = scope.catalog.byCanonical(canonical);
  return found?.resource.resourceType === 'Library' && scope.isSound(found) ? found.resource : undefined;
}

/** The name of a definition, where the text is one and nothing more: `Is Adult`, `"Is Adult"`, `Common."Is Adult"`. */
function nameIn(text: string, language: string): string | undefined {
  if (language === 'text/cql-identifier' || language === 'text/cql.identifier')
    return text.replace(/^.*?\.(?=")/, '').replace(/^"(.*)"$/s, '$1');
  if (language !== 'text/cql' && language !== 'text/cql-expression') return undefined;
  const [, quoted, plain] = /^\s*(?:"([^"]+)"|([A-Za-z_]\w*))\s*$/.exec(text) ?? [];
  return plain === 'true' || plain === 'false' || plain === 'null' ? undefined : (quoted ?? plain);
}
