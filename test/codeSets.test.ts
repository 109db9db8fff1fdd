import fc from 'fast-check';
import type { FhirResource, PlanDefinition, PlanDefinitionAction, ValueSet } from 'fhir/r4.js';
import fhirpath from 'fhirpath';
import model from 'fhirpath/fhir-context/r4';
import { describe, expect, it, vi } from 'vitest';
import { type ConditionEvaluator, conditionEvaluator } from '../src/apply/conditionEvaluator.ts';
import { recordVariables } from '../src/apply/recordVariables.ts';
import { valueSetMembers } from '../src/apply/valueSetMembers.ts';
import { type Built, build } from '../src/build.ts';
import { caseContext } from '../src/cases/caseContext.ts';
import { readCaseFiles } from '../src/cases/caseFiles.ts';
import type { PatientCase } from '../src/cases/patientCase.ts';
import type { Diagnostic } from '../src/diagnostic.ts';
import type { Guideline } from '../src/knowledge/guideline.ts';
import { fhirpathRails } from '../src/logic/fhirpath.ts';
import { packageRoot } from '../src/packageRoot.ts';
import type { CodeSets } from '../src/resources/codeSets.ts';
import { lookupIn } from '../src/resources/lookupIn.ts';
import { membershipNote, valueSetsAsked } from '../src/resources/membership.ts';

/** Guidelines with cases. */
const guidelines = ['input/aspn-low-back-pain', 'test/fixtures/demonstration'] as const;

const builds = new Map<string, ReturnType<typeof newlyBuilt>>();

function builtWith(shown: string, codeSets: CodeSets): ReturnType<typeof newlyBuilt> {
  const key = `${shown} ${codeSets}`;
  const known = builds.get(key) ?? newlyBuilt(shown, codeSets);
  builds.set(key, known);
  return known;
}

async function newlyBuilt(shown: string, codeSets: CodeSets) {
  const diagnostics: Diagnostic[] = [];
  const built = await build(
    { path: `${packageRoot}${shown}`, shown },
    {},
    (diagnostic) => diagnostics.push(diagnostic),
    { codeSets },
  );
  if (!built) throw new Error(JSON.stringify(diagnostics, null, 2));
  return { built, diagnostics };
}

async function casesOf(shown: string, { guideline }: Built): Promise<readonly PatientCase[]> {
  return readCaseFiles({ path: `${packageRoot}${shown}`, shown }, guideline, ({ message }) => {
    throw new Error(message);
  });
}

const resourcesOf = ({ pack }: Built) => pack.catalog.artifacts.map(({ resource }) => resource);
const plansOf = (built: Built) =>
  resourcesOf(built).filter((one): one is PlanDefinition => one.resourceType === 'PlanDefinition');
const valueSetsOf = (built: Built) =>
  resourcesOf(built).filter((one): one is ValueSet => one.resourceType === 'ValueSet');

/** Every condition, by the action it belongs to, actions below others included. */
function conditionsOf(built: Built): Map<string, readonly string[]> {
  const within = (above: string, actions: readonly PlanDefinitionAction[]): [string, readonly string[]][] =>
    actions.flatMap((action, index) => {
      const name = `${above}/${action.id ?? index}`;
      const texts = (action.condition ?? []).map(({ expression }) => expression?.expression ?? '');
      return [[name, texts], ...within(name, action.action ?? [])];
    });
  return new Map(plansOf(built).flatMap(({ id, action = [] }) => within(id ?? '', action)));
}

describe.each(guidelines)('%s with codes by membership', { timeout: 120_000 }, async (shown) => {
  const inline = await builtWith(shown, 'inline');
  const member = await builtWith(shown, 'member-of');
  const asked = new Set(plansOf(member.built).flatMap(valueSetsAsked));
  const cases = await casesOf(shown, member.built);

  it('is as sound as with the codes in the expressions', () => {
    expect(member.diagnostics).toEqual(inline.diagnostics);
    expect(member.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('asks for value sets of the package, on which the plan that asks depends', () => {
    expect(asked.size).toBeGreaterThan(1);
    const known = new Map(valueSetsOf(member.built).map(({ url, version }) => [url, `${url}|${version}`]));
    for (const plan of plansOf(member.built)) {
      const needed = (plan.relatedArtifact ?? []).flatMap(({ type, resource }) =>
        type === 'depends-on' ? [resource] : [],
      );
      for (const url of valueSetsAsked(plan)) {
        expect(known.has(url), url).toBe(true);
        expect(needed).toContain(known.get(url));
      }
    }
    const { criteria } = member.built.guideline;
    const lookup = lookupIn(member.built.guideline, 'member-of');
    for (const { id, criterion } of criteria) {
      const rails = Object.values(fhirpathRails(criterion, lookup));
      const condition = rails.map((expression) => ({
        kind: 'applicability' as const,
        expression: { language: 'text/fhirpath', expression },
      }));
      for (const url of valueSetsAsked({ action: [{ condition }] }))
        expect(known.has(url), `${id}: ${url}`).toBe(true);
    }
  });

  it('says that it is not for HAPI, in each plan that asks and in no other', () => {
    for (const plan of plansOf(member.built)) {
      const asks = valueSetsAsked(plan).length > 0;
      expect(plan.usage?.includes(membershipNote) ?? false).toBe(asks);
      expect(plan.text?.div.includes('Not for HAPI')).toBe(asks);
    }
    expect(JSON.stringify(resourcesOf(inline.built))).not.toMatch(/memberOf\(|Not for HAPI/);
    expect(inline.built.pack.memberOf).toBe(false);
    expect(member.built.pack.memberOf).toBe(true);
  });

  it('has the same CQL, and everything else but what names codes', () => {
    const rest = (built: Built) =>
      resourcesOf(built).filter(({ resourceType }) => resourceType !== 'PlanDefinition');
    const cql = (built: Built) =>
      JSON.stringify(plansOf(built)).match(/"language":"text\/cql","expression":"[^"]*"/g);
    const bare = ({ text, ...one }: FhirResource & { text?: unknown }) => one;
    expect(rest(member.built).map(bare)).toEqual(rest(inline.built).map(bare));
    expect(cql(member.built)).toEqual(cql(inline.built));
  });

  it('is shorter, and labelled on each page that shows it', () => {
    const length = (built: Built) => [...conditionsOf(built).values()].flat().join('').length;
    expect(length(member.built)).toBeLessThan(length(inline.built));
    const pages = ({ files }: Built) => files.filter(({ path }) => path.endsWith('.html'));
    const showing = pages(member.built).filter(({ content }) => String(content).includes('.memberOf('));
    expect(showing.length).toBeGreaterThan(1);
    for (const { content } of showing) expect(String(content)).toContain(', not for HAPI');
    for (const { content } of pages(inline.built)) expect(String(content)).not.toContain('not for HAPI');
  });

  it('leaves beside the guideline what the codes in the expressions need, and nothing of its own', () => {
    const kept = ({ cache }: Built) => cache.filter(({ path }) => path !== '.compiled/linted.txt');
    expect(member.built.cache).toEqual(kept(inline.built));
  });

  it('says the same of every case in every condition and criterion', async () => {
    const { says, pairs } = await comparison(inline.built, member.built, cases);
    // Of a thousand cases every twenty-fifth: the machinery is the same for all.
    const some = cases.filter((_, index) => cases.length < 200 || index % 25 === 0);
    const seen = some.flatMap((patient) => says(patient));
    expect(pairs).toBeGreaterThan(3);
    expect(new Set(seen)).toEqual(new Set([true, false]));
  });

  it('says the same when the records of a case have other codes of their lists, or nearly such', async () => {
    const { says } = await comparison(inline.built, member.built, cases);
    const pools = codePools(member.built.guideline);
    const picks = fc.array(fc.nat(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...cases), picks, fc.nat(4), (patient, chosen, turn) => {
        says(patient, recoded(patient.records, pools, chosen), (index) => index % 5 === turn);
      }),
      { numRuns: 40 },
    );
  });
});

it('plain fhirpath.js runs the conditions with a terminology server, as it runs the others without', async () => {
  const inline = await builtWith(guidelines[0], 'inline');
  const member = await builtWith(guidelines[0], 'member-of');
  const name = 'rfa-conventional/propose';
  const [before] = conditionsOf(inline.built).get(name) as [string];
  const [after] = conditionsOf(member.built).get(name) as [string];
  expect(after).toContain('.memberOf(');
  const asked: string[] = [];
  const sets = valueSetsOf(member.built);
  vi.stubGlobal('fetch', async (target: string | URL | Request) => {
    const { pathname, searchParams } = new URL(target instanceof Request ? target.url : target);
    asked.push(pathname);
    const [url, system, code] = ['url', 'system', 'code'].map((key) => searchParams.get(key) as string);
    const set = sets.find((each) => each.url === url) as ValueSet;
    const isMember = valueSetMembers(set)(system as string, code as string);
    return Response.json({
      resourceType: 'Parameters',
      parameter: [{ name: 'result', valueBoolean: isMember }],
    });
  });
  for (const code of ['M54.50', 'M54.4', 'I10']) {
    const coding = [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }];
    const conditions = [{ resourceType: 'Condition', code: { coding } }];
    const variables = { conditions, complete: [], yes: [], no: [] };
    const options = { async: true, terminologyUrl: 'http://tx.example.org/r4' } as const;
    const served = await fhirpath.evaluate({}, after, variables, model, options);
    expect(served).toEqual(fhirpath.evaluate({}, before, variables, model));
    expect(served).toEqual([code !== 'I10']);
  }
  vi.unstubAllGlobals();
  expect(new Set(asked)).toEqual(new Set(['/r4/ValueSet/$validate-code']));
});

/**
 * Evaluates what is printed differently in the two builds, over the same records; throws where they differ.
 * `pairs` says how many expressions that are.
 */
async function comparison(inline: Built, member: Built, cases: readonly PatientCase[]) {
  const { guideline } = member;
  const [before, after] = [conditionsOf(inline), conditionsOf(member)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  const rails = (codeSets: CodeSets) =>
    guideline.criteria.flatMap(({ criterion }) =>
      Object.values(fhirpathRails(criterion, lookupIn(guideline, codeSets))),
    );
  const texts = (conditions: typeof before, codeSets: CodeSets) => [
    ...[...conditions.values()],
    ...rails(codeSets).map((rail) => [rail]),
  ];
  const others = texts(after, 'member-of');
  const differing = texts(before, 'inline')
    .map((each, index) => [each, others[index] ?? []] as const)
    .filter(([one, other]) => one.join() !== other.join());
  // Many plans ask the same.
  const pairs = [...new Map(differing.map((pair) => [pair.flat().join('\n'), pair])).values()];
  const evaluators = new Map<string, ConditionEvaluator>();
  for (const today of new Set(cases.map(({ asOf }) => asOf)))
    evaluators.set(today, await conditionEvaluator({ today, valueSets: valueSetsOf(member) }));
  const says = (
    patient: PatientCase,
    records = patient.records,
    isAsked: (index: number) => boolean = () => true,
  ) => {
    const evaluate = evaluators.get(patient.asOf) as ConditionEvaluator;
    const variables = recordVariables(records, caseContext(patient, guideline), () => undefined);
    return pairs
      .filter((_, index) => isAsked(index))
      .flatMap(([one, other]) => {
        const said = one.map((text) => evaluate(text, variables));
        expect(
          other.map((text) => evaluate(text, variables)),
          other.join('\n'),
        ).toEqual(said);
        return said;
      });
  };
  return { says, pairs: pairs.length };
}

interface Coded {
  readonly system: string;
  readonly code: string;
}

/** For each code of a list: the others of it of every class, codes of its families, and what only looks like one of them. */
function codePools({ codeLists }: Guideline): ReadonlyMap<string, readonly Coded[]> {
  return new Map(
    codeLists.flatMap(({ codes, families }): [string, Coded[]][] => {
      const roots = families.map(({ system, root }) => ({ system, code: root }));
      const known = [...codes, ...roots].map(({ system, code }) => ({ system, code }));
      const pool = known.flatMap(({ system, code }) => [
        { system, code },
        { system, code: code.replace('.', '') },
        { system, code: `${code}8` },
        { system, code: code.slice(0, -1) },
      ]);
      return codes.map(({ system, code }) => [`${system}|${code}`, pool]);
    }),
  );
}

/** The records with their codes changed for others of the same pools. */
function recoded(
  records: PatientCase['records'],
  pools: ReadonlyMap<string, readonly Coded[]>,
  picks: readonly number[],
): PatientCase['records'] {
  let next = 0;
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    const { system, code } = value as Coded;
    const pool = pools.get(`${system}|${code}`);
    if (pool) return pool[(picks[next++ % picks.length] as number) % pool.length];
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
  };
  return change(records) as PatientCase['records'];
}
