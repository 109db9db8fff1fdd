import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkout } from './checkout.ts';
import type { ValidatorCase } from './validatorCase.ts';

interface Hl7Case {
  readonly name: string;
  readonly file: string;
  readonly supporting: readonly string[];
  readonly class: string;
  readonly tier: string;
  readonly expectedErrorCount: number;
  readonly expectedErrors: readonly string[];
}

interface Verdicts {
  readonly clean: readonly string[];
  readonly disputed: Readonly<Record<string, unknown>>;
}

const folder = resolve(checkout, '../shared/cases');

/**
 * Cases that others wrote, beside the checkout: a part of HL7's own suite with the outcomes it records, and published resources.
 * Undefined where they are not there.
 * @param definitions folders ahead of core for the published resources, which claim profiles and use extensions
 */
export function findSharedCases(definitions: readonly string[]): ValidatorCase[] | undefined {
  const names = ['validator/cases.json', 'valid-r4-verdicts.json'].map((name) => join(folder, name));
  if (!names.every((name) => existsSync(name))) return undefined;
  return [...hl7Cases(), ...publishedCases(definitions)];
}

function hl7Cases(): ValidatorCase[] {
  const at = (name: string) => join(folder, 'validator', name);
  const cases = JSON.parse(readFileSync(at('cases.json'), 'utf8')) as Hl7Case[];
  return cases.map((each) => ({
    id: `HL7/${each.name}`,
    group: "HL7's suite",
    class: each.class,
    file: at(each.file),
    definitions: each.supporting.map(at),
    beside: each.supporting.map(at),
    unknownExtensions: false,
    unknownProfiles: true,
    exampleUrls: true,
    recorded: each.expectedErrorCount > 0 ? each.expectedErrors : [],
  }));
}

function publishedCases(definitions: readonly string[]): ValidatorCase[] {
  const { clean, disputed } = JSON.parse(
    readFileSync(join(folder, 'valid-r4-verdicts.json'), 'utf8'),
  ) as Verdicts;
  const of = (kind: string) => (name: string) => ({
    id: `published/${name.replace(/\.json$/, '')}`,
    group: 'published resources',
    class: kind,
    file: join(folder, 'valid-r4', name),
    definitions,
    beside: [],
    unknownExtensions: true,
    unknownProfiles: true,
    exampleUrls: true,
  });
  return [...clean.map(of('clean')), ...Object.keys(disputed).map(of('disputed'))];
}
