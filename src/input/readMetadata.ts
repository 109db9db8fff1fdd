import type { MetadataPart } from './layout.ts';
import { lineOpening, type Opening } from './opening.ts';
import type { ReadField } from './reading.ts';
import { placeOf } from './sourceText.ts';
import type { TextCursor } from './textCursor.ts';

/**
 * Reads the label/value block: each label of the closed list, then its value lines up to the next label. Labels without a
 * value are declared; so an empty label never takes the next one for its value. Reports `label-without-value`,
 * `label-with-value`, `layout-line-differs`, `layout-line-missing`.
 */
export function readMetadata(cursor: TextCursor, part: MetadataPart, later: readonly Opening[]): ReadField[] {
  const fields: ReadField[] = [];
  part.metadata.forEach((label, index) => {
    const labels = part.metadata.slice(index + 1).map((one) => one.label);
    const line = cursor.expect(label.label, 'label', label.id, [...labels.map(lineOpening), ...later]);
    if (!line) return;
    const values = cursor.takeValues(labels, later).map((valueLine) => {
      cursor.ledger.claim(valueLine, 'value', label.id);
      const text = cursor.text(valueLine);
      return { text, line: valueLine, column: valueLine.text.length - text.length + 1 };
    });
    const wrong = label.empty ? values.length > 0 : values.length === 0;
    if (wrong)
      cursor.report({
        code: label.empty ? 'label-with-value' : 'label-without-value',
        severity: 'error',
        message: label.empty
          ? `The label "${label.label}" is declared empty in layout.yaml but has a value. Remove "empty: true", or mend the source.`
          : `The label "${label.label}" has no value. Mend the source, or add "empty: true" in layout.yaml.`,
        place: placeOf(cursor.source, values[0]?.line ?? line),
      });
    fields.push({ id: label.id, label: label.label, line, values });
  });
  return fields;
}
