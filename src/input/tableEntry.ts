import type { Severity } from '../diagnostic.ts';
import type { TablePart } from './layout.ts';
import type { ReadEntry } from './reading.ts';
import type { SourceLine } from './sourceText.ts';
import { visible } from './visible.ts';

/** Something about one entry of a table. */
export interface EntryFault {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Characters from the start of the line; the whole line if left out. */
  readonly length?: number;
}

/** Bullets that word processors and web pages put before an entry, the private-use ones of Symbol and Wingdings too. */
const anyBullet = /^\s*(?:[-–—*+•·▪◦‣●○■□➢➤►✓✔→\uF0B7\uF0A7\uF0D8]|o(?= ))\s*(?=\S)/;

/**
 * Reads one line of a table. `apart` tells that a blank line (or the table's head) stands before it: in a table of groups
 * only such a line may be a heading, so an item that lost its bullet never becomes one.
 */
export function readEntry(
  part: TablePart,
  line: SourceLine,
  apart: boolean,
  locked: boolean,
): { readonly entry: ReadEntry; readonly fault?: EntryFault } {
  const bullet = part.bullet ?? '';
  const { text } = line;
  if (part.shape === 'columns') {
    const meant = locked ? text : text.trimStart();
    return { entry: { text: meant, child: false, column: text.length - meant.length + 1, line } };
  }
  if (bullet !== '' && text.startsWith(bullet)) return { entry: below(line, bullet.length) };
  const other = anyBullet.exec(text)?.[0];
  if (other !== undefined)
    return { entry: below(line, other.length), fault: otherBullet(other, bullet, locked) };
  const indent = text.length - text.trimStart().length;
  const whole: ReadEntry = { text, child: false, column: 1, line };
  if (bullet === '') return { entry: locked ? whole : { ...below(line, indent), child: false } };
  const sign = /^(?![A-Za-z0-9])\S(?= )/.exec(text)?.[0];
  if (indent > 0 || sign !== undefined || (part.shape === 'groups' && !apart))
    return { entry: below(line, indent), fault: noBullet(bullet, sign) };
  return { entry: whole };
}

function below(line: SourceLine, column: number): ReadEntry {
  return { text: line.text.slice(column), child: true, column: column + 1, line };
}

function otherBullet(other: string, bullet: string, locked: boolean): EntryFault {
  const given =
    bullet === '' ? 'layout.yaml gives this table no bullet' : `layout.yaml gives the bullet "${bullet}"`;
  return {
    code: locked ? 'bullet-unknown' : 'bullet-read-as-meant',
    severity: locked ? 'error' : 'information',
    message: `The line begins with "${visible(other)}"; ${given}.${locked ? ' Mend the bullet in layout.yaml.' : ' Read as that bullet.'}`,
    length: other.length,
  };
}

function noBullet(bullet: string, sign: string | undefined): EntryFault {
  const found = sign === undefined ? 'has no bullet' : `begins with "${visible(sign)}"`;
  return {
    code: 'bullet-missing',
    severity: 'error',
    message: `The line stands where an entry stands but ${found}; layout.yaml gives the bullet "${bullet}". Put the bullet before it${sign === undefined ? ', or a blank line if it is a heading' : ''}.`,
  };
}
