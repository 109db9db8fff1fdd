import type { Nodes, TableRow } from 'mdast';
import type { Place } from '../diagnostic.ts';
import { placeOf, type SourceLine, type SourceText } from './sourceText.ts';

/** The source lines that Markdown nodes stand on. */
export class MarkdownLines {
  readonly #source: SourceText;

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** All lines of a node. */
  of(node: Nodes): readonly SourceLine[] {
    const { start, end } = node.position as NonNullable<Nodes['position']>;
    return this.#source.lines.slice(start.line - 1, end.line);
  }

  /** The place of a cell, or of its row if the cell is not there. */
  cell(row: TableRow, index: number | undefined, line: SourceLine): Place {
    const position = index === undefined ? undefined : row.children[index]?.position;
    if (!position) return placeOf(this.#source, line);
    const raw = line.text.slice(position.start.column - 1, position.end.column - 1);
    const words = raw.replace(/^\|/, '').replace(/\|$/, '');
    const column = position.start.column + (raw.startsWith('|') ? 1 : 0);
    const indent = words.trim() === '' ? 0 : words.length - words.trimStart().length;
    return placeOf(this.#source, line, column + indent, words.trim().length);
  }
}
