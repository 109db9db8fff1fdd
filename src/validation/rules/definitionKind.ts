import type { StructureDefinition } from 'fhir/r4.js';
import { loadDefinitions } from '../../definitions/definitions.ts';
import { elementsAt, isType } from '../conformance/elementsAt.ts';
import { parseTrouble } from '../conformance/parseTrouble.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

/** What a StructureDefinition says of itself: kind, type, derivation and, of an extension, url and contexts. */
export const definitionKind: Rule = {
  code: 'definition-kind',
  group: 'conformance',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/structuredefinition.html',
  wants:
    'Kind, type and derivation of a StructureDefinition fit what it is based on. An extension fixes its url and says where it may stand, which nothing else does.',
  why: 'Tools take the definition for something else, or cannot make a snapshot of it: nobody can validate against it.',
  example: {
    faulty: profileOfKind('complex-type'),
    mended: profileOfKind('resource'),
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'StructureDefinition'))
      for (const { fhirPath, ...finding } of [...ofFrame(resource, scope), ...ofExtension(resource)])
        yield { ...finding, fhirPath: `${path}${fhirPath}` };
  },
};

function* ofFrame(definition: StructureDefinition, scope: Scope): Iterable<Finding> {
  const { type, kind, derivation, baseDefinition } = definition;
  if (baseDefinition === undefined) return;
  if (derivation === undefined)
    yield {
      message: `Nothing says how it derives from ${baseDefinition}: by constraint or specialization.`,
      fhirPath: '',
    };
  const base = baseOf(baseDefinition, scope);
  if (!base) return;
  if (derivation === 'constraint' && base.kind !== kind)
    yield { message: `It constrains a ${base.kind}, so its kind is not ${kind}.`, fhirPath: '.kind' };
  if (derivation === 'specialization' && base.type === type)
    yield {
      message: `A specialization of ${base.type} is a new type: name it, or make it a constraint.`,
      fhirPath: '.type',
    };
}

/** Kind and type of what a definition is based on, of the catalog or the core. */
function baseOf(url: string, scope: Scope): Pick<StructureDefinition, 'kind' | 'type'> | undefined {
  const found = scope.catalog.byCanonical(url)?.resource;
  if (found?.resourceType === 'StructureDefinition') return found;
  const name = url.startsWith(core) ? url.slice(core.length).replace(/\|.*$/, '') : '';
  const { types } = loadDefinitions();
  const kind = Object.hasOwn(types, name) ? types[name]?.kind : undefined;
  return kind && { kind, type: name };
}

function* ofExtension(definition: StructureDefinition): Iterable<Finding> {
  const { type, context = [], contextInvariant = [], baseDefinition } = definition;
  for (const [index, expression] of contextInvariant.entries()) {
    const trouble = parseTrouble(expression);
    if (trouble)
      yield { message: `The expression is wrong: ${trouble}.`, fhirPath: `.contextInvariant[${index}]` };
  }
  if (type !== 'Extension') {
    if (context.length > 0 && !hasJsonName(definition))
      yield { message: `Only an extension has contexts, this defines ${type}.`, fhirPath: '.context' };
    return;
  }
  if (baseDefinition === `${core}Extension` && !fixesUrl(definition))
    yield { message: 'The extension does not fix its url: add Extension.url with fixedUri.', fhirPath: '' };
  for (const [index, { type: kind, expression }] of context.entries())
    if (kind === 'element' && !isPlace(expression))
      yield { message: `R4 has no element ${expression}.`, fhirPath: `.context[${index}].expression` };
}

/** What has a name of its own in JSON stands where an extension would, in messages that are no resources. */
function hasJsonName({ extension = [], differential }: StructureDefinition): boolean {
  const all = [...extension, ...(differential?.element ?? []).flatMap((each) => each.extension ?? [])];
  return all.some(({ url }) => /json-name$/.test(url));
}

function fixesUrl({ differential, snapshot }: StructureDefinition): boolean {
  const elements = [...(differential?.element ?? []), ...(snapshot?.element ?? [])];
  return elements.some(({ path, fixedUri }) => path === 'Extension.url' && fixedUri !== undefined);
}

/** Groups of types that later releases name, and that guides of R4 name already. */
const later = new Set([
  'CanonicalResource',
  'MetadataResource',
  'Base',
  'DataType',
  'PrimitiveType',
  'BackboneType',
]);

/** True for a type, an element and a url; of an element below a type structure-definition says whether R4 has it. */
function isPlace(expression: string): boolean {
  const [root = '', ...steps] = expression.split('.');
  if (!/^[A-Z][A-Za-z]*$/.test(root) || later.has(root)) return true;
  if (!isType(root)) return false;
  const found = elementsAt(root, steps);
  const last = steps.at(-1);
  // a choice is named by its mark: value[x], not valueQuantity
  return (
    found?.length !== 1 ||
    !found[0]?.element.name.endsWith('[x]') ||
    last === found[0].element.name ||
    last === found[0].element.name.slice(0, -3)
  );
}

function profileOfKind(kind: 'resource' | 'complex-type') {
  return {
    resourceType: 'StructureDefinition' as const,
    url: 'http://example.org/fhir/StructureDefinition/named',
    name: 'Named',
    status: 'draft',
    kind,
    abstract: false,
    type: 'Patient',
    baseDefinition: `${core}Patient`,
    derivation: 'constraint',
    differential: { element: [{ id: 'Patient.name', path: 'Patient.name', min: 1 }] },
  };
}
