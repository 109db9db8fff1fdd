import { expressionVariables } from '../expressions/expressionVariables.ts';
import { plansOf } from '../plans/actionsOf.ts';
import { dataOf } from '../plans/dataOf.ts';
import { logicOf, retrievedTypes } from '../plans/librariesOf.ts';
import { placedExpressions } from '../plans/placedExpressions.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';

/** What logic reads against what is declared: variables of conditions, retrieves of CQL. */
export const planData: Rule = {
  code: 'plan-data',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html#DataRequirement',
  wants: 'What the logic reads is declared, as an input of an action or a data requirement of a library.',
  why: 'Callers fetch what is declared: what is not comes in empty, and the condition decides without it.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        {
          title: 'Treat',
          input: [{ type: 'Condition' }],
          condition: [
            {
              kind: 'applicability',
              expression: { language: 'text/fhirpath', expression: '%observations.exists()' },
            },
          ],
        },
      ],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        {
          title: 'Treat',
          input: [{ type: 'Condition' }, { type: 'Observation' }],
          condition: [
            {
              kind: 'applicability',
              expression: { language: 'text/fhirpath', expression: '%observations.exists()' },
            },
          ],
        },
      ],
    },
  },
  *check(artifact, scope) {
    for (const plan of plansOf(artifact, scope)) {
      const declared = dataOf(plan, scope);
      if (!declared) continue;
      const seen = new Set<string>();
      for (const { text, path, language } of placedExpressions(plan.resource, plan.path)) {
        if (language !== 'text/fhirpath') continue;
        for (const name of variablesIn(text)) {
          const type = typeOf(name);
          if (!type || declared.has(type) || seen.has(name)) continue;
          seen.add(name);
          yield {
            message: `%${name} reads ${type}, which neither an input nor a data requirement declares.`,
            fhirPath: path,
          };
        }
      }
    }
    for (const { resource, path } of resourcesOf(artifact, scope, 'Library')) {
      const declared = new Set((resource.dataRequirement ?? []).map(({ type }) => type as string));
      if (declared.size === 0 || !logicOf(resource)) continue;
      // Whom it is about is the context of the logic, whatever it retrieves.
      const absent = retrievedTypes(resource).filter((type) => type !== 'Patient' && !declared.has(type));
      if (absent.length > 0)
        yield {
          message: `The logic reads ${absent.join(', ')}, which no data requirement declares.`,
          fhirPath: path,
        };
    }
  },
};

function typeOf(name: string): string | undefined {
  const [type] = Object.hasOwn(expressionVariables, name) ? (expressionVariables[name]?.types ?? []) : [];
  return type === 'String' || type === 'Resource' || type === 'Patient' ? undefined : type;
}

const known = new Map<string, ReadonlySet<string>>();

function variablesIn(text: string): ReadonlySet<string> {
  const found = known.get(text) ?? new Set([...text.matchAll(/%(\w+)/g)].flatMap(([, name]) => name ?? []));
  known.set(text, found);
  return found;
}
