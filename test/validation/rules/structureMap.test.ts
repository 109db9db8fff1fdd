import { structureMap } from '../../../src/validation/rules/structureMap.ts';
import { testRule } from '../../support/testRule.ts';

const inputs = [
  { name: 'src', type: 'Patient', mode: 'source' },
  { name: 'tgt', type: 'Person', mode: 'target' },
];
const map = (rules: object[], more: object = {}, group: object = {}) => ({
  resourceType: 'StructureMap',
  group: [{ name: 'a', input: inputs, rule: rules, ...group }],
  ...more,
});
const rule = (source: object, more: object = {}) => ({
  name: 'r',
  source: [{ context: 'src', ...source }],
  ...more,
});
const target = (more: object) => ({ target: [{ context: 'tgt', contextType: 'variable', ...more }] });
const helper = { name: 'b', input: inputs, rule: [rule({})] };
const call = (name: string, ...variable: string[]) => ({
  resourceType: 'StructureMap',
  group: [{ name: 'a', input: inputs, rule: [rule({}, { dependent: [{ name, variable }] })] }, helper],
});
const at = 'StructureMap.group[0]';

testRule(structureMap, [
  {
    name: 'takes variables and elements that are there, aliases, imports, and what is not known',
    resources: [
      map([
        rule(
          { element: 'name', variable: 'n' },
          {
            ...target({ element: 'name', variable: 't', transform: 'create' }),
            rule: [
              {
                name: 's',
                source: [{ context: 'n', element: 'family' }],
                target: [{ context: 't', element: 'anything' }],
              },
            ],
          },
        ),
        rule({ element: 'deceasedBoolean' }),
      ]),
      map([rule({ element: 'anything' })], {
        structure: [{ url: 'http://example.org/model', alias: 'Model', mode: 'source' }],
        group: [
          {
            name: 'a',
            extends: 'elsewhere',
            input: [
              { name: 'src', type: 'Model', mode: 'source' },
              { name: 'free', mode: 'target' },
            ],
            rule: [rule({ element: 'anything' }, { dependent: [{ name: 'elsewhere', variable: ['src'] }] })],
          },
        ],
        import: ['http://example.org/StructureMap/*'],
      }),
      call('b', 'src', 'tgt'),
    ],
    findings: [],
  },
  {
    name: 'refuses variables that are not there, also when they are of another rule',
    resources: [
      map([rule({ context: 'x' })]),
      map([rule({ variable: 'v' }), rule({ context: 'v' })]),
      map([rule({}, target({ context: 'src' }))]),
      map([rule({}, { rule: [rule({ context: 'q' })] })]),
    ],
    findings: [
      `${at}.rule[0].source[0]: No variable x is here to be read.`,
      `${at}.rule[1].source[0]: No variable v is here to be read.`,
      `${at}.rule[0].target[0]: No variable src is here to be written.`,
      `${at}.rule[0].rule[0].source[0]: No variable q is here to be read.`,
    ],
  },
  {
    name: 'refuses elements that the type of a variable has not, of the core or by its alias',
    resources: [
      map([rule({ element: 'born' }, target({ element: 'dead' }))]),
      map([
        rule({ element: 'name', variable: 'n' }),
        rule({ element: 'name', variable: 'n' }, { rule: [rule({ context: 'n', element: 'x' })] }),
      ]),
      map(
        [rule({ element: 'born' })],
        {
          structure: [{ url: 'http://hl7.org/fhir/StructureDefinition/Patient', alias: 'P', mode: 'source' }],
        },
        { input: [{ name: 'src', type: 'P', mode: 'source' }] },
      ),
    ],
    findings: [
      `${at}.rule[0].source[0]: Patient has no element born.`,
      `${at}.rule[0].target[0]: Person has no element dead.`,
      `${at}.rule[1].rule[0].source[0]: HumanName has no element x.`,
      `${at}.rule[0].source[0]: Patient has no element born.`,
    ],
  },
  {
    name: 'refuses groups and inputs twice, of unknown types, and calls that fit no group',
    resources: [
      { resourceType: 'StructureMap', group: [helper, helper] },
      map([], {}, { input: [...inputs, inputs[0]] }),
      map([], {}, { input: [{ name: 'src', type: 'Foo', mode: 'source' }] }),
      map([], {}, { extends: 'z' }),
      call('z', 'src'),
      call('b', 'src'),
      call('b', 'src', 'q'),
    ],
    findings: [
      'StructureMap.group[1].name: The group b stands here before.',
      `${at}.input[2]: The input src stands here before.`,
      `${at}.input[0]: Foo is no type of R4, and no structure has it as its alias.`,
      `${at}.extends: No group is called z.`,
      `${at}.rule[0].dependent[0]: No group is called z.`,
      `${at}.rule[0].dependent[0]: The group b takes 2 variables, not 1.`,
      `${at}.rule[0].dependent[0]: No variable q is here to be given to b.`,
    ],
  },
]);
