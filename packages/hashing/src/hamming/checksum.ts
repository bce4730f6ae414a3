/** Where the header of an exported index keeps this sum. */
const ownWord = 6;

/** Notices an altered or exchanged word; no protection against somebody who wants to deceive. */
export function checksum(words: Uint32Array): number {
  let sum = 0x811c_9dc5;
  for (let at = 0; at < words.length; at++) {
    if (at !== ownWord) sum = Math.imul(sum ^ (words[at] ?? 0), 0x0100_0193) ^ (sum >>> 15);
  }
  return sum >>> 0;
}
