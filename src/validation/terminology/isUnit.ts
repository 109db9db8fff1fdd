import { createRequire } from 'node:module';

interface Ucum {
  validateUnitString(code: string): { readonly status: string; readonly ucumCode?: string | null };
}

/** Units of every day, so that most resources do without the library. */
const common = new Set(
  '1 % a mo wk d h min s ms kg g mg ug ng L dL mL uL m cm mm um nm mm[Hg] Cel [degF] /min kg/m2 mg/dL g/dL g/L mmol/L mol/L U/L'.split(
    ' ',
  ),
);
const known = new Map<string, boolean>();
let ucum: Ucum | undefined;

/** True for a code of UCUM. The library is loaded at the first unit that is not one of every day. https://ucum.org/ucum */
export function isUnit(code: string): boolean {
  if (common.has(code)) return true;
  let found = known.get(code);
  if (found === undefined) {
    found = isWellFormed(code) && isInUcum(code);
    known.set(code, found);
  }
  return found;
}

/** Printable ASCII without spaces, braces in pairs: of anything else the library complains on the console. */
function isWellFormed(code: string): boolean {
  return /^[!-~]+$/.test(code) && /^(?:[^{}]|\{[^{}]*\})*$/.test(code);
}

function isInUcum(code: string): boolean {
  ucum ??= (
    createRequire(import.meta.url)('@lhncbc/ucum-lhc') as { UcumLhcUtils: { getInstance(): Ucum } }
  ).UcumLhcUtils.getInstance();
  const { status, ucumCode } = ucum.validateUnitString(code);
  return status === 'valid' && ucumCode === code;
}
