import type { YamlPath } from '../input/yamlFile.ts';
import type { Fact, RecordType, When } from '../logic/fact.ts';
import { codeListUse } from './codeListUse.ts';
import type { FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import { noteNumbers } from './noteNumbers.ts';
import { readBand } from './readBand.ts';
import { readLasting } from './readLasting.ts';
import { readScore } from './readScore.ts';
import { readSince } from './readSince.ts';
import { readSites } from './readSites.ts';
import { readBegun, readSpan } from './readSpan.ts';

const recordTypes = {
  condition: 'Condition',
  medicationRequest: 'MedicationRequest',
  medicationStatement: 'MedicationStatement',
  procedure: 'Procedure',
  allergy: 'AllergyIntolerance',
  coverage: 'Coverage',
  serviceRequest: 'ServiceRequest',
  device: 'Device',
  draftOrder: 'DraftOrder',
} as const satisfies Record<string, RecordType>;

/** What narrows each predicate; a record that has no date has no window. */
const narrowing: Readonly<Record<Head, readonly string[]>> = {
  condition: ['within', 'begun', 'acute', 'since'],
  medicationRequest: ['within', 'begun', 'route'],
  medicationStatement: ['within', 'begun'],
  procedure: ['within', 'begun', 'unless'],
  serviceRequest: ['within', 'begun'],
  allergy: [],
  coverage: [],
  device: [],
  draftOrder: ['route'],
  observation: ['within', 'code', 'unit', 'band'],
  sites: ['count', 'at'],
  age: [],
  sex: [],
  deceased: [],
};

type Head = keyof typeof recordTypes | 'observation' | 'sites' | 'age' | 'sex' | 'deceased';

/**
 * Reads one predicate. Reports `fact-form` (not exactly one thing looked for), `fact-key` (a key that does not narrow it),
 * `window-twice`, `route-missing`, and what the readers of lists, spans, bands, sites, undone procedures and `since` do.
 */
export function readFact(entry: FactEntry, path: YamlPath, scope: CriterionScope): Fact | undefined {
  const heads = (Object.keys(narrowing) as Head[]).filter((head) => entry[head] !== undefined);
  const [head] = heads;
  if (head === undefined || heads.length > 1) {
    scope.fault(
      'fact-form',
      `A predicate looks for one thing; this one ${head ? `has ${heads.join(' and ')}` : 'names none'}. Give one of ${Object.keys(narrowing).join(', ')}${head ? ', each in an entry of its own' : ''}.`,
      path,
    );
    return undefined;
  }
  const allowed = narrowing[head];
  // A key that is unknown everywhere was told by the schema.
  const odd = Object.values(narrowing)
    .flat()
    .filter((key, index, all) => all.indexOf(key) === index)
    .filter((key) => key in entry && !allowed.includes(key));
  for (const key of odd)
    scope.fault(
      'fact-key',
      `"${key}" says nothing about ${head}; known here: ${[...allowed, 'basis', 'rationale'].join(', ')}. Remove it.`,
      [...path, key],
    );
  const fact = factOf(head, entry, path, scope);
  if (fact) noteNumbers(fact, entry, path, scope);
  return fact;
}

function factOf(head: Head, entry: FactEntry, path: YamlPath, scope: CriterionScope): Fact | undefined {
  switch (head) {
    case 'observation':
      return readScore(entry, path, scope);
    case 'sites':
      return readSites(entry, path, scope);
    case 'age': {
      const band = readBand(entry.age ?? {}, [...path, 'age'], scope);
      return band && { kind: 'age', band };
    }
    case 'sex':
      return { kind: 'sex', gender: entry.sex as 'male' | 'female' | 'other' };
    case 'deceased':
      return { kind: 'deceased' };
    case 'coverage':
      return { kind: 'record', type: 'Coverage' };
    case 'condition':
      return entry.since === undefined ? recordOf(head, entry, path, scope) : readSince(entry, path, scope);
    case 'procedure':
      return entry.unless === undefined
        ? recordOf(head, entry, path, scope)
        : readLasting(entry, path, scope);
    default:
      return recordOf(head, entry, path, scope);
  }
}

function recordOf(
  head: keyof typeof recordTypes,
  entry: FactEntry,
  path: YamlPath,
  scope: CriterionScope,
): Fact {
  const codes = codesOf(head, entry, path, scope);
  const { route } = entry;
  if (route !== undefined) codeListUse(route, 'class', [...path, 'route'], scope);
  const when = readWhen(entry, path, scope);
  return {
    kind: 'record',
    type: recordTypes[head],
    ...(codes !== undefined && { codes }),
    ...(route !== undefined && { route }),
    ...(when && { when }),
  };
}

/** The list that is looked for; `draftOrder: any` looks for the route alone. */
function codesOf(
  head: keyof typeof recordTypes,
  entry: FactEntry,
  path: YamlPath,
  scope: CriterionScope,
): string | undefined {
  const codes = entry[head] as string;
  if (head !== 'draftOrder' || codes !== 'any') {
    codeListUse(codes, 'class', [...path, head], scope);
    return codes;
  }
  if (entry.route === undefined)
    scope.fault(
      'route-missing',
      '"any" order that is being placed says nothing: there always is one. Add "route", or name a code list.',
      [...path, head],
    );
  return undefined;
}

function readWhen(entry: FactEntry, path: YamlPath, scope: CriterionScope): When | undefined {
  const { within, begun, acute } = entry;
  const named = (['within', 'begun', 'acute'] as const).filter((key) => entry[key] !== undefined);
  if (named.length > 1)
    scope.fault('window-twice', `${named.join(' and ')} say when in two ways. Keep one.`, path);
  if (begun !== undefined) {
    const span = readBegun(begun, [...path, 'begun'], scope);
    return span && { kind: 'earlier', span };
  }
  const kind = within === undefined ? 'acute' : 'within';
  const value = within ?? acute;
  const span = value === undefined ? undefined : readSpan(value, [...path, kind], scope);
  return span && { kind, span };
}
