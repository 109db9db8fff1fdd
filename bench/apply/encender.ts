import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FhirResource, PlanDefinition, PlanDefinitionAction, RequestGroup } from 'fhir/r4.js';
import { plainResource } from '../../src/apply/plan/plainResource.ts';
import type { Catalog } from '../../src/artifact.ts';

/** Applies a plan whose conditions are defines of CQL: the outermost actions that apply. */
export type Encender = (
  records: readonly FhirResource[],
  subject: string,
  complete: readonly string[],
) => Promise<readonly string[]>;

interface Installed {
  readonly apply: Encender;
  readonly version: string;
  readonly remove: () => void;
}

/**
 * Installs the npm package into a folder of its own, since it is no dependency, and prepares the plan for it: it takes defines under the
 * language `text/cql` alone. Undefined where it cannot be had.
 */
export async function installEncender(
  plan: PlanDefinition,
  catalog: Catalog,
): Promise<Installed | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'encender-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const done = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', 'encender@0.7.1'],
    {
      timeout: 180_000,
    },
  );
  if (done.status !== 0) {
    remove();
    return undefined;
  }
  const module = pathToFileURL(join(folder, 'node_modules/encender/src/main.js')).href;
  const { applyPlan } = (await import(module)) as {
    applyPlan: (plan: object, patient: string, resolver: object, aux: object) => Promise<FhirResource[]>;
  };
  const turned = { ...plainResource(plan), action: plan.action?.map(asCql) };
  const elmJsonDependencies = elmOf(plan, catalog);
  const apply: Encender = async (records, subject, complete) => {
    const resolver = (reference?: string) => {
      if (reference === undefined) return records;
      const found =
        catalog.byCanonical(reference)?.resource ??
        records.find((one) => `${one.resourceType}/${one.id}` === reference);
      return found ? [found] : [];
    };
    const cqlParameters = { ...notGiven(elmJsonDependencies), Complete: complete, draftOrders: [] };
    const made = await applyPlan(turned, `Patient/${subject}`, resolver, {
      cqlParameters,
      elmJsonDependencies,
    });
    const group = made.find((one): one is RequestGroup => one.resourceType === 'RequestGroup');
    return (group?.action ?? []).flatMap(({ id }) => id ?? []);
  };
  return { apply, version: '0.7.1', remove };
}

interface Elm {
  readonly library: {
    readonly parameters?: { readonly def: readonly { readonly name: string; readonly default?: unknown }[] };
  };
}

/** Null for each parameter without a default: cql-execution takes one that is not given for its own definition. */
function notGiven(libraries: Readonly<Record<string, Elm>>): Readonly<Record<string, null>> {
  const definitions = Object.values(libraries).flatMap(({ library }) => library.parameters?.def ?? []);
  const without = definitions.filter((one) => one.default === undefined);
  return Object.fromEntries(without.map(({ name }) => [name, null]));
}

/** The compiled logic of the plan, by a part of its canonical. It is handed over, since encender reads what is in a Library as ASCII. */
function elmOf({ library = [] }: PlanDefinition, catalog: Catalog): Readonly<Record<string, Elm>> {
  return Object.fromEntries(
    library.flatMap((canonical) => {
      const found = catalog.byCanonical(canonical)?.resource;
      if (found?.resourceType !== 'Library') return [];
      const elm = found.content?.find(({ contentType }) => contentType === 'application/elm+json')?.data;
      const text = elm === undefined ? undefined : Buffer.from(elm, 'base64').toString('utf8');
      return text === undefined ? [] : [[`Library/${found.id}`, JSON.parse(text) as Elm]];
    }),
  );
}

function asCql(action: PlanDefinitionAction): PlanDefinitionAction {
  const { condition = [], action: below, dynamicValue: _, ...rest } = action;
  return {
    ...rest,
    condition: condition.map((one) => ({
      ...one,
      expression: { language: 'text/cql', expression: one.expression?.expression ?? '' },
    })),
    ...(below && { action: below.map(asCql) }),
  };
}
