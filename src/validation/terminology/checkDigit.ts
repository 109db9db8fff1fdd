const multiply = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
] as const;
const permute = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4] as const;

/** True for an identifier of SNOMED CT: its check digit is right (Verhoeff) and it names a concept or description. */
export function isSnomedId(code: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(code) || !/^[01][012]$/.test(code.slice(-3, -1))) return false;
  return (
    [...code]
      .reverse()
      .reduce((sum, digit, index) => multiply[sum]?.[permuted(Number(digit), index)] ?? 0, 0) === 0
  );
}

/** True for an identifier of a description or relationship, which is no code. */
export function isSnomedDescription(code: string): boolean {
  return isSnomedId(code) && code.at(-2) !== '0';
}

function permuted(digit: number, times: number): number {
  let result = digit;
  for (let i = 0; i < times % 8; i++) result = permute[result] ?? 0;
  return result;
}

/** False for a code of LOINC with a wrong check digit (mod 10). Letters of parts, answers and lists (LP, LA, LL) count as their ASCII code less 48. */
export function isLoincCode(code: string): boolean {
  const match = /^(L[A-Z])?(\d+)-(\d)$/i.exec(code);
  if (!match) return /^[A-Z][A-Z0-9._-]*$/i.test(code) && !/^[A-Z]+\d+-\d$/i.test(code);
  const digits = [...`${match[1] ?? ''}${match[2]}`.toUpperCase()].reverse().map((letter, index) => {
    const value = letter.charCodeAt(0) - 48;
    return index % 2 === 0 ? 2 * value - 9 * Math.floor(value / 5) : value;
  });
  const sum = digits.reduce((total, digit) => total + digit, 0);
  return (10 - (sum % 10)) % 10 === Number(match[3]);
}
