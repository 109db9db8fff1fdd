import type { StructureDefinition } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { experimental, header, urlOf } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations } from './extensions.ts';
import { listVariableSlug } from './listVariable.ts';
import { wholeSource } from './source.ts';

/** The StructureDefinition of the extension that names the list variable which an `action.input` feeds. */
export function buildListVariableStructure(guideline: Guideline): Artifact {
  const sources = [wholeSource(guideline)];
  const resource: StructureDefinition = {
    resourceType: 'StructureDefinition',
    ...header(guideline, 'StructureDefinition', {
      slug: listVariableSlug,
      name: 'ListVariable',
      title: 'List variable that an input feeds',
      description:
        'Names the variable of the conditions, without its percent sign, which the resources of this type feed: newest first, of one patient. The same name is the key of a prefetch. It stands in an extension since an input with an id means something else to some engines.',
    }),
    ...experimental(guideline),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      ...derivations(guideline, sources),
    ],
    fhirVersion: '4.0.1',
    kind: 'complex-type',
    abstract: false,
    context: [{ type: 'element', expression: 'DataRequirement' }],
    type: 'Extension',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    derivation: 'constraint',
    differential: {
      element: [
        {
          id: 'Extension',
          path: 'Extension',
          short: 'Name of a list variable',
          definition: 'The variable that conditions read, without its percent sign.',
          min: 0,
          max: '1',
        },
        { id: 'Extension.extension', path: 'Extension.extension', max: '0' },
        {
          id: 'Extension.url',
          path: 'Extension.url',
          fixedUri: urlOf(guideline, 'StructureDefinition', listVariableSlug),
        },
        { id: 'Extension.value[x]', path: 'Extension.value[x]', min: 1, type: [{ code: 'string' }] },
      ],
    },
  };
  return { resource: inSpecOrder(resource), sources, authored: guideline.identity.authored };
}
