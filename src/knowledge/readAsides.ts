import type { Place, Report } from '../diagnostic.ts';
import { placeOf, type SourceLine, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { MapsFile, MetadataFile } from './files.ts';
import { type FoundWords, findWords } from './findWords.ts';
import type { GlossaryTerm, UseContext } from './identity.ts';
import { MovedWords } from './movedWords.ts';
import type { RatingScale, ScaleMap } from './rating.ts';

/** Reads the scale maps. Reports `id-duplicate`, `scale-unknown`, `map-code-unknown`, `map-code-missing`, `map-target`. */
export function readScaleMaps(
  file: YamlFile<MapsFile>,
  scales: readonly RatingScale[],
  report: Report,
): ScaleMap[] {
  return file.value.maps.map((map, index) => {
    const at = (...path: (string | number)[]) => file.place(['maps', index, ...path]);
    const fault = (code: string, message: string, place: Place = at()) =>
      report({ code, severity: 'error', message, place });
    if (file.value.maps.findIndex((other) => other.id === map.id) !== index)
      fault('id-duplicate', `Two maps share the id "${map.id}".`);
    const scale = scales.find((one) => one.id === map.scale);
    if (!scale)
      fault(
        'scale-unknown',
        `layout.yaml has no scale "${map.scale}"; known: ${scales.map((one) => one.id).join(', ')}.`,
        at('scale'),
      );
    map.elements.forEach((element, i) => {
      if (scale && !scale.values.some((value) => value.code === element.code))
        fault(
          'map-code-unknown',
          `The scale "${map.scale}" has no code "${element.code}".`,
          at('elements', i),
        );
      if ((element.target === undefined) !== (element.equivalence === 'unmatched'))
        fault(
          'map-target',
          element.target === undefined
            ? `"${element.code}" has no target but is not unmatched. Name the target, or use equivalence: unmatched.`
            : `"${element.code}" is unmatched and so has no target. Remove it.`,
          at('elements', i),
        );
    });
    for (const value of scale?.values ?? [])
      if (!map.elements.some((element) => element.code === value.code))
        fault(
          'map-code-missing',
          `The map says nothing of "${value.code}". Add it, as unmatched if nothing fits.`,
        );
    return { ...map, authored: at() };
  });
}

/** Reads use contexts and glossary. Reports `text-not-in-source` and `words-moved`. */
export function readMetadataFile(
  file: YamlFile<MetadataFile>,
  source: SourceText,
  report: Report,
): { useContexts: UseContext[]; glossary: GlossaryTerm[] } {
  const moved = new MovedWords(report);
  const missing = (message: string, place: Place) =>
    report({ code: 'text-not-in-source', severity: 'error', message, place });
  const useContexts = (file.value.useContexts ?? []).map((entry, index): UseContext => {
    const found = findWords(source, entry.text, entry.line);
    moved.note(found, file.place(['useContexts', index, 'line']));
    if (!found)
      missing(
        `"${entry.text}" stands nowhere in the source. Copy it as printed.`,
        file.place(['useContexts', index]),
      );
    return {
      type: entry.type,
      text: entry.text,
      ...(entry.coding && { coding: entry.coding }),
      ...(entry.note && { note: entry.note }),
      place: found?.place ?? placeOf(source, source.lines[0] as SourceLine),
    };
  });
  const lower: SourceText = {
    ...source,
    lines: source.lines.map((line) => ({
      ...line,
      text: line.text.toLowerCase(),
      ...(line.statement !== undefined && { statement: line.statement.toLowerCase() }),
    })),
  };
  (file.value.glossary ?? []).forEach((term, index) => {
    if (term.line === undefined) return;
    const found = namedNear(term, lower);
    moved.note(found, file.place(['glossary', index, 'line']));
    if (!found)
      missing(
        `Neither "${term.term}" nor "${term.expansion}" stands in the source. Mend the words, or leave out the line.`,
        file.place(['glossary', index]),
      );
  });
  moved.finish();
  return { useContexts, glossary: [...(file.value.glossary ?? [])] };
}

/** Where a source in small letters names a term or its expansion (the singular too). */
function namedNear(term: GlossaryTerm, lower: SourceText): FoundWords | undefined {
  const words = [term.term, term.expansion.replace(/s$/, '')].map((one) => one.toLowerCase());
  const found = words.flatMap((one) => findWords(lower, one, term.line) ?? []);
  return found.find((one) => one.movedFrom === undefined) ?? found[0];
}
