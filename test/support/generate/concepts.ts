import fc from 'fast-check';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import { codeSets, icd, loinc, sct } from './world.ts';

/** A coding of some lists as records have it: as listed, without its dot, in small letters, with a blank, below it, beside it. */
function codingOf(sets: readonly CodeSet[]): fc.Arbitrary<object> {
  const listed = sets.flatMap(({ codes }) => codes);
  const roots = sets.flatMap(({ families }) => families);
  const members = roots.flatMap(({ system, root }) => [
    { system, code: root },
    { system, code: `${root}2` },
    { system, code: `${root}13` },
  ]);
  return fc
    .tuple(
      fc.constantFrom(...listed, ...members),
      fc.constantFrom<(code: string) => string>(
        ...Array<(code: string) => string>(6).fill((code) => code),
        (code) => code.replace('.', ''),
        (code) => code.replace('.', ''),
        (code) => code.toLowerCase(),
        (code) => ` ${code.replace('.', '').toLowerCase()} `,
        (code) => `${code}9`,
        (code) => code.slice(0, -1),
      ),
    )
    .map(([{ system, code }, mangle]) => ({ system, code: system === icd ? mangle(code) : code }));
}

const foreign = fc.constantFrom<object>(
  { system: icd, code: 'J45.909' },
  { system: sct, code: '44054006' },
  { system: sct, code: '44054000' },
  { system: icd, code: 'G90.5!' },
  { system: icd, code: 'J4C.5' },
  { system: 'http://hl7.org/fhir/sid/icd-9-cm', code: '338.29' },
  { system: 'http://example.org/local', code: 'G90.511' },
  { code: 'G90.511' },
  { system: icd },
  { system: loinc, code: '8480-6' },
);

/** A CodeableConcept with codes of these lists, or with words only. */
export function concept(...ids: readonly string[]): fc.Arbitrary<object> {
  return conceptWith(codingOf(codeSets.filter(({ id }) => ids.includes(id))));
}

/** The same with codes of any lists, of each list equally often. */
export function conceptOf(sets: readonly CodeSet[]): fc.Arbitrary<object> {
  return conceptWith(fc.oneof(...sets.map((set) => codingOf([set]))));
}

function conceptWith(listed: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.oneof(
    { weight: 8, arbitrary: listed.map((coding) => ({ coding: [coding] })) },
    { weight: 2, arbitrary: fc.tuple(foreign, listed).map((coding) => ({ coding })) },
    { weight: 1, arbitrary: fc.tuple(listed, listed).map((coding) => ({ coding })) },
    { weight: 1, arbitrary: foreign.map((coding) => ({ coding: [coding] })) },
    { weight: 1, arbitrary: fc.constant({ text: 'in words only' }) },
  );
}
