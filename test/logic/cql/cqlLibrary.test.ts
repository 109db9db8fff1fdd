import { describe, expect, it } from 'vitest';
import { cqlLibrary } from '../../../src/logic/cql/cqlLibrary.ts';
import { source } from './logicSource.ts';

const library = cqlLibrary(source);

/** The define of a name, as it stands in the text. */
function define(name: string, text = library.text): string | undefined {
  const start = `define "${name}":\n`;
  const at = text.indexOf(start);
  return at < 0 ? undefined : text.slice(at + start.length, text.indexOf('\n\n', at)).trim();
}

describe('the CQL library', () => {
  it('says its name and version, and what a caller may supply', () => {
    expect(library.text).toContain("library GoutLogic version '1.2.3'\n");
    expect(library.text.match(/^parameter .*$/gm)).toEqual([
      'parameter "Complete" List<String>',
      'parameter "Yes" List<String>',
      'parameter "No" List<String>',
      'parameter "draftOrders" List<FHIR.Resource>',
    ]);
  });

  it('has a define for each rail, over defines of facts', () => {
    expect(define('Has \\"gout\\": met')).toBe(
      '("Condition Gout: definite"\n      or "Answered yes: gout")\n    and not "Answered no: gout"',
    );
    expect(define('Has \\"gout\\": ruled out')).toBe(
      [
        'not "Answered yes: gout"',
        '    and (("Answered no: gout"',
        '        and not "Condition Gout: definite")',
        '      or ("Condition: complete"',
        '        and "Condition: understood"',
        '        and not "Condition Gout: counted"))',
      ].join('\n'),
    );
  });

  it('calls other criteria by their names', () => {
    expect(define('Both: met')).toBe('"Has \\"gout\\": met"\n    and "In pain: ruled out"');
    expect(define('Both: ruled out')).toBe('"Has \\"gout\\": ruled out"\n    or "In pain: met"');
  });

  it('has a define for each outcome, over rails', () => {
    expect(define('what-now: go')).toBe('"Both: met"');
    expect(define('what-now: ask')).toBe('not "Both: met"\n    and not "Both: ruled out"');
  });

  it('has a define for what a plan asks, and one for each part that has no name', () => {
    expect(library.conditions('row')).toEqual({
      whole: 'Both: met (2)',
      parts: ['Has "gout": met', 'Both: met, part 2'],
    });
    expect(define('Both: met (2)')).toBe(
      '"Has \\"gout\\": met"\n    and ("In pain: met"\n      or "Both: met")',
    );
    expect(define('Both: met, part 2')).toBe('"In pain: met"\n    or "Both: met"');
    expect(library.conditions('asked')).toEqual({ whole: 'Open', parts: ['Open'] });
    expect(() => library.conditions('rows')).toThrow('no rule rows');
  });

  it('has a define for a card that asks for several values, and one for each of them', () => {
    expect(library.conditions('card')).toEqual({
      whole: 'What now: a card',
      parts: ['What now: a card, part 1', 'What now: a card, part 2', 'Both: ruled out'],
    });
    expect(define('What now: a card')).toBe(
      'not "Has \\"gout\\": met"\n    and not "In pain: ruled out"\n    and "Both: ruled out"',
    );
    expect(define('What now: a card, part 1')).toBe('not "Has \\"gout\\": met"');
    expect(define('What now: a card, part 2')).toBe('not "In pain: ruled out"');
  });

  it('lists what is said of one label in a define, and says nothing where the list is empty, which engines join differently', () => {
    const rules = [
      ...source.rules,
      {
        id: 'said',
        title: 'Card',
        when: [],
        said: {
          before: 'Always.',
          items: [
            { label: 'Met', title: 'Gout', rules: ['named'] },
            { label: 'Met', title: 'All of it', rules: ['row', 'card'] },
            { label: 'To note', title: 'Open', rules: ['asked'] },
          ],
          after: ' The end.',
        },
      },
    ];
    const { text, conditions } = cqlLibrary({ ...source, rules });
    expect(conditions('said').said).toBe('Card: what is said');
    expect(define('Card: Met', text)).toBe(
      [
        '({',
        `    if "Has \\"gout\\": met" then 'Gout' else null,`,
        `    if "Both: met (2)" and "What now: a card" then 'All of it' else null`,
        '  }) Item where Item is not null',
      ].join('\n'),
    );
    expect(define('Card: what is said', text)).toBe(
      [
        `'Always.'`,
        `  + (if exists "Card: Met" then '\\n\\nMet: ' + Combine("Card: Met", '; ') + '.' else '')`,
        `  + (if exists "Card: To note" then '\\n\\nTo note: ' + Combine("Card: To note", '; ') + '.' else '')`,
        `  + ' The end.'`,
      ].join('\n'),
    );
  });

  it('tells a plan from an outcome of the same name', () => {
    const rules = [
      {
        id: 'x',
        title: 'what-now: go',
        when: [
          { criterion: { kind: 'named', id: 'gout' }, outcome: 'met' },
          { criterion: { kind: 'named', id: 'pain' }, outcome: 'met' },
        ],
      },
    ] as const;
    expect(cqlLibrary({ ...source, rules }).conditions('x').whole).toBe('what-now: go (2)');
  });

  it('names responses by their form', () => {
    expect(define('Responses: q')).toContain("R.questionnaire.value = 'http://example.org/Questionnaire/q'");
  });

  it('calls what a rail says already by the name of the rail', () => {
    const gout = 'Has "gout": met';
    expect(library.conditions('named')).toEqual({ whole: gout, parts: [gout] });
    expect(define('Gout')).toBeUndefined();
  });

  it('takes codes by the same patterns as FHIRPath, listed ones by their class and others by their family', () => {
    const text = library.text.replace(/\s+/g, ' ');
    expect(text).toContain("'^(?:M10[.]?9)$'");
    expect(text).toContain(
      `(Matches("Plain"(K.code.value), '^(?:M10[.]?3.*)$') and not Matches("Plain"(K.code.value), '^(?:M10[.]?30)$'))`,
    );
    expect(text).toContain(
      "(K.system.value = 'http://snomed.info/sct' and Matches(K.code.value, '^(?:90560007)$'))",
    );
  });

  it('says a fact that no code can show by nothing at all', () => {
    expect(library.text).not.toContain('Nothing');
    expect(define('In pain: ruled out')).toBe('false');
  });

  it('writes each definition once, and each before what uses it', () => {
    const lines = library.text.split('\n');
    const defined = lines.flatMap(
      (line) => /^define (?:function )?("(?:[^"\\]|\\.)*")/.exec(line)?.[1] ?? [],
    );
    expect(new Set(defined).size).toBe(defined.length);
    const seen = new Set(['"Complete"', '"Yes"', '"No"', '"draftOrders"', '"start"', '"end"']);
    for (const line of lines.slice(lines.indexOf('context Patient') + 1)) {
      if (line.startsWith('//')) continue;
      const name = /^define (?:function )?("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
      if (name) seen.add(name);
      else for (const [used] of line.matchAll(/"(?:[^"\\]|\\.)*"/g)) expect(seen, line).toContain(used);
    }
  });

  it('puts notes into one line', () => {
    expect(library.text).toContain('// Line 3: “gout”, of any kind\ndefine "Has \\"gout\\": met":');
  });

  it('means the same whatever its comments say', () => {
    const [first, ...others] = source.criteria;
    const retold = cqlLibrary({
      ...source,
      title: 'Another title',
      criteria: [{ ...(first as (typeof source.criteria)[number]), note: 'Another note' }, ...others],
    });
    expect(retold.text).not.toBe(library.text);
    expect(retold.meaning).toBe(library.meaning);
    expect(cqlLibrary({ ...source, version: '1.2.4' }).meaning).not.toBe(library.meaning);
  });

  it('tells criteria, code lists and plans of the same title apart', () => {
    const { text } = cqlLibrary({
      ...source,
      criteria: source.criteria.map((one) => ({ ...one, title: 'Same' })),
      codeSet: (id) => ({ ...source.codeSet(id), title: 'List' }),
    });
    expect(define('Same (gout): met', text)).toContain('"Condition List: definite"');
    expect(define('Same (pain): met', text)).toBe('"Score List (score), 7 or more within 1 month: definite"');
  });
});
