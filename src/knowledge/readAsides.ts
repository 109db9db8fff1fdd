import type { Place, Report } from '../diagnostic.ts';
import { placeOf, type SourceLine, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { MapsFile, MetadataFile } from './files.ts';
import type { GlossaryTerm, RatingScale, ScaleMap, UseContext } from './guideline.ts';

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

/** Reads use contexts and glossary. Reports `text-not-in-source`. */
export function readMetadataFile(
  file: YamlFile<MetadataFile>,
  source: SourceText,
  report: Report,
): { useContexts: UseContext[]; glossary: GlossaryTerm[] } {
  const useContexts = (file.value.useContexts ?? []).map((entry, index): UseContext => {
    const line = source.lines[entry.line - 1];
    const at = line?.text.indexOf(entry.text) ?? -1;
    if (at < 0)
      report({
        code: 'text-not-in-source',
        severity: 'error',
        message: `"${entry.text}" does not stand on line ${entry.line} of the source. Copy it as printed, or mend the line.`,
        place: file.place(['useContexts', index]),
      });
    return {
      type: entry.type,
      text: entry.text,
      ...(entry.coding && { coding: entry.coding }),
      ...(entry.note && { note: entry.note }),
      place: placeOf(source, line ?? (source.lines[0] as SourceLine), Math.max(at, 0) + 1, entry.text.length),
    };
  });
  (file.value.glossary ?? []).forEach((term, index) => {
    const line = term.line === undefined ? '' : (source.lines[term.line - 1]?.text ?? '');
    const named = [term.term, term.expansion.replace(/s$/, '')].some((words) =>
      line.toLowerCase().includes(words.toLowerCase()),
    );
    if (term.line !== undefined && !named)
      report({
        code: 'text-not-in-source',
        severity: 'error',
        message: `Neither "${term.term}" nor "${term.expansion}" stands on line ${term.line} of the source. Mend the line.`,
        place: file.place(['glossary', index]),
      });
  });
  return { useContexts, glossary: [...(file.value.glossary ?? [])] };
}
