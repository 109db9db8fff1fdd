import type { Place, Report } from '../diagnostic.ts';
import type { ListedCode } from './codeList.ts';
import type { ClassOverride } from './files.ts';
import { knownIds } from './knownIds.ts';

/**
 * The codes with the classes that a site gives them instead. Reports `override-unknown` for a code that the list lacks,
 * `override-twice`, and as a warning `override-without-effect` where the code has that class already.
 */
export function overrideClasses(
  codes: readonly ListedCode[],
  overrides: readonly ClassOverride[],
  place: (index: number) => Place,
  report: Report,
): ListedCode[] {
  const changed = [...codes];
  overrides.forEach((override, index) => {
    const say = (code: string, severity: 'error' | 'warning', message: string) =>
      report({ code, severity, message, place: place(index) });
    const isSame = (code: { system: string; code: string }) =>
      code.system === override.system && code.code === override.code;
    const at = changed.findIndex(isSame);
    const known = changed[at];
    const first = overrides.findIndex(isSame);
    if (!known) say('override-unknown', 'error', unknownWords(override, codes));
    else if (first < index)
      say(
        'override-twice',
        'error',
        `The code ${override.code} is overridden twice, on line ${place(first).line} to ${overrides[first]?.class} and here to ${override.class}. Remove one.`,
      );
    else {
      if (known.class === override.class)
        say(
          'override-without-effect',
          'warning',
          `The code ${override.code} is ${known.class} in the list already, so this changes nothing. Remove it.`,
        );
      changed[at] = overridden(known, override.class, override.reason, place(index));
    }
  });
  return changed;
}

/** Says where the code stands instead, or which codes it may be a slip of. */
function unknownWords({ system, code }: ClassOverride, codes: readonly ListedCode[]): string {
  const elsewhere = codes.find((other) => other.code === code);
  const head = `The list has no verified code ${system}|${code} to override`;
  if (elsewhere) return `${head}; it has ${code} of ${elsewhere.system}. Mend the system.`;
  const listed = codes.filter((other) => other.system === system).map((other) => other.code);
  return `${head}; of this system it has: ${knownIds(code, listed)}. Mend the code, or add it with its source.`;
}

/** A code with the class and the reason of a site. */
export function overridden(
  code: ListedCode,
  changed: ListedCode['class'],
  reason: string,
  authored: Place,
): ListedCode {
  const { context: _, ...rest } = code;
  return {
    ...(changed === 'definite' ? rest : code),
    class: changed,
    reason,
    override: { was: code.class, authored },
  };
}
