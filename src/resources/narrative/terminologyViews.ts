import type {
  CodeSystem,
  CodeSystemConcept,
  ConceptMap,
  ValueSet,
  ValueSetExpansionContains,
} from 'fhir/r4.js';
import type { Guideline } from '../../knowledge/guideline.ts';
import type { CodesView } from '../../views.ts';
import { idOf } from '../canonical.ts';
import { type CodeGroupView, codeGroups } from './codeGroups.ts';

/** The concepts with their definitions, indented as they are nested. */
export function codeSystemView({ concept = [] }: CodeSystem): { codes: CodesView } {
  return { codes: { remarkLabel: 'Definition', codes: conceptViews(concept, '') } };
}

function conceptViews(concepts: readonly CodeSystemConcept[], indent: string): CodesView['codes'] {
  return concepts.flatMap(({ code, display = code, definition = '', designation = [], concept = [] }) => {
    const spellings = designation.map(({ value }) => value);
    const remark = [
      definition,
      ...(spellings.length > 0 ? [`Also printed: ${spellings.join(', ')}.`] : []),
    ].join(' ');
    return [{ system: null, code, display, remark, indent }, ...conceptViews(concept, `${indent}\u2003`)];
  });
}

/** The codes of the expansion, those of a list under what they mean and why, and the families a server adds. */
export function valueSetView(
  guideline: Guideline,
  { id, compose, expansion }: ValueSet,
): { codes: CodesView; groups: readonly CodeGroupView[]; families: string[] } {
  const list = guideline.codeLists.find((one) => isOf(idOf(guideline, one.id), id));
  const contains = expansion?.contains ?? [];
  const families = (compose?.include ?? []).flatMap(({ system, filter = [] }) =>
    filter.map(({ value }) => `codes that match ${value} (${system})`),
  );
  const codes = { remarkLabel: 'Code system', codes: list ? [] : contains.map(expandedView) };
  if (!list) return { codes, groups: [], families };
  const listed = new Set(contains.map(({ system, code }) => `${system}|${code}`));
  const own = list.codes.filter(({ system, code }) => listed.has(`${system}|${code}`));
  return { codes, groups: codeGroups(own), families };
}

function expandedView({
  system = '',
  code = '',
  display = code,
  inactive,
  abstract,
}: ValueSetExpansionContains) {
  const remark = `${system}${inactive ? ' (retired)' : ''}${abstract ? ' (heading)' : ''}`;
  return { system, code, display, remark, indent: '' };
}

function isOf(list: string, id: string | undefined): boolean {
  return id === list || id === `${list}-definite`;
}

/** Each code, what it is mapped to, how, and why. */
export function conceptMapView({ group = [] }: ConceptMap) {
  const rows = group.flatMap(({ element }) =>
    element.flatMap(({ code = '', display = '', target = [] }) =>
      target.map((to) => ({
        code,
        display,
        equivalence: to.equivalence,
        target: to.code ?? '',
        comment: to.comment ?? '',
      })),
    ),
  );
  return { source: group[0]?.source ?? '', target: group[0]?.target ?? '', rows };
}
