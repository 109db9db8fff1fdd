import type { Guideline } from '../knowledge/guideline.ts';
import { type CqlLibrary, cqlLibrary } from '../logic/cql/cqlLibrary.ts';
import type { LogicSource } from '../logic/cql/logicSource.ts';
import { asking } from './asking.ts';
import { idOf } from './canonical.ts';
import { actionableRows } from './considering.ts';
import { planRules } from './planRules.ts';

const known = new WeakMap<Guideline, CqlLibrary>();

/** Stands for the canonical base in the printed library, so that another base is no reason to compile anew. */
const base = 'http://canonical.invalid';

/** Text of the printed library with the guideline's canonical base in it. */
export function cqlAtBase({ identity }: Guideline, text: string): string {
  return text.replaceAll(base, () => identity.canonical.replace(/[\\']/g, '\\$&'));
}

/** ELM of the printed library with the guideline's canonical base in it. */
export function elmAtBase({ identity }: Guideline, elm: string): string {
  return elm.replaceAll(base, () => JSON.stringify(identity.canonical).slice(1, -1));
}

/**
 * The guideline's logic in CQL: its criteria and outcomes, and what its plans ask of them. Printed once for a guideline, with
 * a placeholder for the canonical base.
 */
export function logicOf(guideline: Guideline): CqlLibrary {
  const found = known.get(guideline) ?? cqlLibrary(sourceOf(guideline));
  known.set(guideline, found);
  return found;
}

/** True for a guideline of which some plan has conditions. */
export function hasLogic(guideline: Guideline): boolean {
  return guideline.eligibility.length > 0 || actionableRows(guideline).length > 0;
}

/** Canonical of the logic library, with its version. */
export function logicCanonical(guideline: Guideline): string {
  return `${guideline.identity.canonical}/Library/${logicName(guideline)}|${guideline.identity.version}`;
}

/**
 * Name of the library, tail of its url and its id: HAPI finds a library by the tail, so that no prefix may stand before it. The
 * guideline's own name tells it apart.
 */
export function logicName({ identity }: Guideline): string {
  return `${identity.name}Logic`;
}

function sourceOf(guideline: Guideline): LogicSource {
  const { identity, criteria, outcomes = [], codeLists } = guideline;
  return {
    name: logicName(guideline),
    version: identity.version,
    title: `Logic of "${identity.title}"`,
    criteria: criteria.map((criterion) => ({
      ...criterion,
      note: `Line ${criterion.source.place.line}: “${criterion.source.text}” (${criterion.basis})`,
    })),
    outcomes,
    rules: planRules(guideline),
    codeSet: (id) => {
      const list = codeLists.find((one) => one.id === id);
      if (!list) throw new Error(`no code list ${id}`);
      return list;
    },
    asked: (id) => ({
      questionnaire: `${base}/Questionnaire/${idOf(guideline, asking(guideline, id).slug)}`,
      inverted: criteria.find((criterion) => criterion.id === id)?.question?.inverted ?? false,
    }),
  };
}
