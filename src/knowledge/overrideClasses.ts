import type { Place, Report } from '../diagnostic.ts';
import type { ClassOverride } from './files.ts';
import type { ListedCode } from './guideline.ts';

/** The codes with the classes that a site gives them instead. Reports `override-unknown` for a code that the list lacks. */
export function overrideClasses(
  codes: readonly ListedCode[],
  overrides: readonly ClassOverride[],
  place: (index: number) => Place,
  report: Report,
): ListedCode[] {
  const changed = [...codes];
  overrides.forEach((override, index) => {
    const at = changed.findIndex((code) => code.system === override.system && code.code === override.code);
    const known = changed[at];
    if (known) changed[at] = overridden(known, override.class, override.reason, place(index));
    else
      report({
        code: 'override-unknown',
        severity: 'error',
        message: `The list has no code ${override.system}|${override.code} to override. Mend the code, or add it in the slot.`,
        place: place(index),
      });
  });
  return changed;
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
