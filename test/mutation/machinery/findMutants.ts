import { readdirSync, readFileSync } from 'node:fs';
import { packageRoot } from '../../../src/packageRoot.ts';
import { mutateSyntax } from './mutateSyntax.ts';
import { applied, type Replacement, type SourceMutant } from './sourceMutant.ts';

/** What says something to people only (English, diagrams, names), or measures: no semantics of a criterion stands there. */
const wordy =
  /^src\/logic\/(?:words|diagram|sizes|standingWindows|cql\/(?:factName|uniqueTitles|logicSource))/;

/** What plans come to (`$apply`): it reads conditions, and says nothing of what they mean. */
const plans = /^src\/apply\/plan\//;

/** The sources whose meaning the machinery rests on, below the package, in order. */
export function machinerySources(): readonly string[] {
  return ['src/apply', 'src/logic']
    .flatMap((folder) =>
      readdirSync(`${packageRoot}${folder}`, { recursive: true })
        .map((name) => `${folder}/${String(name)}`)
        .filter((file) => file.endsWith('.ts') && !wordy.test(file) && !plans.test(file)),
    )
    .sort();
}

/** All mutants of a source. */
export function findMutants(file: string): readonly SourceMutant[] {
  const text = readFileSync(`${packageRoot}${file}`, 'utf8');
  const seen = new Map<string, number>();
  return unlike(mutateSyntax(file, text), text).map((replacement) => {
    const words = wordsOf(replacement, text);
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    const line = text.slice(0, replacement.start).split('\n').length;
    return {
      ...replacement,
      file,
      line,
      mutated: applied(text, replacement),
      id: `${file}: ${words}${count > 1 ? ` (${count})` : ''}`,
    };
  });
}

/** One of those that give the same text. */
function unlike(replacements: readonly Replacement[], text: string): readonly Replacement[] {
  const seen = new Set([text]);
  return replacements.filter((replacement) => {
    const mutated = applied(text, replacement);
    if (seen.has(mutated)) return false;
    seen.add(mutated);
    return true;
  });
}

/** The changed words with some before and after them, so that a reader finds them and two are told apart. */
function wordsOf({ start, end, text: other }: Replacement, text: string): string {
  const before = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 24), start).trimStart();
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, Math.min(lineEnd < 0 ? text.length : lineEnd, end + 16));
  const short = (words: string) => {
    const one = words.replace(/\s+/g, ' ');
    return one.length > 60 ? `${one.slice(0, 40)} … ${one.slice(-14)}` : one;
  };
  return `${before}[${short(text.slice(start, end))} => ${short(other)}]${after}`;
}
