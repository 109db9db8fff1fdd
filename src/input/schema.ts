import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ErrorObject } from 'ajv';
import { packageRoot } from '../packageRoot.ts';

/** The YAML files that people write, by the name of their schema: those of a guideline, and the ignore file of `knart validate`. */
export type SchemaName =
  | 'guideline'
  | 'layout'
  | 'recommendations'
  | 'variables'
  | 'tables'
  | 'maps'
  | 'metadata'
  | 'terminology'
  | 'criteria'
  | 'cases'
  | 'eligibility'
  | 'review'
  | 'ignore';

/** A compiled schema; `errors` holds what the last call found. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

let loaded: Promise<Record<SchemaName, Validate>> | undefined;

/** The compiled schema of a YAML file; all are loaded together on first use. */
export async function loadSchema(name: SchemaName): Promise<Validate> {
  loaded ??= import(pathToFileURL(join(packageRoot, 'schemas', 'validators.mjs')).href);
  return (await loaded)[name];
}
