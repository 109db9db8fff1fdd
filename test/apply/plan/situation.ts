import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bundle, FhirResource, Library, PlanDefinition } from 'fhir/r4.js';
import { elmOf } from '../../support/runCql.ts';
import { resourcesIn } from './support.ts';

const folder = new URL('situations/', import.meta.url);

/** Names of the situations: a folder each, with content, data, what is asked, and what the reference engine made of it. */
export const situations: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** What is asked of a situation, as ids. */
interface SituationRequest {
  readonly plan: string;
  readonly subject: string;
  readonly encounter?: string;
  readonly practitioner?: string;
}

/** A plan with libraries in CQL, and a patient. */
export interface Situation extends Omit<SituationRequest, 'plan'> {
  readonly plan: PlanDefinition;
  /** The plan, what it leads to, and its libraries as text. */
  readonly content: readonly FhirResource[];
  readonly data: Bundle;
  readonly asOf: string;
}

/** Reads a situation. */
export function situation(name: string): Situation {
  const { plan: id, ...request } = JSON.parse(read(name, 'request.json')) as SituationRequest;
  const texts = readdirSync(new URL(`${name}/`, folder)).filter((file) => file.endsWith('.cql'));
  const content = [
    ...texts.sort().map((file) => libraryOf(file.replace('.cql', ''), read(name, file))),
    ...resourcesIn(JSON.parse(read(name, 'content.json')) as Bundle),
  ];
  return {
    ...request,
    plan: content.find((one) => one.resourceType === 'PlanDefinition' && one.id === id) as PlanDefinition,
    content,
    data: JSON.parse(read(name, 'data.json')) as Bundle,
    asOf: '2026-11-25T12:00:00Z',
  };
}

/** What the reference engine made of a situation, and where that is kept. */
export function recording(
  name: string,
  form: 'careplan' | 'bundle',
): { readonly file: string; read(): unknown } {
  const file = `${form}.json`;
  return {
    file: fileURLToPath(new URL(`${name}/${file}`, folder)),
    read: () => JSON.parse(read(name, file)),
  };
}

/** The content with its libraries compiled, as they are shipped. */
export async function withElm(content: readonly FhirResource[]): Promise<readonly FhirResource[]> {
  return Promise.all(
    content.map(async (resource) => {
      if (resource.resourceType !== 'Library') return resource;
      const [text] = resource.content ?? [];
      const elm = await elmOf(Buffer.from(text?.data ?? '', 'base64').toString('utf8'));
      const data = Buffer.from(elm).toString('base64');
      return {
        ...resource,
        content: [...(text ? [text] : []), { contentType: 'application/elm+json', data }],
      };
    }),
  );
}

function libraryOf(name: string, text: string): Library {
  return {
    resourceType: 'Library',
    id: name,
    url: `http://example.org/fhir/Library/${name}`,
    version: '1.0.0',
    name,
    status: 'active',
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/library-type', code: 'logic-library' }],
    },
    content: [{ contentType: 'text/cql', data: Buffer.from(text).toString('base64') }],
  };
}

function read(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
}
