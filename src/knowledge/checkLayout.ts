import type { Report } from '../diagnostic.ts';
import type { Layout, LayoutPart, LayoutScale } from '../input/layout.ts';
import type { YamlFile, YamlPath } from '../input/yamlFile.ts';

type Fault = (code: string, message: string, path: YamlPath) => void;

/**
 * Whether a layout can be read with: what a JSON Schema cannot say. Reports `scale-duplicate`, `spelling-twice`,
 * `column-unknown`, `column-missing`, `id-duplicate`, `label-twice` and `layout-kind`.
 */
export function checkLayout(
  file: YamlFile<Layout>,
  format: 'text' | 'csv' | 'markdown',
  report: Report,
): boolean {
  let sound = true;
  const fault: Fault = (code, message, path) => {
    sound = false;
    report({ code, severity: 'error', message, place: file.place(path) });
  };
  checkScales(file.value.scales, fault);
  if (format === 'text') checkParts(file.value, fault);
  else checkCells(file.value, format, fault);
  return sound;
}

function checkScales(scales: readonly LayoutScale[], fault: Fault): void {
  scales.forEach((scale, index) => {
    if (scales.findIndex((other) => other.id === scale.id || other.column === scale.column) !== index)
      fault(
        'scale-duplicate',
        `Two scales share the id "${scale.id}" or the column "${scale.column}". Each needs its own.`,
        ['scales', index],
      );
    checkSpellings(scale, index, fault);
  });
}

function checkSpellings(scale: LayoutScale, index: number, fault: Fault): void {
  const codes = new Set<string>();
  const spellings = new Map<string, string>();
  scale.values.forEach((value, i) => {
    const path = ['scales', index, 'values', i];
    if (codes.has(value.code))
      fault('spelling-twice', `The code "${value.code}" stands twice in this scale. Join the two.`, path);
    codes.add(value.code);
    for (const printed of value.printed ?? [value.code]) {
      const other = spellings.get(printed);
      if (other !== undefined && other !== value.code)
        fault(
          'spelling-twice',
          `The spelling "${printed}" stands for "${other}" and for "${value.code}". One spelling has one code.`,
          path,
        );
      spellings.set(printed, value.code);
    }
  });
}

function checkParts({ scales, parts }: Layout, fault: Fault): void {
  if (!parts) {
    fault('layout-kind', 'A text source needs "parts": the parts of the text in their order.', []);
    return;
  }
  const sections: string[] = [];
  const ids: string[] = [];
  parts.forEach((part, index) => {
    checkIds(part, index, ids, fault);
    if (!('recommendations' in part)) return;
    const at = ['parts', index, 'recommendations'];
    checkColumns(part.recommendations.columns, scales, [...at, 'columns'], fault);
    checkSections(part.recommendations.sections, sections, [...at, 'sections'], fault);
  });
  if (!parts.some((part) => 'recommendations' in part))
    fault('layout-kind', 'No part is { recommendations: … }: the guideline would have no recommendation.', [
      'parts',
    ]);
}

/** Ids of tables and fields, and the words by which metadata is read. */
function checkIds(part: LayoutPart, index: number, ids: string[], fault: Fault): void {
  const own = 'table' in part ? [part.table] : 'field' in part ? [part.id] : [];
  const labels = 'metadata' in part ? part.metadata : [];
  for (const id of [...own, ...labels.map((label) => label.id)]) {
    if (ids.includes(id))
      fault(
        'id-duplicate',
        `The id "${id}" is used twice in this layout. Each table, field and label needs its own.`,
        ['parts', index],
      );
    ids.push(id);
  }
  labels.forEach(({ label }, i) => {
    if (labels.findIndex((other) => other.label === label) !== i)
      fault('label-twice', `The label "${label}" is listed twice. A block of metadata has each label once.`, [
        'parts',
        index,
        'metadata',
        i,
      ]);
  });
  if ('table' in part && part.shape === 'columns' && !part.columns)
    fault('layout-kind', 'A table of shape "columns" needs "columns": their ids and labels.', [
      'parts',
      index,
    ]);
}

function checkCells({ scales, table }: Layout, format: 'csv' | 'markdown', fault: Fault): void {
  if (!table) {
    fault('layout-kind', 'A CSV or Markdown source needs "table": its columns and sections.', []);
    return;
  }
  const at = ['table', 'columns'];
  const columns = Object.keys(table.columns).filter((key) => key !== 'section');
  checkColumns(columns, scales, at, fault);
  checkSections(table.sections, [], ['table', 'sections'], fault);
  if (format === 'csv' && !table.columns.section)
    fault(
      'column-missing',
      'A CSV source needs the column "section": the heading each row stands under.',
      at,
    );
}

function checkColumns(
  columns: readonly string[],
  scales: readonly LayoutScale[],
  path: YamlPath,
  fault: Fault,
): void {
  const known = scales.map((scale) => scale.column);
  if (!columns.includes('statement'))
    fault('column-missing', 'One column must be "statement": the free text of a row.', path);
  for (const column of columns)
    if (column !== 'statement' && !known.includes(column))
      fault(
        'column-unknown',
        `The column "${column}" belongs to no scale; known: ${known.join(', ')}.`,
        path,
      );
  for (const column of known)
    if (!columns.includes(column))
      fault(
        'column-missing',
        `The scale with column "${column}" is not among the columns. Add it, or remove the scale.`,
        path,
      );
}

function checkSections(
  sections: readonly { readonly id: string; readonly heading: string }[],
  before: string[],
  path: YamlPath,
  fault: Fault,
): void {
  sections.forEach(({ id, heading }, index) => {
    const at = [...path, index];
    if (before.includes(id))
      fault('id-duplicate', `Two sections share the id "${id}". Each needs its own.`, at);
    before.push(id);
    if (sections.findIndex((other) => other.heading === heading) !== index)
      fault(
        'label-twice',
        `Two sections share the heading "${heading}", so rows cannot be told apart. Mend one.`,
        at,
      );
  });
}
