import { ALPHABET } from './base32.ts';
import { type RandomBytes, randomBytes } from './bytes.ts';
import { checkSymbol } from './gf32.ts';
import { digitsOfSymbols, isDigitCount, symbolsOfDigits } from './receipt-digits.ts';

const LOCATOR = 6;
const SECRET = 16;
const SYMBOLS = LOCATOR + SECRET;

/** More than any way of spacing a receipt needs; keeps the parser's work bounded. */
const MAX_TYPED = 200;

/**
 * The only key to a report. `locator` (30 bits) finds it and is no secret; `secret` (80 bits) opens it;
 * `text` is what a person writes down: `LLLLLL-SSSS-SSSS-SSSS-SSSS-C`.
 */
export type Receipt = { locator: string; secret: string; text: string };

export type ParsedReceipt =
  | { ok: true; receipt: Receipt }
  | { ok: false; reason: 'length' | 'character' | 'check' };

/** A new receipt; pass `random` only to make a known one in a test. */
export function generateReceipt(random: RandomBytes = randomBytes): Receipt {
  // 256 is a multiple of 32: the low five bits of a random byte are uniform
  return fromSymbols(Array.from(random(SYMBOLS), (byte) => byte & 31));
}

/**
 * Reads what a person typed: case, spaces and hyphens do not matter, O is 0, I and L are 1. One wrong
 * character and any two swapped ones are always noticed (`check`). The 36 digits of `receiptDigits` are read too.
 * @example parseReceipt('nqhfgd tkhp bn4v vov1 ptyc 6').ok // true: O is read as 0
 */
export function parseReceipt(text: string): ParsedReceipt {
  if (text.length > MAX_TYPED) return { ok: false, reason: 'length' };
  // phones turn hyphens into dashes and add invisible joiners when text is pasted
  const typed = [...text.replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '')];
  if (isDigitCount(typed.length)) return fromDigits(typed.map(symbolOf));
  if (typed.length !== SYMBOLS + 1) return { ok: false, reason: 'length' };
  const symbols = typed.map(symbolOf);
  if (symbols.includes(-1)) return { ok: false, reason: 'character' };
  const receipt = fromSymbols(symbols.slice(0, SYMBOLS));
  if (receipt.text.at(-1) !== ALPHABET[symbols[SYMBOLS] ?? -1]) return { ok: false, reason: 'check' };
  return { ok: true, receipt };
}

/**
 * The same receipt in digits alone, `DDDD-…-DDDD` in nine groups, for a number pad or an eye that mixes up
 * letters; empty for what is no receipt.
 */
export function receiptDigits(text: string): string {
  const parsed = parseReceipt(text);
  if (!parsed.ok) return '';
  const { locator, secret } = parsed.receipt;
  const digits = digitsOfSymbols([...locator, ...secret].map(symbolOf));
  return digits.replace(/\d{4}(?=\d)/g, '$&-');
}

function fromDigits(digits: readonly number[]): ParsedReceipt {
  if (digits.some((digit) => digit < 0 || digit > 9)) return { ok: false, reason: 'character' };
  const symbols = symbolsOfDigits(digits);
  return symbols ? { ok: true, receipt: fromSymbols(symbols) } : { ok: false, reason: 'check' };
}

/** ASCII letters only: `toUpperCase` alone would read a dotless ı as I and a long ſ as S. */
function symbolOf(typed: string): number {
  if (!/^[0-9A-Za-z]$/.test(typed)) return -1;
  const char = typed.toUpperCase();
  return ALPHABET.indexOf(char === 'O' ? '0' : char === 'I' || char === 'L' ? '1' : char);
}

function fromSymbols(symbols: readonly number[]): Receipt {
  const chars = symbols.map((symbol) => ALPHABET[symbol]).join('');
  const locator = chars.slice(0, LOCATOR);
  const secret = chars.slice(LOCATOR);
  const groups = [0, 4, 8, 12].map((start) => secret.slice(start, start + 4));
  return { locator, secret, text: [locator, ...groups, ALPHABET[checkSymbol(symbols)]].join('-') };
}
