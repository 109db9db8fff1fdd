import {
  type Document,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { Place, Report } from '../diagnostic.ts';

/** Largest YAML file that is read, in characters. */
const largestYaml = 20_000_000;

/** A YAML text without faults of its own. */
export interface ParsedYaml {
  readonly root: Node;
  readonly value: unknown;
  /** The place of an offset. */
  at(offset: number): Place;
}

type Fault = (code: string, message: string, place: Place) => void;

/**
 * Parses a YAML 1.2 text. Aliases and merge keys are refused: they hide what a reviewer should see, and a few of them can
 * stand for millions of entries. Reports `yaml-syntax`, `yaml-alias`, `yaml-tag`, `yaml-empty` and `yaml-too-large`.
 */
export function parseYaml(file: string, text: string, report: Report): ParsedYaml | undefined {
  let sound = true;
  const fault: Fault = (code, message, place) => {
    sound = false;
    report({ code, severity: 'error', message, place });
  };
  if (text.length > largestYaml) {
    fault('yaml-too-large', `The file has ${text.length} characters; at most ${largestYaml} are read.`, {
      file,
    });
    return undefined;
  }
  const counter = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parsed(text, counter);
  if (!document) {
    fault(
      'yaml-syntax',
      'The file nests lists or maps too deeply to be read. Is it a file of this guideline?',
      {
        file,
        line: 1,
        column: 1,
      },
    );
    return undefined;
  }
  for (const error of tellingErrors(document.errors))
    fault('yaml-syntax', yamlWords(error.code, error.message), at(error.pos[0]));
  if (!sound) return undefined;
  refuseHidden(document, at, fault);
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    fault('yaml-empty', 'The file is empty.', { file, line: 1, column: 1 });
  if (!sound) return undefined;
  return { root: document.contents as Node, value: document.toJS({ maxAliasCount: 0 }), at };
}

/** Of the errors of the grammar only the first: the others mostly follow from it. Keys that stand twice stand for themselves. */
function tellingErrors(errors: readonly YAMLParseError[]): YAMLParseError[] {
  const first = errors.find((error) => error.code !== 'DUPLICATE_KEY');
  return errors.filter((error) => error === first || (error.code === 'DUPLICATE_KEY' && first === undefined));
}

/** Undefined when the text nests so deeply that the parser gives up. */
function parsed(text: string, counter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      lineCounter: counter,
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: true,
      prettyErrors: false,
      strict: true,
      keepSourceTokens: false,
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function refuseHidden(document: Document.Parsed, at: (offset: number) => Place, fault: Fault): void {
  visit(document, {
    Alias(_, node) {
      fault(
        'yaml-alias',
        `The alias *${node.source} is not read: write the value out, so that every reader sees it.`,
        at(node.range?.[0] ?? 0),
      );
    },
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.value === '<<')
        fault(
          'yaml-alias',
          'Merge keys (<<) are not read: write the keys out.',
          at(pair.key.range?.[0] ?? 0),
        );
    },
    Node(_, node) {
      if ('tag' in node && node.tag !== undefined && node.range)
        fault('yaml-tag', `The tag ${node.tag} is not read: write the plain value.`, at(node.range[0]));
    },
  });
}

function yamlWords(code: string, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'A tab is used as indentation; YAML takes spaces only. Replace it by spaces.';
    case 'DUPLICATE_KEY':
      return 'This key stands twice in the same map. Remove one of the two.';
    case 'BAD_ALIAS':
      return 'An alias points to nothing: write the value out.';
    case 'MULTIPLE_DOCS':
      return 'A second document begins here (---); a file holds one. Remove the line.';
    default:
      return `This is not valid YAML: ${message.replace(/\.?$/, '.')} Mend the line; put text with ": ", "#" or quotes in it into quotes.`;
  }
}
