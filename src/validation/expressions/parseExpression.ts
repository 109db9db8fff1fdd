import { parseExpression } from '../../fhirpath/parseExpression.ts';
import { engineSyntax } from './engineSyntax.ts';
import { ownSyntax } from './ownSyntax.ts';
import type { Syntax } from './syntax.ts';

/** Parses a FHIRPath expression; gives what the parser complains about where it does not parse. */
export type ParseExpression = (text: string) => { readonly syntax: Syntax } | { readonly trouble: string };

/**
 * A parser for these texts, or for any. Our own reads what it can, which is most of what people write, in a tenth of the time; the rest
 * is for the parser of fhirpath.js, which takes a tenth of a second to load and says what is wrong where nothing can be read.
 */
export async function expressionParser(texts?: readonly string[]): Promise<ParseExpression> {
  const own = new Map((texts ?? []).map((text) => [text, parseOwn(text)]));
  const wanted = texts === undefined || [...own.values()].includes(undefined);
  const engine = wanted ? (await import('fhirpath')).default : undefined;
  return (text) => {
    const syntax = own.get(text) ?? parseOwn(text);
    if (syntax) return { syntax };
    if (!engine) throw new Error(`a parser was made for other expressions than ${text}`);
    try {
      return { syntax: engineSyntax(engine.parse(text)) };
    } catch (error) {
      return { trouble: (error as Error).message.replace(/\s+/g, ' ').trim() };
    }
  };
}

function parseOwn(text: string): Syntax | undefined {
  const expression = parseExpression(text);
  return expression && ownSyntax(expression, text);
}
