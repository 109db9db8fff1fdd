import type { CodeSystem, CodeSystemConcept, ConceptMap, ValueSet } from 'fhir/r4.js';
import type { CodesView } from '../../views.ts';

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

/** The codes of the expansion, and the families a server adds. */
export function valueSetView({ compose, expansion }: ValueSet): { codes: CodesView; families: string[] } {
  const codes = (expansion?.contains ?? []).map(
    ({ system = '', code = '', display = code, inactive, abstract }) => ({
      system,
      code,
      display,
      remark: `${system}${inactive ? ' (retired)' : ''}${abstract ? ' (heading)' : ''}`,
      indent: '',
    }),
  );
  const families = (compose?.include ?? []).flatMap(({ system, filter = [] }) =>
    filter.map(({ value }) => `codes that match ${value} (${system})`),
  );
  return { codes: { remarkLabel: 'Code system', codes }, families };
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
