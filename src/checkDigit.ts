/** Multiplication in the dihedral group of order ten; row `a`, column `b`. */
const product = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];

/** Where a digit goes at each place, counted from the right; repeats after eight places. */
const permuted = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** The tables of Verhoeff's scheme, for tongues that have to do the sum themselves: row after row. */
export const verhoeffTables = { product: product.join(''), permuted: permuted.join('') } as const;

/** True when the last digit checks the others by Verhoeff's scheme (SNOMED CT identifiers). Notices every single slip and swap. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  [...digits].reverse().forEach((digit, place) => {
    const moved = Number(permuted[place % 8]?.[Number(digit)]);
    check = Number(product[check]?.[moved]);
  });
  return check === 0;
}

/** True when the last digit checks the others by "mod 10", each second digit doubled (LOINC, the hyphen left out). */
export function passesMod10(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
