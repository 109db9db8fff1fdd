import type { Extension, QuestionnaireItem } from 'fhir/r4.js';
import { type Catalog, referenceOf } from '../../artifact.ts';
import {
  type ReadingLine,
  readingLine,
  type SaidWords,
  type SourceLines,
  sourceWords,
} from './readingLine.ts';

/** The criteria that libraries describe with extensions of this url, in the order of the source. */
export function criterionLines(catalog: Catalog, url: string, source: SourceLines): ReadingLine[] {
  const questions = questionsIn(catalog);
  const lines = catalog
    .ofType('Library')
    .flatMap(({ resource }) =>
      (resource.extension ?? [])
        .filter((one) => one.url === url)
        .map(({ extension = [] }) => lineOf(extension, questions, source, referenceOf(resource))),
    );
  const place = ({ source: [first] }: ReadingLine) => [first?.line ?? 0, first?.before.length ?? 0] as const;
  return lines.sort((a, b) => {
    const [[lineA, columnA], [lineB, columnB]] = [place(a), place(b)];
    return lineA - lineB || columnA - columnB;
  });
}

function lineOf(
  parts: readonly Extension[],
  questions: ReadonlyMap<string, string>,
  source: SourceLines,
  artifact: string,
): ReadingLine {
  const textOf = (name: string) => {
    const part = parts.find(({ url }) => url === name);
    return part?.valueString ?? part?.valueMarkdown ?? part?.valueCode ?? part?.valueId;
  };
  const id = textOf('id') ?? '';
  const said = (label: string, text: string | undefined): SaidWords[] =>
    text === undefined ? [] : [{ label, text }];
  return readingLine({
    kind: 'criterion',
    id,
    title: textOf('title') ?? id,
    said: [
      ...said('Met when', textOf('met')),
      ...said('Ruled out when', textOf('ruled-out')),
      ...said('While it is unknown', textOf('ask')),
      ...said('Asked', questions.get(id)),
      ...said('When the record is silent', absenceWords[textOf('absence') ?? '']),
    ],
    source: sourceWords(parts, source),
    basis: textOf('basis'),
    rationale: textOf('rationale'),
    artifact,
  });
}

const absenceWords: Readonly<Record<string, string>> = {
  'ruled-out': 'absence from a list that was read in full and understood rules it out',
  unknown: 'silence proves nothing',
};

/** Texts of the questions that forms ask, by their link id: that of the criterion which reads the answer. */
function questionsIn(catalog: Catalog): ReadonlyMap<string, string> {
  const all = (items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] =>
    items.flatMap((item) => [item, ...all(item.item ?? [])]);
  return new Map(
    catalog
      .ofType('Questionnaire')
      .flatMap(({ resource }) => all(resource.item ?? []))
      .flatMap(({ type, linkId, text }) => (type === 'choice' && text !== undefined ? [[linkId, text]] : [])),
  );
}
