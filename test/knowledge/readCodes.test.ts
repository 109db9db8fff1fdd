import { describe, expect, it, test } from 'vitest';
import { collect, type Diagnostic } from '../../src/diagnostic.ts';
import { readCodes } from '../../src/knowledge/readCodes.ts';
import { readSlot } from '../../src/knowledge/readSlot.ts';

const header = 'system,code,display,class,class_reason,verified,source1,source2,note,role';
const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const sct = 'http://snomed.info/sct';

/** Reads rows as a CSV file: what was read as `code class`, flags added, and what was reported. */
function read(rows: readonly string[], context = false) {
  const text = [header, ...rows, ''].join('\n');
  const { value, diagnostics } = collect((report) =>
    readCodes('codes.csv', Buffer.from(text), context, report),
  );
  const codes = value?.map(
    (code) =>
      `${code.code} ${code.class}${code.legacy ? ' legacy' : ''}${code.context ? ' context' : ''}${code.reason ? ` (${code.reason})` : ''}`,
  );
  return { codes, diagnostics };
}

/** Line, the column by its name in the header, and the finding. */
const told = (text: string) => (diagnostic: Diagnostic) => {
  const { line = 0, column = 0 } = diagnostic.place;
  const before = (text.split('\n')[line - 1] ?? '').slice(0, column - 1);
  const name = text.split('\n')[0]?.split(',')[before.split(',').length - 1];
  return `${line} ${name}: ${diagnostic.severity} ${diagnostic.code}`;
};

describe('a row of codes', () => {
  const table: readonly [string, string, string][] = [
    ['definite', `${icd},M96.1,Postlaminectomy,definite,,yes,seen,,,indication`, 'M96.1 definite'],
    [
      'possible with its reason',
      `${icd},M47.9,Spondylosis,possible,no level,yes,seen,,,`,
      'M47.9 possible (no level)',
    ],
    ['retired', `${icd},M54.5,Low back pain,legacy:definite,,yes,seen,,,`, 'M54.5 definite legacy'],
    ['without a class', `${sct},27151001,Post-laminectomy,,,yes,seen,,,intervention`, '27151001 unclassed'],
    ['retired without a class', `${icd},M54.5,Low back pain,legacy:,,yes,seen,,,`, 'M54.5 unclassed legacy'],
    [
      'context that is a reason to ask',
      `${icd},Z91.51,History,possible,history,yes,seen,,,other`,
      'Z91.51 possible context (history)',
    ],
    [
      'context that never counts',
      `${icd},R52,Pain,never,too wide,yes,seen,,,other`,
      'R52 never context (too wide)',
    ],
    [
      'context that nobody classed',
      `${sct},27151001,Fusion,,,yes,seen,,,other`,
      '27151001 never context (Context of the list (role "other"), not a member of it.)',
    ],
  ];
  test.each(table)('%s', (_, row, expected) => {
    expect(read([row])).toEqual({ codes: [expected], diagnostics: [] });
  });

  it('counts only when it was verified', () => {
    expect(read([`${icd},M96.1,Postlaminectomy,definite,,no,seen,,,`]).codes).toEqual([]);
  });

  it('keeps its class in a list that is context as a whole, since nothing reads it', () => {
    expect(read([`${sct},27151001,Surgery,,,yes,seen,,,other`], true).codes).toEqual([
      '27151001 unclassed context',
    ]);
  });

  it('may lack the column of roles', () => {
    const text = `${header.replace(',role', '')}\n${icd},M96.1,Postlaminectomy,definite,,yes,seen,,\n`;
    const { value, diagnostics } = collect((report) => readCodes('c.csv', Buffer.from(text), false, report));
    expect([value?.map(({ code }) => code), diagnostics]).toEqual([['M96.1'], []]);
  });
});

describe('a faulty row of codes is told, at its cell', () => {
  const loinc = 'http://loinc.org';
  const table: readonly [string, string, string][] = [
    ['a wrong SNOMED CT digit', `${sct},27151002,X,definite,,yes,seen,,,`, '2 code: error code-check-digit'],
    [
      'two SNOMED CT digits swapped',
      `${sct},21751001,X,definite,,yes,seen,,,`,
      '2 code: error code-check-digit',
    ],
    ['a wrong LOINC digit', `${loinc},44261-5,X,definite,,yes,seen,,,`, '2 code: error code-check-digit'],
    [
      'a LOINC code without its check digit',
      `${loinc},44261,X,definite,,yes,seen,,,`,
      '2 code: error code-form',
    ],
    ['an ICD-10-CM code without its dot', `${icd},M961,X,definite,,yes,seen,,,`, '2 code: error code-form'],
    [
      'a third character that is no digit, A or B',
      `${icd},M5C.1,X,definite,,yes,seen,,,`,
      '2 code: error code-form',
    ],
    ['a small letter', `${icd},m96.1,X,definite,,yes,seen,,,`, '2 code: error code-form'],
    [
      'a term in place of a code',
      `${sct},postlaminectomy,X,definite,,yes,seen,,,`,
      '2 code: error code-form',
    ],
    [
      'a code that a spreadsheet changed',
      `${sct},2.71E+07,X,definite,,yes,seen,,,`,
      '2 code: error code-mangled',
    ],
    ['no source', `${icd},M96.1,X,definite,,yes,,,,`, '2 source1: error code-without-source'],
    ['no display', `${icd},M96.1,,definite,,yes,seen,,,`, '2 display: error code-without-display'],
    ['no code', `${icd},,X,definite,,yes,seen,,,`, '2 code: error code-without-display'],
    ['no system', ',M96.1,X,definite,,yes,seen,,,', '2 system: error code-without-display'],
    ['a system of no uri', 'Mine,M96.1,X,definite,,yes,seen,,,', '2 system: error code-system'],
    [
      'a known system by another name',
      'ICD-10-CM,M96.1,X,definite,,yes,seen,,,',
      '2 system: error code-system',
    ],
    [
      'verified in other words',
      `${icd},M96.1,X,definite,,Yes,seen,,,`,
      '2 verified: error code-verified-unknown',
    ],
    ['an unknown class', `${icd},M96.1,X,certain,,yes,seen,,,`, '2 class: error code-class-unknown'],
    [
      'an unknown role, which might let context in',
      `${icd},M96.1,X,definite,,yes,seen,,,Other`,
      '2 role: error code-role-unknown',
    ],
    ['context as evidence', `${icd},M96.1,X,definite,,yes,seen,,,other`, '2 role: error code-role-definite'],
    ['too few cells', `${icd},M96.1,X,definite`, '2 system: error csv-cells'],
    ['a lost quote', `${icd},M96.1,"X,definite,,yes,seen,,,`, '2 display: error csv-syntax'],
  ];
  test.each(table)('%s', (_, row, expected) => {
    expect(read([row]).diagnostics.map(told(`${header}\n${row}`))).toEqual([expected]);
  });

  it('twice the same code, all faults in one run', () => {
    const row = `${sct},27151001,X,definite,,yes,seen,,,`;
    const rows = [row, row, `${sct},27151009,X,definite,,yes,,,,`];
    expect(read(rows).diagnostics.map(told([header, ...rows].join('\n')))).toEqual([
      '3 code: error code-duplicate',
      '4 code: error code-check-digit',
      '4 source1: error code-without-source',
    ]);
  });

  it('says how an ICD-10-CM code is to be written where only dot or capitals are missing', () => {
    const messages = ['m54.50', 'M5450', 'M.5450', 'Q', '54.5'].map(
      (code) => read([`${icd},${code},X,definite,,yes,seen,,,`]).diagnostics[0]?.message.split('). ')[1],
    );
    const compare = 'Compare it with its source.';
    expect(messages).toEqual(['Write M54.50.', 'Write M54.50.', 'Write M54.50.', compare, compare]);
  });

  const names: readonly [string, string | undefined][] = [
    [icd, undefined],
    ['http://hl7.org/fhir/sid/icd-10', undefined],
    ['https://example.org/our-codes', undefined],
    ['urn:oid:1.2.3', undefined],
    ['https://hl7.org/fhir/sid/icd-10-cm/', icd],
    ['http://hl7.org/fhir/sid/icd10cm', icd],
    ['urn:oid:2.16.840.1.113883.6.90', icd],
    ['SNOMED', sct],
    ['http://www.snomed.info/sct|2024', sct],
    ['loinc.org', 'http://loinc.org'],
    ['RxNorm', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ];
  test.each(names)('a system written %s that records call %s', (system, meant) => {
    const { diagnostics } = read([`${system},L1,X,definite,,yes,seen,,,`]);
    const words = diagnostics.find(({ code }) => code === 'code-system')?.message;
    expect(/records name it (\S+), /.exec(words ?? '')?.[1]).toBe(meant);
  });

  it('names the code and the scheme of a wrong check digit', () => {
    const { diagnostics } = read([`${sct},27151002,X,definite,,yes,seen,,,`]);
    expect(diagnostics[0]?.message).toBe(
      'The code "27151002" fails the check digit of SNOMED CT: a digit is wrong or two are swapped. Compare it with its source.',
    );
  });
});

describe('the slot of a site', () => {
  const cpt = 'http://www.ama-assn.org/go/cpt';
  const listed = collect((report) =>
    readCodes(
      'c.csv',
      Buffer.from(`${header}\n${icd},M96.1,Postlaminectomy,definite,,yes,seen,,,\n`),
      false,
      report,
    ),
  ).value;
  const slot = (text: string) => {
    const { value, diagnostics } = collect((report) =>
      readSlot('adopter/c.csv', Buffer.from(text), listed ?? [], report),
    );
    const codes = value.map(
      ({ code, class: named, site, source, reason, override }) =>
        `${code} ${named}${site ? ` site, ${source}` : ''}${override ? ` was ${override.was}: ${reason}` : ''}`,
    );
    return { codes, diagnostics: diagnostics.map(told(text)) };
  };

  it('joins its codes to the list, marked as the site’s own', () => {
    expect(slot(`system,code,display\n${cpt},00000,A local code\n`)).toEqual({
      codes: ['M96.1 definite', "00000 definite site, the site's own list adopter/c.csv"],
      diagnostics: [],
    });
  });

  it('overrides the class of a listed code for a reason', () => {
    const text = `system,code,display,class,reason\n${icd},M96.1,Postlaminectomy,possible,coded too freely here\n`;
    expect(slot(text)).toEqual({
      codes: ['M96.1 possible was definite: coded too freely here'],
      diagnostics: [],
    });
  });

  const faulty: readonly [string, string, string[]][] = [
    ['lacks a column', 'system,code\nx,y\n', ['1 system: error code-list-columns']],
    [
      'repeats a listed code and says nothing',
      `system,code,display\n${icd},M96.1,X\n`,
      ['2 system: error code-duplicate'],
    ],
    ['repeats itself', `system,code,display\n${cpt},1,X\n${cpt},1,X\n`, ['3 system: error code-duplicate']],
    [
      'has a wrong check digit',
      `system,code,display\n${sct},27151002,X\n`,
      ['2 code: error code-check-digit'],
    ],
    [
      'gives a class without a reason',
      `system,code,display,class,reason\n${cpt},1,X,possible,\n`,
      ['2 reason: error reason-missing'],
    ],
    [
      'gives an unknown class',
      `system,code,display,class,reason\n${cpt},1,X,maybe,why\n`,
      ['2 class: error code-class-unknown'],
    ],
    ['names no system', `system,code,display\nours,L1,X\n`, ['2 system: error code-system']],
    ['lacks a display', `system,code,display\n${cpt},1,\n`, ['2 display: error code-without-display']],
  ];
  test.each(faulty)('that %s is told', (_, text, expected) => {
    expect(slot(text).diagnostics).toEqual(expected);
  });
});
