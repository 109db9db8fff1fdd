import type {
  CodeSystem,
  CodeSystemConcept,
  CodeSystemConceptProperty,
  CodeSystemProperty,
  Extension,
  ValueSet,
  ValueSetExpansionContains,
  ValueSetExpansionParameter,
} from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { canonicalTo, experimental, header, urlOf } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, extensionUrls, representation } from './extensions.ts';
import { claims } from './profiles.ts';

/** A concept of a local code system, before it is FHIR. */
export interface Concept {
  readonly code: string;
  readonly display: string;
  readonly definition: string;
  /** Other printed spellings. */
  readonly designations?: readonly string[];
  readonly properties?: readonly CodeSystemConceptProperty[];
  /** True for a heading that nobody selects. */
  readonly abstract?: boolean;
  /** Where it stands in the source. */
  readonly places?: readonly Place[];
  readonly children?: readonly Concept[];
}

/** A local code system, and the value set of all its codes. */
export interface Terminology {
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly concepts: readonly Concept[];
  readonly properties?: readonly CodeSystemProperty[];
  readonly sources: readonly Place[];
  readonly authored: Place;
}

/** What an expansion must say of itself; fixed text of `crmi-expandedvalueset`. */
const pointInTime =
  'This value set contains a point-in-time expansion enumerating the codes that meet the value set intent. As new versions of the code systems used by the value set are released, the contents of this expansion will need to be updated to incorporate newly defined codes that meet the value set intent. Before, and periodically during production use, the value set expansion contents SHOULD be updated.';

/** What another printed spelling of a concept is. */
const synonym = { system: 'http://snomed.info/sct', code: '900000000000013009', display: 'Synonym' };

/** The CodeSystem: complete, case-sensitive, nested by grouping where the source groups. */
export function buildCodeSystem(guideline: Guideline, terminology: Terminology): Artifact {
  const { slug, concepts, properties, sources, authored } = terminology;
  const nested = concepts.some((concept) => concept.children?.length);
  const resource: CodeSystem = {
    resourceType: 'CodeSystem',
    ...header(guideline, 'CodeSystem', { ...terminology, name: `CodeSystem ${terminology.name}` }),
    ...experimental(guideline),
    ...claims({ crmi: ['shareablecodesystem', 'publishablecodesystem'] }),
    extension: [
      ...capabilities('shareable', 'publishable'),
      representation('structured'),
      ...derivations(guideline, sources),
    ],
    caseSensitive: true,
    valueSet: canonicalTo(guideline, 'ValueSet', slug),
    ...(nested && { hierarchyMeaning: 'grouped-by' as const }),
    compositional: false,
    versionNeeded: false,
    content: 'complete',
    count: flat(concepts).length,
    ...(properties && { property: [...properties] }),
    concept: concepts.map((concept) => codeSystemConcept(guideline, concept)),
  };
  return { resource: inSpecOrder(resource), sources, authored };
}

/** The ValueSet of the whole system, with its expansion (servers that cannot expand use it as it stands). */
export function buildWholeValueSet(guideline: Guideline, terminology: Terminology): Artifact {
  const { slug, concepts, sources, authored, title, description } = terminology;
  const system = urlOf(guideline, 'CodeSystem', slug);
  const contains = flat(concepts).map(
    ({ code, display, abstract }): ValueSetExpansionContains => ({
      system,
      ...(abstract && { abstract: true }),
      code,
      display,
    }),
  );
  const subject = {
    slug,
    name: `ValueSet ${terminology.name}`,
    title,
    description: `All codes of the code system. ${description}`,
  };
  const resource: ValueSet = {
    resourceType: 'ValueSet',
    ...header(guideline, 'ValueSet', subject),
    ...experimental(guideline),
    ...claims({
      crmi: ['shareablevalueset', 'publishablevalueset', 'computablevalueset', 'expandedvalueset'],
    }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable', 'executable'),
      { url: extensionUrls.valueSetWarning, valueMarkdown: pointInTime },
      ...derivations(guideline, sources),
    ],
    immutable: false,
    compose: { include: [{ system, version: guideline.identity.version }] },
    expansion: {
      timestamp: guideline.identity.date,
      total: contains.length,
      parameter: expansionParameters(`${system}|${guideline.identity.version}`),
      contains,
    },
  };
  return { resource: inSpecOrder(resource), sources, authored };
}

/** What the expansion was made from: this version of the system, as a flat list. */
function expansionParameters(valueUri: string): ValueSetExpansionParameter[] {
  return [
    { name: 'system-version', valueUri },
    { name: 'used-codesystem', valueUri },
    { name: 'excludeNested', valueBoolean: true },
  ];
}

/** Every concept, parents before children. */
export function flat(concepts: readonly Concept[]): readonly Concept[] {
  return concepts.flatMap((concept) => [concept, ...flat(concept.children ?? [])]);
}

function codeSystemConcept(guideline: Guideline, concept: Concept): CodeSystemConcept {
  const {
    code,
    display,
    definition,
    designations = [],
    properties = [],
    places = [],
    children = [],
    abstract,
  } = concept;
  const extension: Extension[] = derivations(guideline, places);
  const property = [...properties, ...(abstract ? [{ code: 'notSelectable', valueBoolean: true }] : [])];
  return {
    ...(extension.length > 0 && { extension }),
    code,
    display,
    definition,
    ...(designations.length > 0 && { designation: designations.map((value) => ({ use: synonym, value })) }),
    ...(property.length > 0 && { property }),
    ...(children.length > 0 && { concept: children.map((child) => codeSystemConcept(guideline, child)) }),
  };
}
