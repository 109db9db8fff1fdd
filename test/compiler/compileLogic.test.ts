import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CompiledLogic, compileLogic } from '../../src/compiler/compileLogic.ts';
import type { CqlCompiler } from '../../src/compiler/cqlCompiler.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { scratchFolder } from '../support/callCli.ts';
import { theCompiler } from '../support/runCql.ts';
import { smallGuideline } from '../support/smallGuideline.ts';

const path = join(scratchFolder(), 'gout');
beforeEach(() => rmSync(path, { recursive: true, force: true }));

const compiler = await theCompiler();
const started = vi.fn<() => Promise<CqlCompiler | undefined>>();
beforeEach(() => {
  started.mockReset();
  started.mockResolvedValue(compiler);
});

async function run(guideline: Guideline = smallGuideline) {
  const found: Diagnostic[] = [];
  const folder = { path, shown: 'input/gout' };
  const logic = await compileLogic(guideline, folder, (diagnostic) => found.push(diagnostic), started);
  return { logic, found };
}

function keep(logic: CompiledLogic | undefined): void {
  for (const { path: below, content } of logic?.files ?? []) {
    mkdirSync(dirname(join(path, below)), { recursive: true });
    writeFileSync(join(path, below), content);
  }
}

/** The guideline with other codes in its first list. */
function recoded(code: string): Guideline {
  const [list, ...others] = smallGuideline.codeLists;
  const [first, ...rest] = list?.codes ?? [];
  if (!list || !first) throw new Error('the small guideline has no codes');
  return { ...smallGuideline, codeLists: [{ ...list, codes: [{ ...first, code }, ...rest] }, ...others] };
}

describe('compiled logic', { timeout: 60_000 }, () => {
  it('is made once and then taken from beside the guideline', async () => {
    const first = await run();
    expect(first.found).toEqual([]);
    expect(JSON.parse(first.logic?.elm ?? '').library.identifier.id).toBe('GoutLogic');
    expect(first.logic?.files.map((file) => file.path)).toEqual([
      '.compiled/logic.elm.json',
      '.compiled/state.json',
    ]);
    keep(first.logic);
    started.mockClear();
    expect((await run()).logic).toEqual({ elm: first.logic?.elm, files: [] });
    expect(started).not.toHaveBeenCalled();
  });

  it('does not depend on the canonical base, nor on words', async () => {
    keep((await run()).logic);
    started.mockClear();
    const { identity } = smallGuideline;
    await run({
      ...smallGuideline,
      identity: { ...identity, canonical: 'https://other.org', title: 'Other' },
    });
    expect(started).not.toHaveBeenCalled();
  });

  it('is made again after a change of codes or of the version, and is then what it would be from nothing', async () => {
    keep((await run()).logic);
    const { identity } = smallGuideline;
    for (const changed of [
      recoded('99999999'),
      { ...smallGuideline, identity: { ...identity, version: '9.9.9' } },
    ]) {
      const after = await run(changed);
      expect(after.found).toEqual([]);
      rmSync(path, { recursive: true });
      expect((await run(changed)).logic).toEqual(after.logic);
      keep((await run()).logic);
    }
  });

  it('forgets what is no longer written', async () => {
    keep((await run()).logic);
    const state = () => JSON.parse(readFileSync(join(path, '.compiled/state.json'), 'utf8'));
    const before = state().sound.length;
    keep((await run({ ...smallGuideline, criteria: [], eligibility: [] })).logic);
    expect(state().sound.length).toBeLessThan(before);
  });

  it.each([
    ['of another compiler', 'state.json', (text: string) => text.replace('5.3.0', '5.2.0')],
    ['that was merged by hand', 'logic.elm.json', (text: string) => `<<<<<<< mine\n${text}`],
    ['that is broken', 'state.json', (text: string) => text.slice(0, 20)],
    ['that holds something else', 'state.json', () => 'null'],
  ])('is not taken from a cache %s', async (_, file, spoil) => {
    const { logic } = await run();
    keep(logic);
    const place = join(path, '.compiled', file);
    writeFileSync(place, spoil(readFileSync(place, 'utf8')));
    expect((await run()).logic).toEqual(logic);
    expect(started).toHaveBeenCalledTimes(2);
  });

  it('is not missed by a guideline without logic', async () => {
    const { logic, found } = await run({ ...smallGuideline, recommendations: [], eligibility: [] });
    expect({ logic, found }).toEqual({ logic: { files: [] }, found: [] });
    expect(started).not.toHaveBeenCalled();
  });

  it('says how to get the compiler when it is needed and not there', async () => {
    started.mockResolvedValue(undefined);
    const { logic, found } = await run();
    expect(logic).toBeUndefined();
    expect(found).toEqual([
      {
        code: 'cql-compiler-missing',
        severity: 'error',
        message:
          'The logic changed since it was last compiled, and the CQL compiler is not installed. Run: npm install --save-dev --save-exact @cqframework/cql@5.3.0 cql-exec-fhir@2.2.0',
        place: smallGuideline.identity.authored,
      },
    ]);
  });

  it('names the line of the criterion whose condition HAPI could not compile', async () => {
    started.mockResolvedValue((text) =>
      text.startsWith('library expression')
        ? {
            faults: [
              {
                message: 'Nonsense.',
                line: text.split('\n').findIndex((line) => line.startsWith('define')) + 2,
              },
            ],
          }
        : compiler(text),
    );
    const { logic, found } = await run();
    expect(logic).toBeUndefined();
    expect(found.map(({ code, place }) => [code, place])).toEqual([
      ['fhirpath-not-cql', smallGuideline.criteria[0]?.authored],
    ]);
    expect(found[0]?.message).toMatch(
      /^A condition of ".*" does not compile as CQL, so HAPI would drop it: Nonsense\. The expression is \S/,
    );
  });

  it('names the define that the compiler refuses', async () => {
    started.mockResolvedValue((text) =>
      text.includes('library GoutLogic')
        ? {
            faults: [
              {
                message: 'Nonsense.',
                line: text.split('\n').findIndex((line) => line.includes('Is after today')) + 2,
              },
            ],
          }
        : compiler(text),
    );
    const { logic, found } = await run();
    expect(logic).toBeUndefined();
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      [
        'cql-fault',
        'The CQL made from the criteria does not compile: Nonsense (define function "Is after today"(dates List<Date>)). This is a fault of knart; please report it.',
      ],
    ]);
  });
});
