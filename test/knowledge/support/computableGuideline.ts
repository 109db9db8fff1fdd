import { GuidelineCopy } from '../copyGuideline.ts';

const tables = 'tables.yaml';

function criterion(id: string, line: number, quote: string, body: string): string {
  return `  - id: ${id}\n    title: Title of ${id}\n    line: ${line}\n    quote: ${quote}\n    basis: stated\n    rationale: Why.\n    ${body}\n`;
}

const question = 'question: { text: Is it so?, validFor: 1 day, rationale: Why. }';

const criteria = `criteria:
${criterion('zone', 22, 'Malleolar zone', 'any: [fibula-edge, tibia-edge]')}
${criterion('fibula-edge', 23, 'Pain at the back edge of the fibula', question)}
${criterion('tibia-edge', 24, 'back edge of the tibia', question)}
${criterion('base', 26, 'fifth metatarsal', `recorded: [{ condition: foot }]\n    absence: ruled-out\n    ${question}`)}
${criterion('wound', 30, 'Open wound', question)}
${criterion('whole', 28, 'When to Refer', 'any: [zone, base, wound]')}
${criterion('loose', 25, 'Midfoot zone', 'not: base')}
`;

const eligibility = `plans:
  - id: refer
    title: Whom to refer
    description: A toy.
    lines: [28]
    cards:
      - { id: first, title: Refer, description: A toy., when: [{ met: whole }], rationale: Why. }
    rationale: Why.
questionnaires:
  - id: form
    title: What is asked
    description: A toy.
    groups:
      - { id: all, title: All, questions: [fibula-edge, tibia-edge, base, wound, pulse] }
    rationale: Why.
information:
  - { id: pulse, text: Is the foot without pulse?, line: 31, quote: Foot without pulse, rationale: Why. }
`;

const terminology = `codeLists:
  - { id: foot, title: Foot, description: Codes of the foot., line: 25, file: foot.csv }
`;

const codes = `system,code,display,class,class_reason,verified,source1,source2,note,role
http://hl7.org/fhir/sid/icd-10-cm,S92.3,Fracture of metatarsal bone,definite,,yes,seen,,,
`;

/** Two tables of the fixture called computable, with criteria over most of their lines; `loose` is used by no plan. */
export function computableGuideline(): GuidelineCopy {
  return new GuidelineCopy('test/fixtures/second-guideline')
    .write('criteria.yaml', criteria)
    .write('eligibility.yaml', eligibility)
    .write('terminology.yaml', terminology)
    .write('foot.csv', codes)
    .edit(tables, '- table: fracture-signs\n', '- table: fracture-signs\n    computable: true\n')
    .edit(
      tables,
      '- table: referral\n',
      '- table: referral\n    computable: true\n    notComputed:\n      - { line: 30, cell: later, reason: Six weeks are not looked at. }\n',
    );
}
