/** The first 64 primes: SHA-256 takes its constants from their roots. */
const PRIMES: number[] = [];
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime !== 0)) PRIMES.push(n);
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const ROUND = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

const rotate = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
const words = new Int32Array(64);

/** The first 32 bits of SHA-256 over ASCII. The browser's own answers one promise a call, which costs more than the hash. */
export function sha256Head(text: string): number {
  const blocks = Math.ceil((text.length + 9) / 64);
  const state = Int32Array.from(START);
  for (let block = 0; block < blocks; block++) {
    for (let word = 0; word < 16; word++) {
      let value = 0;
      for (let byte = 0; byte < 4; byte++) {
        const at = block * 64 + word * 4 + byte;
        const code = at < text.length ? text.charCodeAt(at) : at === text.length ? 0x80 : 0;
        value = (value << 8) | code;
      }
      words[word] = value;
    }
    if (block === blocks - 1) words[15] = text.length * 8;
    compress(state);
  }
  return (state[0] ?? 0) >>> 0;
}

function compress(state: Int32Array): void {
  const w = (at: number): number => words[at] ?? 0;
  for (let at = 16; at < 64; at++) {
    const [early, late] = [w(at - 15), w(at - 2)];
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[at] = (w(at - 16) + s0 + w(at - 7) + s1) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[at] ?? 0) + w(at)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] ?? 0) + value) | 0;
}
