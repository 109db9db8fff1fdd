import type { ValueSet, ValueSetComposeInclude } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { CodeList, Guideline, ListedCode } from '../knowledge/guideline.ts';
import { codePattern } from '../logic/codePattern.ts';
import { experimental, header } from './canonical.ts';
import { codeSystemNotices } from './codeSystemNotices.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, representation } from './extensions.ts';
import { claims } from './profiles.ts';

/**
 * A list of public codes as a ValueSet: enumerated, with families as filters on the start of the code for servers that
 * know the code system, and an expansion of the enumerated codes for engines that do not. Codes of the class `never` stay
 * out, of the families too. (A filter `is-a` would say the same of ICD-10-CM, but no validator can check it offline.)
 */
export function buildCodeListValueSet(guideline: Guideline, list: CodeList): Artifact {
  const codes = list.codes.filter((code) => code.class !== 'never');
  const systems = [...new Set([...codes, ...list.families].map(({ system }) => system))].sort();
  const exclude = systems.flatMap((system) => excludesOf(list, system));
  const notices = systems.flatMap((system) => codeSystemNotices[system] ?? []);
  const shared = header(guideline, 'ValueSet', {
    slug: list.id,
    name: `ValueSet ${list.id}`,
    title: list.title,
    description: describe(list, codes),
  });
  const resource: ValueSet = {
    resourceType: 'ValueSet',
    ...shared,
    ...experimental(guideline),
    ...claims({ crmi: ['shareablevalueset', 'publishablevalueset', 'computablevalueset'] }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      representation('structured'),
      ...derivations(guideline, [list.place]),
    ],
    immutable: false,
    copyright: [shared.copyright, ...notices].join('\n\n'),
    compose: {
      include: systems.flatMap((system) => includesOf(list, codes, system)),
      ...(exclude.length > 0 && { exclude }),
    },
    expansion: {
      timestamp: guideline.identity.date,
      total: codes.length,
      parameter: [{ name: 'excludeNested', valueBoolean: true }],
      contains: codes.map(({ system, code, display, legacy }) => ({
        system,
        ...(legacy && { inactive: true }),
        code,
        display,
      })),
    },
  };
  return { resource: inSpecOrder(resource), sources: [list.place], authored: list.authored };
}

function includesOf(list: CodeList, codes: readonly ListedCode[], system: string): ValueSetComposeInclude[] {
  const concept = codes
    .filter((code) => code.system === system)
    .map(({ code, display }) => ({ code, display }));
  const families = list.families.filter((family) => family.system === system);
  return [
    ...(concept.length > 0 ? [{ system, concept }] : []),
    ...families.map(({ root }) => ({
      system,
      filter: [{ property: 'code', op: 'regex' as const, value: codePattern([], [root], false) }],
    })),
  ];
}

/** Codes that a family would bring in and that must not count. */
function excludesOf(list: CodeList, system: string): ValueSetComposeInclude[] {
  const roots = list.families.filter((family) => family.system === system).map((family) => family.root);
  const concept = list.codes
    .filter((code) => code.class === 'never' && code.system === system)
    .filter(({ code }) => roots.some((root) => code.startsWith(root)))
    .map(({ code, display }) => ({ code, display }));
  return concept.length > 0 ? [{ system, concept }] : [];
}

function describe(list: CodeList, codes: readonly ListedCode[]): string {
  const legacy = codes.filter((code) => code.legacy).map((code) => code.code);
  const possible = codes.filter((code) => code.class === 'possible').map((code) => code.code);
  const roots = list.families.map((family) => family.root);
  return [
    list.description,
    ...(/point-in-time/i.test(list.description) ? [] : ['A point-in-time list.']),
    'As the code systems publish new releases, the list has to be reviewed.',
    ...(roots.length > 0
      ? [
          `Families ${roots.join(', ')}: the expansion holds the enumerated codes only; a server that knows the code system adds what the filters select.`,
        ]
      : []),
    ...(legacy.length > 0
      ? [`Retired codes, kept to match old records, never to write new ones: ${legacy.join(', ')}.`]
      : []),
    ...(possible.length > 0
      ? [`A record with one of these alone is a reason to ask, not evidence: ${possible.join(', ')}.`]
      : []),
  ].join('\n\n');
}
