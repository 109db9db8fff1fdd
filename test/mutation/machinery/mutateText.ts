import type { Replacement, SourceMutationKind } from './sourceMutant.ts';

/** A rule that finds words of FHIRPath, CQL or regular expressions and says what they are turned into. */
type Rule = readonly [kind: SourceMutationKind, pattern: RegExp, others: readonly string[]];

const rules: readonly Rule[] = [
  ['and/or', /(?<= )and(?= )/g, ['or']],
  ['and/or', /(?<= )or(?= )(?<! on or)/g, ['and']],
  ['guard', / ~ (?:true|false)/g, ['']],
  ['guard', /\.take\(1\)/g, ['']],
  ['guard', /(?<=, )false(?=\))/g, ['true']],
  ['not', /\.not\(\)/g, ['']],
  ['not', /(?<![a-z] )\bnot (?=[A-Z(e$\uE000])/g, ['']],
  ['not', /(?<= is )not /g, ['']],
  ['not', /(?<= is )(?=null|true)/g, ['not ']],
  ['not', /\.exists\(\)/g, ['.empty()']],
  ['not', /\.empty\(\)/g, ['.exists()']],
  ['not', /(?<!not )\bexists (?=\()/g, ['not exists ']],
  ['comparison', /(?<=^| )<(?= |$)/g, ['<=']],
  ['comparison', /(?<=^| )<=(?= |$)/g, ['<']],
  ['comparison', /(?<=^| )>(?= |$)/g, ['>=']],
  ['comparison', /(?<=^| )>=(?= |$)/g, ['>']],
  ['comparison', /(?<= )=(?= )/g, ['!=']],
  ['comparison', /(?<= )!=(?= )/g, ['=']],
  ['comparison', /(?<= )(?=(?:before|after) )/g, ['on or ']],
  ['window', /(?<=[+-] )1 day(?!s)/g, ['0 days', '2 days']],
];

/**
 * Slips in text that engines read: operators flipped, guards, operands and elements of lists dropped, days shifted.
 * @param raw a literal as it stands between its quotes, with what is inserted into a template as it stands in the source
 * @param whole false where the literal is a piece of a longer text, so that what touches its ends may go on elsewhere
 */
export function mutateText(raw: string, whole: boolean): readonly Replacement[] {
  const text = masked(raw);
  const found = rules.flatMap(([kind, pattern, others]) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: { length } }) =>
      others.map((other) => ({ kind, start: index, end: index + length, text: other })),
    ),
  );
  return [...found, ...dropOperands(text, whole), ...dropListed(text)];
}

/** What a template inserts, as one letter repeated: nothing inside of it is text of ours. */
function masked(raw: string): string {
  let depth = 0;
  let out = '';
  for (let at = 0; at < raw.length; at++) {
    if (depth === 0 && raw.startsWith('${', at)) depth = 1;
    else if (depth > 0 && raw[at] === '{' && raw[at - 1] !== '$') depth++;
    const inside = depth > 0;
    if (depth > 0 && raw[at] === '}') depth--;
    out += inside ? '\uE000' : raw[at];
  }
  return out;
}

const joint = / (?:and|or) /g;
const boundary = /(?:^| |\()(?:where|then|else|return) /g;

/** Each operand of `and` and `or` dropped, with its operator. */
function dropOperands(text: string, whole: boolean): readonly Replacement[] {
  return [...text.matchAll(joint)].flatMap(({ index, 0: { length } }) => {
    if (text.slice(0, index).endsWith(' on')) return [];
    const right = operandAfter(text, index + length);
    const left = operandBefore(text, index);
    return [
      ...(right > index + length && (whole || right < text.length)
        ? [{ kind: 'guard' as const, start: index, end: right, text: '' }]
        : []),
      ...(left !== undefined && left < index && (whole || left > 0)
        ? [{ kind: 'guard' as const, start: left, end: index + length, text: '' }]
        : []),
    ];
  });
}

/** Where the operand ends that begins here. */
function operandAfter(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(' || text[at] === '{') depth++;
    if (text[at] === ')' || text[at] === '}') depth--;
    if (depth < 0) return at;
    if (depth === 0 && (text[at] === ',' || /^ (?:and|or) /.test(text.slice(at, at + 5)))) return at;
  }
  return text.length;
}

/** Where the operand begins that ends here; undefined where it is not the first, which the one before has dropped. */
function operandBefore(text: string, to: number): number | undefined {
  let depth = 0;
  for (let at = to - 1; at >= 0; at--) {
    if (text[at] === ')' || text[at] === '}') depth++;
    if (text[at] === '(' || text[at] === '{') depth--;
    if (depth < 0) return at + 1;
    if (depth > 0) continue;
    if (/^ (?:and|or) /.test(text.slice(at, at + 5))) return undefined;
    if (text[at] === ',') return at + 2;
    const cut = [...text.slice(0, to).matchAll(boundary)].find(
      ({ index, 0: { length } }) => index + length === at,
    );
    if (cut) return at;
  }
  return 0;
}

/** Each code of `{ 'a', 'b' }` and each alternative of `(?:a|b)` dropped. */
function dropListed(text: string): readonly Replacement[] {
  const lists = [...text.matchAll(/\{ ('[^'{}]*'(?:, '[^'{}]*')+) \}/g)].flatMap((match) =>
    items(match.index + 2, match[1] as string, ', '),
  );
  const alternatives = [...text.matchAll(/\(\?:([^()|\uE000]+(?:\|[^()|\uE000]+)+)\)/g)].flatMap((match) =>
    items(match.index + 3, match[1] as string, '|'),
  );
  return [...lists, ...alternatives];
}

function items(start: number, text: string, separator: string): readonly Replacement[] {
  const parts = text.split(separator);
  let at = start;
  return parts.map((part, index) => {
    const from = at;
    at += part.length + separator.length;
    const last = index === parts.length - 1;
    return last
      ? { kind: 'list', start: from - separator.length, end: from + part.length, text: '' }
      : { kind: 'list', start: from, end: from + part.length + separator.length, text: '' };
  });
}
