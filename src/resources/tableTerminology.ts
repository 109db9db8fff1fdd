import type { CodeSystemConceptProperty, CodeSystemProperty } from 'fhir/r4.js';
import type { SourceTable, SplitBasis, TableEntry } from '../knowledge/table.ts';
import type { Concept, Terminology } from './terminology.ts';

const status: CodeSystemProperty = {
  code: 'status',
  uri: 'http://hl7.org/fhir/concept-properties#status',
  description: '`experimental` where a person decided what the source leaves open',
  type: 'code',
};
const notSelectable: CodeSystemProperty = {
  code: 'notSelectable',
  uri: 'http://hl7.org/fhir/concept-properties#notSelectable',
  description: 'True for a heading that only groups',
  type: 'boolean',
};
const column: CodeSystemProperty = { code: 'column', description: 'Column of the table', type: 'string' };
const needsReview: CodeSystemProperty = {
  code: 'needsReview',
  description: 'True where nothing may execute the entry before a clinician has reviewed it',
  type: 'boolean',
};

/** A table of the source, entry by entry, in the source's order and words. Slashes and lists within an entry stay. */
export function tableTerminology(table: SourceTable): Terminology {
  const used = new Set(
    table.entries.flatMap((entry) => propertiesOf(table, entry).map((property) => property.code)),
  );
  if (table.entries.some((entry) => entry.heading)) used.add('notSelectable');
  const properties = [status, notSelectable, column, needsReview].filter((property) =>
    used.has(property.code as string),
  );
  return {
    slug: table.id,
    name: table.id,
    title: table.title,
    description: `The entries of the table "${table.title}" as the source prints them.`,
    concepts: childrenOf(table, undefined),
    ...(properties.length > 0 && { properties }),
    sources: [table.place, ...table.entries.map((entry) => entry.place)],
    authored: table.authored,
  };
}

function childrenOf(table: SourceTable, parent: string | undefined): Concept[] {
  return table.entries
    .filter((entry) => entry.parent === parent)
    .map((entry) => ({
      code: entry.code,
      display: entry.text,
      definition: definitionOf(table, entry),
      abstract: entry.heading === true,
      properties: propertiesOf(table, entry),
      places: [entry.place],
      children: childrenOf(table, entry.code),
    }));
}

function propertiesOf(table: SourceTable, entry: TableEntry): CodeSystemConceptProperty[] {
  const label = table.columns.find((each) => each.id === entry.column)?.label;
  return [
    ...(entry.needsReview ? [{ code: 'status', valueCode: 'experimental' }] : []),
    ...(label ? [{ code: 'column', valueString: label }] : []),
    ...(entry.needsReview ? [{ code: 'needsReview', valueBoolean: true }] : []),
  ];
}

const splitWords: Readonly<Record<SplitBasis, string>> = {
  'single-cut': 'Cut here by an editor: ',
  judgement: 'Placed here by an editor: ',
};

function definitionOf(table: SourceTable, entry: TableEntry): string {
  const where = `Line ${entry.place.line} of the source, table "${table.title}".`;
  if (!entry.rationale) return where;
  return `${where} ${entry.basis ? splitWords[entry.basis] : ''}${entry.rationale}`;
}
