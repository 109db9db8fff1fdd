const leading = /^\(?(\w+)(?:\.\w+)*\.(?:empty\(\)|hasValue\(\)\.not\(\)) or /;
const implying = /^(\w+)\.(?:exists|hasValue)\(\) implies /;
const everyOne = /^(\w+)(?:\.\w+)*\.all\([^()]*(?:\([^()]*\)[^()]*)*\)$/;
const either = /^(\w+)\.empty\(\) or (\w+)\.empty\(\)$/;

/**
 * The element without which an expression of the plain forms `a.empty() or …`, `a.exists() implies …` and
 * `a.all(…)` holds; undefined for other forms.
 */
export function guardOf(expression: string): readonly string[] | undefined {
  const found =
    either.exec(expression)?.[1] ??
    (isChain(expression) ? leading.exec(expression)?.[1] : undefined) ??
    (expression.split(' implies ').length === 2 ? implying.exec(expression)?.[1] : undefined) ??
    everyOne.exec(expression)?.[1];
  return found === undefined ? undefined : [found];
}

/** True where no weaker operator follows `or`, and the expression is not a parenthesis with more behind it. */
function isChain(expression: string): boolean {
  return !expression.startsWith('(') && !/ (?:xor|implies) /.test(outside(expression));
}

/** The expression without what stands in parentheses. */
function outside(expression: string): string {
  let depth = 0;
  return [...expression]
    .filter((character) => {
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      return depth === 0;
    })
    .join('');
}

/** True when an object has one of the elements, with a value or a `_` twin, as any type of a choice. */
export function isTouched(value: object, names: readonly string[]): boolean {
  return names.some((name) => Object.keys(value).some((key) => isKeyOf(key, name)));
}

/** True for `value`, `_value` and `valueString` of `value`. */
export function isKeyOf(key: string, name: string): boolean {
  const plain = key.startsWith('_') ? key.slice(1) : key;
  if (!plain.startsWith(name)) return false;
  const next = plain.charAt(name.length);
  return next === '' || (next >= 'A' && next <= 'Z');
}
