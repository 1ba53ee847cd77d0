// Reed-Solomon over GF(32) (x^5 + x^2 + 1), roots a^1 to a^4: any two codes differ in at least five symbols, so that up to four
// wrong symbols, hence every exchange of two, are noticed; more pass by chance once in a million (2^-20).
const EXP: number[] = [];
const LOG: number[] = [];
for (let power = 0, value = 1; power < 31; power++) {
  EXP[power] = value;
  LOG[value] = power;
  value = value & 16 ? (value << 1) ^ 0b100101 : value << 1;
}

/** How many check symbols follow the data. */
export const CHECKS = 4;

const GENERATOR = generator();

/** The four check symbols (0 to 31) of at most 27 data symbols. */
export function checkSymbols(data: readonly number[]): number[] {
  let rest: number[] = Array.from({ length: CHECKS }, () => 0);
  for (const symbol of data) {
    const lead = symbol ^ rest[0]!;
    rest = [...rest.slice(1), 0].map((value, i) => value ^ times(lead, GENERATOR[i + 1]!));
  }
  return rest;
}

/** The product of (x + a^i), highest power first. */
function generator(): number[] {
  let product = [1];
  for (let root = 1; root <= CHECKS; root++) {
    const shifted = [...product, 0];
    product = shifted.map((value, i) => value ^ times(product[i - 1] ?? 0, EXP[root]!));
  }
  return product;
}

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : EXP[(LOG[a]! + LOG[b]!) % 31]!;
}
