import { basename } from 'node:path';
import { isError, type Report } from '../diagnostic.ts';
import type { GuidelineFolder } from '../input/guidelineFolder.ts';
import type { Layout } from '../input/layout.ts';
import type { Reading } from '../input/reading.ts';
import { placeOf, type SourceLine, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import { bindRows } from './bindRows.ts';
import { checkCells } from './checkCells.ts';
import { checkLayout } from './checkLayout.ts';
import { checkPopulation, reportWithoutCodes } from './checkPopulation.ts';
import { editorialChoices } from './editorialChoices.ts';
import type { GuidelineFile } from './files.ts';
import type { Guideline } from './guideline.ts';
import { type GuidelineFiles, readGuidelineFiles } from './guidelineFiles.ts';
import { KnownVariables } from './knownVariables.ts';
import { sectionPlace, tableIds } from './layoutPlaces.ts';
import { readMetadataFile, readScaleMaps } from './readAsides.ts';
import { readCodeLists } from './readCodeLists.ts';
import { type Overrides, readIdentity } from './readIdentity.ts';
import { readLogic } from './readLogic.ts';
import { readRecommendations } from './readRecommendations.ts';
import { readReview } from './readReview.ts';
import { readScales } from './readScales.ts';
import { readBody, readSource } from './readSource.ts';
import { readTables } from './readTables.ts';
import { readVariables } from './readVariables.ts';
import type { Source } from './source.ts';
import { withStatements } from './withStatements.ts';

/**
 * Reads one guideline folder. Everything wrong is reported in one run; the result is undefined once an error was
 * reported, so that a `Guideline` is always sound and no later stage repairs.
 */
export async function readGuideline(
  folder: GuidelineFolder,
  overrides: Overrides,
  report: Report,
): Promise<Guideline | undefined> {
  let failed = false;
  const noting: Report = (diagnostic) => {
    failed ||= isError(diagnostic);
    report(diagnostic);
  };
  const files = await readGuidelineFiles(folder, noting);
  const { guideline, layout } = files;
  if (!guideline) return undefined;
  const source = await readSource(folder, guideline, noting);
  const identity = readIdentity(guideline, basename(folder.path), source, overrides, noting);
  if (!source || !layout || !checkLayout(layout, guideline.value.source.format, noting)) return undefined;
  const reading = await readBody(source, guideline.value.source.format, layout.value, noting);
  const read = withStatements(source, reading);
  const knowledge = readKnowledge(folder, files, guideline, layout, read, reading, noting);
  if (failed) return undefined;
  reportWithoutCodes(guideline, knowledge.recommendations, report);
  const decided = {
    id: guideline.value.id,
    identity,
    source: sourceOf(source, guideline.value),
    ...knowledge,
  };
  return { ...decided, choices: editorialChoices(decided) };
}

/** Everything the YAML files say about the reading. */
function readKnowledge(
  folder: GuidelineFolder,
  files: GuidelineFiles,
  guideline: YamlFile<GuidelineFile>,
  layout: YamlFile<Layout>,
  source: SourceText,
  reading: Reading,
  report: Report,
): Omit<Guideline, 'id' | 'identity' | 'source' | 'choices'> {
  const { unreadable } = files;
  const header = reading.header ?? (source.lines[0] as SourceLine);
  const scales = readScales(layout, placeOf(source, header));
  const tables = unreadable.has('tables')
    ? []
    : readTables(reading.tables, files.tables, tableIds(layout.value), source, report);
  const codeLists = files.terminology ? readCodeLists(files.terminology, folder, source, report) : [];
  const knownLists = unreadable.has('terminology') ? undefined : codeLists;
  const variables = files.variables ? readVariables(files.variables, source, report) : [];
  const knownVariables = new KnownVariables(variables, files.variables);
  checkPopulation(guideline, knownVariables, knownLists, report);
  const recommendations = entriesOf(files, reading, knownVariables, guideline, source, report);
  const logic = readLogic(
    files,
    { codeLists: knownLists, recommendations, variables: knownVariables, source },
    report,
  );
  if (isWhole(files)) checkCells(tables, { ...logic, codeLists }, report);
  return {
    scales,
    sections: reading.sections.map((section) => ({
      id: section.id,
      heading: section.heading,
      place: placeOf(source, section.line),
      authored: sectionPlace(layout, section.id),
    })),
    recommendations,
    variables,
    tables,
    codeLists,
    scaleMaps: files.maps ? readScaleMaps(files.maps, scales, report) : [],
    ...(files.metadata
      ? readMetadataFile(files.metadata, source, report)
      : { useContexts: [], glossary: [] }),
    metadata: metadataOf(reading, source),
    population: guideline.value.population,
    ...logic,
    ...(files.review && { review: readReview(files.review, report) }),
    ledger: reading.claims,
  };
}

/** Whether all was read that may cover an entry of a table: what is missing only because of a fault is not told again. */
function isWhole({ unreadable, criteria, eligibility }: GuidelineFiles): boolean {
  const needed = ['tables', 'terminology', 'criteria', 'eligibility'] as const;
  const dropped = [criteria, eligibility].some((file) => (file?.dropped.length ?? 0) > 0);
  return !needed.some((name) => unreadable.has(name)) && !dropped;
}

function entriesOf(
  { recommendations: file }: GuidelineFiles,
  reading: Reading,
  variables: KnownVariables,
  guideline: YamlFile<GuidelineFile>,
  source: SourceText,
  report: Report,
): Guideline['recommendations'] {
  if (!file) return [];
  const bound = bindRows(file, reading, source, report);
  const population = guideline.value.population.variable;
  return readRecommendations(bound, { file, source, variables, population }, report);
}

function metadataOf(reading: Reading, source: SourceText): Guideline['metadata'] {
  return reading.fields.map((field) => ({
    label: field.label,
    values: field.values.map((value) => ({
      text: value.text,
      place: placeOf(source, value.line, value.column),
    })),
    place: placeOf(source, field.line),
  }));
}

const contentTypes = { text: 'text/plain', csv: 'text/csv', markdown: 'text/markdown' } as const;

function sourceOf(source: SourceText, file: GuidelineFile): Source {
  return {
    file: source.file,
    title: file.source.title,
    ...(file.source.url && { url: file.source.url }),
    format: file.source.format,
    contentType: contentTypes[file.source.format],
    sha256: source.sha256,
    sha1: source.sha1,
    bytes: source.bytes,
    characters: source.text.length,
    locked: source.locked,
    lines: source.lines.map((line) => line.text),
    spans: source.lines.map(({ offset, length }) => ({ offset, length })),
  };
}
