/** A fault in the JSON itself: the text with it, and the line of it. */
export interface TextDefect {
  readonly name: string;
  /** Makes the fault in one line of a text, of which each property stands on a line of its own. */
  readonly change: (line: string) => string;
  /** Which line. */
  readonly at: RegExp;
}

const property = /^ +"name": "/;

/** Faults that a parser of JSON must find, with their line. */
export const textDefects: readonly TextDefect[] = [
  { name: 'the same property twice', at: property, change: (line) => `${line} ${line.trim()}` },
  { name: 'a comma too many', at: /^ +"title": /, change: (line) => line.replace(/,?$/, ',,') },
  { name: 'a comma left out', at: property, change: (line) => line.replace(/,$/, '') },
  { name: 'a colon left out', at: property, change: (line) => line.replace('": ', '" ') },
  { name: 'a quote left out', at: property, change: (line) => line.replace(/",?$/, ',') },
  { name: 'a property without quotes', at: property, change: (line) => line.replace('"name"', 'name') },
  { name: 'single quotes', at: property, change: (line) => line.replace(/"/g, "'") },
  { name: 'a comment', at: property, change: (line) => `${line} // the name` },
  {
    name: 'a number that is none',
    at: /^ +"experimental": /,
    change: (line) => line.replace(/: .*/, ': NaN,'),
  },
  {
    name: 'a number with a leading zero',
    at: /^ +"experimental": /,
    change: (line) => line.replace(/: .*/, ': 012,'),
  },
  {
    name: 'a word that is no value',
    at: /^ +"experimental": /,
    change: (line) => line.replace(/: .*/, ': True,'),
  },
  { name: 'an unknown escape', at: property, change: (line) => line.replace(': "', ': "\\x') },
  { name: 'a control character', at: property, change: (line) => line.replace(': "', ': "\u0001') },
  { name: 'a tab in a text', at: property, change: (line) => line.replace(': "', ': "\t') },
  { name: 'a bracket of the wrong kind', at: /^ +"action": \[/, change: (line) => line.replace('[', '{') },
];

/** The text with the fault in the middle one of the lines where it can be, and the number of that line. */
export function breakText(text: string, { at, change }: TextDefect): { text: string; line: number } {
  const lines = text.split('\n');
  const places = lines.flatMap((line, index) => (at.test(line) ? [index] : []));
  const place = places[Math.floor(places.length / 2)];
  if (place === undefined) throw new Error(`no line is like ${at}`);
  lines[place] = change(lines[place] as string);
  return { text: lines.join('\n'), line: place + 1 };
}
