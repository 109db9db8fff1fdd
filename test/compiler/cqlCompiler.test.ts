import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import { fhirHelpers } from '../../src/compiler/fhirHelpers.ts';
import { cqlLibrary } from '../../src/logic/cql/cqlLibrary.ts';
import { source } from '../logic/cql/logicSource.ts';
import { theCompiler } from '../support/runCql.ts';

const compile = await theCompiler();
const library = (...defines: string[]) =>
  `library T version '1'\nusing FHIR version '4.0.1'\ninclude FHIRHelpers version '4.0.1'\ncontext Patient\n${defines.join('\n')}\n`;

describe('the CQL compiler', { timeout: 60_000 }, () => {
  it('compiles a library to ELM without annotations, locators and empty lists', () => {
    const { elm = '', faults } = compile(cqlLibrary(source).text);
    expect(faults).toEqual([]);
    expect(JSON.parse(elm).library.identifier).toEqual({ id: 'GoutLogic', version: '1.2.3' });
    expect(elm).not.toMatch(/"locator"|"localId"|"annotation":\[\]|"signature":\[\]/);
    expect(JSON.parse(elm).library.annotation).toEqual([
      expect.objectContaining({ type: 'CqlToElmInfo', translatorVersion: '5.3.0' }),
    ]);
  });

  it('says what is wrong, and in which line', () => {
    const { elm, faults } = compile(
      library('define "A": exists [Condition]', 'define "B": exists [Conditions]'),
    );
    expect(elm).toBeUndefined();
    expect(faults).toEqual([{ message: 'Could not resolve type name Conditions.', line: 6 }]);
  });

  it('prints nothing', () => {
    const write = vi.spyOn(process.stdout, 'write');
    compile(library('define "A": 1'));
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
  });

  it.each([
    ['a code', 'exists ([Condition] C where C.clinicalStatus ~ Code \'active\' from "S")'],
    ['a string', "Patient.gender = 'male'"],
    ['a quantity', "exists ([Observation] O where (O.value as FHIR.Quantity) >= 4 'mg')"],
    ['a date', 'Patient.birthDate before Today()'],
    ['a dateTime', 'exists ([Condition] C where C.recordedDate before Now())'],
    ['a period', 'exists ([Procedure] P where (P.performed as FHIR.Period) overlaps Interval[Now(), Now()])'],
    ['a boolean', 'Patient.active = true'],
    ['an integer', 'exists ([Observation] O where (O.value as FHIR.integer) > 3)'],
    ['a range', "exists ([Condition] C where 3 'a' in (C.onset as FHIR.Range))"],
    ['a ratio', "exists ([Observation] O where (O.value as FHIR.Ratio) = 1 'mg' : 2 'mL')"],
  ])('turns %s of FHIR into one of CQL', (_, expression) => {
    const text = library(`define "A": ${expression}`).replace(
      'context Patient',
      'codesystem "S": \'http://s\'\ncontext Patient',
    );
    expect(compile(text).faults).toEqual([]);
  });
});

it('makes a helper for every conversion of the model', () => {
  const file = 'cql-exec-fhir/lib/modelInfos/fhir-modelinfo-4.0.1.xml';
  const model = readFileSync(createRequire(import.meta.url).resolve(file), 'utf8');
  const helpers = fhirHelpers(model);
  expect(helpers.match(/^define function/gm)).toHaveLength(264);
  expect(compile(helpers).faults).toEqual([]);
});
