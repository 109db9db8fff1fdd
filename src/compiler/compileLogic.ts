import type { Place, Report } from '../diagnostic.ts';
import type { GuidelineFolder } from '../input/guidelineFolder.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { CqlLibrary } from '../logic/cql/cqlLibrary.ts';
import { type EmittedCondition, emittedConditions } from '../resources/emittedConditions.ts';
import { hasLogic, logicOf } from '../resources/guidelineLogic.ts';
import { type CqlCompiler, compilerPackages, startCompiler } from './cqlCompiler.ts';
import { expressionShape } from './expressionShape.ts';
import { hapiWrapper, wrapperHead } from './hapiWrapper.ts';
import { type CacheFile, cacheFiles, fingerprint, readLogicCache } from './logicCache.ts';

/** A guideline's logic, compiled. */
export interface CompiledLogic {
  /** Undefined for a guideline without logic. */
  readonly elm?: string;
  /** What to keep beside the guideline, so that the next build does not compile; none when nothing changed. */
  readonly files: readonly CacheFile[];
}

/**
 * The ELM of the guideline's CQL, and the proof that its FHIRPath conditions compile as CQL inside HAPI's wrapper, shape by shape. Both come
 * from the cache beside the guideline as long as nothing changed; else the compiler starts. Reports `cql-compiler-missing`,
 * `cql-fault` and `fhirpath-not-cql`; undefined after that.
 * @param start starts the compiler, undefined where there is none
 */
export async function compileLogic(
  guideline: Guideline,
  folder: GuidelineFolder,
  report: Report,
  start: () => Promise<CqlCompiler | undefined> = startCompiler,
): Promise<CompiledLogic | undefined> {
  if (!hasLogic(guideline)) return { files: [] };
  const library = logicOf(guideline);
  const hash = fingerprint(library.meaning);
  const cache = readLogicCache(folder.path);
  const expressions = emittedConditions(guideline);
  const unproven = expressions.filter(({ text }) => !cache.sound.has(proof(text)));
  const known = cache.hash === hash ? cache.elm : undefined;
  const sound = expressions.map(({ text }) => proof(text));
  const stale = cache.sound.size !== new Set(sound).size;
  if (known !== undefined && unproven.length === 0)
    return { elm: known, files: stale ? cacheFiles(hash, known, sound) : [] };
  const compiler = await start();
  if (!compiler) return missing(guideline, report);
  const elm = known ?? compileLibrary(compiler, library, guideline.identity.authored, report);
  const proven = prove(compiler, unproven, report);
  if (elm === undefined || !proven) return undefined;
  return { elm, files: cacheFiles(hash, elm, sound) };
}

/** What a proven expression is known by: all of its shape share the proof. */
function proof(expression: string): string {
  return fingerprint(`${wrapperHead}\n${expressionShape(expression)}`);
}

function compileLibrary(
  compiler: CqlCompiler,
  { text }: CqlLibrary,
  place: Place,
  report: Report,
): string | undefined {
  const { elm, faults } = compiler(text);
  const lines = text.split('\n');
  for (const { message, line } of faults)
    report({
      code: 'cql-fault',
      severity: 'error',
      message: `The CQL made from the criteria does not compile: ${sentence(message)} (${defineAt(lines, line)}). This is a fault of knart; please report it.`,
      place,
    });
  return elm;
}

/** The define that a line belongs to. */
function defineAt(lines: readonly string[], line: number | undefined): string {
  const found = lines.slice(0, line ?? 0).findLast((text) => text.startsWith('define '));
  return found?.replace(/:$/, '') ?? `line ${line ?? '?'}`;
}

/** Compiles each shape of the expressions as HAPI would; reports the expressions of those that do not, each once. */
function prove(compiler: CqlCompiler, expressions: readonly EmittedCondition[], report: Report): boolean {
  if (expressions.length === 0) return true;
  const shapes = [...new Set(expressions.map(({ text }) => expressionShape(text)))];
  const { text: library, at } = hapiWrapper(shapes);
  const faulty = new Map<string, string>();
  for (const { message, line } of compiler(library).faults) {
    const shape = shapes[at(line ?? 0) ?? 0] as string;
    if (!faulty.has(shape)) faulty.set(shape, sentence(message));
  }
  for (const { text, of, place } of expressions) {
    const fault = faulty.get(expressionShape(text));
    if (fault === undefined) continue;
    report({
      code: 'fhirpath-not-cql',
      severity: 'error',
      message: `A condition of "${of}" does not compile as CQL, so HAPI would drop it: ${fault}. The expression is ${shortened(text)}`,
      place,
    });
  }
  return faulty.size === 0;
}

function sentence(message: string): string {
  return message.replace(/\.$/, '');
}

function shortened(expression: string): string {
  return expression.length > 300 ? `${expression.slice(0, 299)}…` : expression;
}

function missing({ identity }: Guideline, report: Report): undefined {
  report({
    code: 'cql-compiler-missing',
    severity: 'error',
    message: `The logic changed since it was last compiled, and the CQL compiler is not installed. Run: npm install --save-dev --save-exact ${compilerPackages.join(' ')}`,
    place: identity.authored,
  });
  return undefined;
}
