import type { ElementDefinition, StructureDefinition } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { experimental, header, urlOf } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations } from './extensions.ts';
import { wholeSource } from './source.ts';

/** An extension of ours, as its StructureDefinition says it. */
export interface ExtensionWords {
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Elements that it may stand in. */
  readonly context: readonly string[];
  /** Of the extension as a whole. */
  readonly root: Pick<ElementDefinition, 'short' | 'definition' | 'min' | 'max'>;
  /** The elements before its url. */
  readonly parts: readonly ElementDefinition[];
  /** What its value is: a type, or none where it has parts. */
  readonly value?: string;
}

/** The StructureDefinition of an extension. Without a snapshot: servers and validators make it from the differential. */
export function extensionStructure(guideline: Guideline, words: ExtensionWords): Artifact {
  const { slug, name, title, description, context, root, parts, value } = words;
  const sources = [wholeSource(guideline)];
  const resource: StructureDefinition = {
    resourceType: 'StructureDefinition',
    ...header(guideline, 'StructureDefinition', { slug, name, title, description }),
    ...experimental(guideline),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      ...derivations(guideline, sources),
    ],
    fhirVersion: '4.0.1',
    kind: 'complex-type',
    abstract: false,
    context: context.map((expression) => ({ type: 'element' as const, expression })),
    type: 'Extension',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Extension', path: 'Extension', ...root },
        ...parts,
        {
          id: 'Extension.url',
          path: 'Extension.url',
          fixedUri: urlOf(guideline, 'StructureDefinition', slug),
        },
        {
          id: 'Extension.value[x]',
          path: 'Extension.value[x]',
          ...(value === undefined ? { max: '0' } : { min: 1, type: [{ code: value }] }),
        },
      ],
    },
  };
  return { resource: inSpecOrder(resource), sources, authored: guideline.identity.authored };
}
