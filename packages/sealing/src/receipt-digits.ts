/** 22 symbols of five bits are 110 bits: 34 digits hold them, two more check them. */
const SYMBOLS = 22;
const DIGITS = 36;

/**
 * The symbols of a receipt as digits. The last two check the rest as those of an IBAN do (ISO 7064, MOD 97-10):
 * 97 is prime and 10 has order 96, so one wrong digit and any two swapped ones always show.
 */
export function digitsOfSymbols(symbols: readonly number[]): string {
  const value = symbols.reduce((sum, symbol) => sum * 32n + BigInt(symbol), 0n) * 100n;
  return `${value + 98n - (value % 97n)}`.padStart(DIGITS, '0');
}

/** The symbols that these digits stand for; nothing if a digit is wrong. */
export function symbolsOfDigits(digits: readonly number[]): number[] | undefined {
  const whole = BigInt(digits.join(''));
  const value = whole / 100n;
  const places = value.toString(32).padStart(SYMBOLS, '0');
  if (whole % 97n !== 1n || places.length > SYMBOLS) return undefined;
  return [...places].map((place) => Number.parseInt(place, 32));
}

/** Whether so many characters are meant as digits; a receipt in letters has 23. */
export const isDigitCount = (count: number): boolean => count === DIGITS;
