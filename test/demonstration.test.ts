import type { PlanDefinition, PlanDefinitionAction, PlanDefinitionActionCondition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { conditionEvaluator } from '../src/apply/conditionEvaluator.ts';
import { recordVariables } from '../src/apply/recordVariables.ts';
import { caseContext } from '../src/cases/caseContext.ts';
import type { Criterion } from '../src/logic/criterion.ts';
import { criterionDiagram } from '../src/logic/diagram.ts';
import { fhirpathRails } from '../src/logic/fhirpath.ts';
import { criterionInWords, namesIn } from '../src/resources/criterionInWords.ts';
import { caseReader, lookupOf } from './support/caseRails.ts';
import { buildDemonstration, demonstrationCases, logicContent, partsOf } from './support/demonstration.ts';
import { truth } from './support/engines.ts';

const built = await buildDemonstration();
const { guideline, pack, files, diagnostics } = built;
const { criteria, outcomes = [] } = guideline;
const cases = await demonstrationCases(guideline);
const lookup = lookupOf(guideline);
const cql = logicContent(built, 'text/cql');
const elm = logicContent(built, 'application/elm+json');
const reader = caseReader(guideline, elm);

describe('the demonstration', () => {
  it('builds whole, with the warning of its empty slot', () => {
    const said = diagnostics.map(
      ({ severity, code, place }) => `${place.file}:${place.line} ${severity} ${code}`,
    );
    expect(said).toEqual([
      'demonstration/recommendations.yaml:3 information entry-unlocked',
      'demonstration/terminology.yaml:33 warning code-slot-empty',
      'demonstration/guideline.yaml:28 information population-without-codes',
      'demonstration/recommendations.yaml:12 information evidence-variables',
    ]);
  });
});

describe.each(criteria)('the criterion $id', ({ id, title, criterion }) => {
  it('stands in FHIRPath on both rails, each another text', () => {
    const { met, ruledOut } = fhirpathRails(criterion, lookup);
    expect([met, ruledOut]).not.toContain('');
    expect(met).not.toBe(ruledOut);
  });

  it('stands in CQL as two defines, compiled', () => {
    const { library } = JSON.parse(elm) as { library: { statements: { def: { name: string }[] } } };
    const names = library.statements.def.map(({ name }) => name);
    for (const rail of ['met', 'ruled out']) {
      expect(cql).toContain(`define "${title}: ${rail}":`);
      expect(names).toContain(`${title}: ${rail}`);
    }
  });

  it('stands in English, on its page too', () => {
    const { met, ruledOut, ask } = criterionInWords(guideline, criterion);
    expect([met, ruledOut]).not.toContain('');
    expect(ask).not.toEqual([]);
    const page = String(files.find(({ path }) => path.endsWith(`site/criteria/${id}.html`))?.content);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain(met.slice(1).replaceAll("'", '&#x27;'));
  });

  it('is drawn whole: a box for each part, fact and question', () => {
    const { nodes, edges } = criterionDiagram(criterion, namesIn(guideline));
    const boxes = partsOf(criterion).flatMap(boxesOf);
    expect(nodes.map(({ kind }) => kind).sort()).toEqual(boxes.sort());
    expect(edges).toHaveLength(nodes.length - 1);
  });

  it('has a case for each state that it can have', () => {
    const expected = cases.flatMap((patient) => patient.expected.filter((one) => one.criterion === id));
    const states = ['met', 'ruled-out', 'unknown'].filter((state) => !never[id]?.includes(state));
    expect([...new Set(expected.map(({ state }) => state))].sort()).toEqual(states);
  });
});

/** What no patient can show, since the criterion neither asks nor reads absence. */
const never: Readonly<Record<string, readonly string[]>> = {
  'sore-long': ['ruled-out'],
  'being-ordered': ['ruled-out'],
  'numbs-the-spine': ['ruled-out'],
  woman: ['ruled-out'],
  dead: ['ruled-out'],
  'stay-home': ['ruled-out'],
};

function boxesOf(part: Criterion): string[] {
  if (part.kind !== 'evidence') return [part.kind];
  const facts = [...part.recorded, ...part.possible].map(({ kind }) =>
    kind === 'criterion' ? 'named' : 'fact',
  );
  return ['evidence', ...facts, ...(part.question ? ['question'] : [])];
}

describe.each(cases)('$id: $title', { timeout: 60_000 }, (patient) => {
  it.each(['fhirpath', 'cql', 'interpreter'] as const)('is read so by %s', async (engine) => {
    const states = patient.expected.map(async ({ criterion }) => [
      criterion,
      truth(await reader[engine](criterion, patient)),
    ]);
    const wanted = patient.expected.map(({ criterion, state }) => [criterion, state]);
    expect(await Promise.all(states)).toEqual(wanted);
  });

  it('is read alike by all three on both rails of every criterion', async () => {
    for (const { id } of criteria) {
      const rails = await reader.interpreter(id, patient);
      expect([id, await reader.fhirpath(id, patient)]).toEqual([id, rails]);
      expect([id, await reader.cql(id, patient)]).toEqual([id, rails]);
    }
  });

  it('has exactly one outcome of the exhaustive set', async () => {
    const [set] = outcomes;
    const found: string[] = [];
    for (const { id, title } of set?.outcomes ?? [])
      if (await reader.define(`${set?.title}: ${title}`, patient)) found.push(id);
    expect(found).toHaveLength(1);
  });

  it('gets the same actions of the plans in both languages', async () => {
    const evaluate = await conditionEvaluator({ today: patient.asOf });
    const variables = recordVariables(patient.records, caseContext(patient, guideline), () => undefined);
    const inFhirpath = actions.filter(({ conditions }) =>
      conditions.every(({ fhirpath }) => evaluate(fhirpath, variables)),
    );
    const inCql: typeof actions = [];
    for (const action of actions) {
      const values = action.conditions.map(({ define }) => reader.define(define, patient));
      if ((await Promise.all(values)).every((value) => value)) inCql.push(action);
    }
    expect(inFhirpath.map(({ id }) => id)).toEqual(inCql.map(({ id }) => id));
  });
});

/** The actions that have conditions, each condition as it stands in FHIRPath and with the define of its twin. */
const actions = pack.catalog.artifacts
  .map(({ resource }) => resource)
  .filter((resource): resource is PlanDefinition => resource.resourceType === 'PlanDefinition')
  .flatMap(({ id, action = [] }) =>
    action.flatMap(withBelow).map((one) => ({ ...one, id: `${id} ${one.id}` })),
  )
  .filter(({ condition }) => condition)
  .map(({ id, condition = [] }) => ({ id, conditions: condition.map(inBothTongues) }));

function withBelow(action: PlanDefinitionAction): readonly PlanDefinitionAction[] {
  return [action, ...(action.action ?? []).flatMap(withBelow)];
}

function inBothTongues({ expression }: PlanDefinitionActionCondition) {
  const twin = expression?.extension?.find(({ valueExpression }) => valueExpression?.language === 'text/cql');
  const define = twin?.valueExpression?.expression;
  if (expression?.expression === undefined || define === undefined)
    throw new Error('a condition in one tongue');
  return { fhirpath: expression.expression, define };
}

it('has conditions in both languages on a row, on each verdict that is said, and on each reason below one', () => {
  expect(actions.map(({ id }) => id)).toEqual([
    'carry-the-lantern propose',
    'may-carry carries',
    'may-carry stays',
    'may-carry stays.flare',
    'may-carry stays.dead',
    'may-carry stays.gloomy',
    'may-carry stays.skips',
    'may-carry stays.unsteady',
    'may-carry stays.burning-since',
    'may-carry is-asked',
  ]);
});
