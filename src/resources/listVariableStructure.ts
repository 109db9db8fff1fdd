import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { extensionStructure } from './extensionStructure.ts';
import { listVariableSlug } from './listVariable.ts';

/** The StructureDefinition of the extension that names the list variable which an `action.input` feeds. */
export function buildListVariableStructure(guideline: Guideline): Artifact {
  return extensionStructure(guideline, {
    slug: listVariableSlug,
    name: 'ListVariable',
    title: 'List variable that an input feeds',
    description:
      'Names the variable of the conditions, without its percent sign, which the resources of this type feed: newest first, of one patient. The same name is the key of a prefetch. It stands in an extension since an input with an id means something else to some engines.',
    context: ['DataRequirement'],
    root: {
      short: 'Name of a list variable',
      definition: 'The variable that conditions read, without its percent sign.',
      min: 0,
      max: '1',
    },
    parts: [{ id: 'Extension.extension', path: 'Extension.extension', max: '0' }],
    value: 'string',
  });
}
