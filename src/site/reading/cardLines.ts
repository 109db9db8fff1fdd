import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { type Catalog, referenceOf } from '../../artifact.ts';
import { type ReadingLine, readingLine, type SourceLines, sourceWords } from './readingLine.ts';

const rationaleUrl = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-rationale';

/** The cards of a plan, each with when it is said and its words; those below another come after it. */
export function cardLines(
  plan: PlanDefinition,
  id: string,
  catalog: Catalog,
  source: SourceLines,
): ReadingLine[] {
  const lines = (actions: readonly PlanDefinitionAction[], above: string | undefined): ReadingLine[] =>
    actions.flatMap((action) => [
      lineOf(action, { id, above, artifact: referenceOf(plan) }, catalog, source),
      ...lines(action.action ?? [], action.title),
    ]);
  return lines(plan.action ?? [], undefined);
}

function lineOf(
  action: PlanDefinitionAction,
  {
    id,
    above,
    artifact,
  }: { readonly id: string; readonly above: string | undefined; readonly artifact: string },
  catalog: Catalog,
  source: SourceLines,
): ReadingLine {
  const { title = '', description, priority, definitionCanonical, extension = [], condition = [] } = action;
  const when = condition[0]?.expression?.description;
  const proposed = definitionCanonical === undefined ? undefined : proposalIn(catalog, definitionCanonical);
  const said = (label: string, text: string | undefined) => (text ? [{ label, text }] : []);
  return readingLine({
    kind: 'card',
    id: `${id}/${action.id}`,
    title,
    said: [
      ...said('Said only below', above),
      ...said('Said when', when ?? 'always, with what stands above it'),
      ...said('Its words', description),
      ...said('Priority', priority),
      ...said('Proposes', proposed),
    ],
    source: sourceWords(extension, source),
    basis: basisOf(action),
    rationale: extension.find(({ url }) => url === rationaleUrl)?.valueMarkdown,
    artifact,
  });
}

function proposalIn(catalog: Catalog, canonical: string): string {
  const { title } = (catalog.byCanonical(canonical)?.resource ?? {}) as { title?: string };
  return title ?? canonical;
}

/** On whose word the card's conditions stand, where they have no name of their own. */
function basisOf({ condition = [] }: PlanDefinitionAction): string | undefined {
  const grounds = condition
    .flatMap(({ extension = [] }) => extension)
    .find(({ extension = [] }) => !extension.some(({ url }) => url === 'id'));
  return grounds?.extension?.find(({ url }) => url === 'basis')?.valueCode;
}
