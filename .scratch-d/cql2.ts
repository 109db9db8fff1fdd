import { cqlLibrary } from '../src/logic/cql/cqlLibrary.ts';
import { fractureSites, terms } from '../test/support/generate/world.ts';
import { interpret } from '../test/support/interpret/interpret.ts';
import { runCql } from '../test/support/runCql.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const c: any = {
  kind: 'evidence',
  recorded: [{ kind: 'sites', codes: 'fracture', count: 2, sites: fractureSites }],
  possible: [],
  absence: 'unknown',
};
const mk = (...cs: string[][]) => ({
  given: cs.map((codes, i) => ({
    resourceType: 'Condition',
    id: 'c' + i,
    subject: { reference: 'Patient/a' },
    code: { coding: codes.map((code) => ({ system: icd, code })) },
  })) as any,
  subject: 'a',
  today: '2024-02-29',
  complete: [],
  questionnaire: 'http://x',
  draftOrders: [],
});
const ss = [
  mk(['S22.010A'], ['M48.56XA']),
  mk(['S22.010A'], ['M4856XA']),
  mk(['S22.010A', 'M4856XA']),
  mk(['S22.010A', 'M48.56XA']),
];
console.log(
  await runCql([c], ss, terms),
  ss.map((s) => interpret(c, s, terms)),
);
const l = cqlLibrary({
  name: 'T',
  version: '1',
  title: 'T',
  criteria: [{ id: 'a', title: 'a', criterion: c }],
  outcomes: [],
  rules: [],
  codeSet: terms.codeSet,
  asked: () => ({ questionnaire: 'x', inverted: false }),
} as any);
console.log(l.text);
