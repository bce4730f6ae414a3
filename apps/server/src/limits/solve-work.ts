import { hash } from 'node:crypto';
import type { WorkAsked } from '@khong-mot-minh/contracts';

/** Does the work that is asked for past a limit, as a program beside a browser does it. */
export function solveWork({
  challenge,
  bits,
  parts,
}: Pick<WorkAsked, 'challenge' | 'bits' | 'parts'>): string {
  const numbers = Array.from({ length: parts }, (_, part) => {
    for (let number = 0; ; number++) {
      const text = number.toString(36);
      const head = hash('sha256', `${challenge}:${part}:${text}`, 'buffer').readUInt32BE(0);
      if (Math.clz32(head) >= bits) return text;
    }
  });
  return `${challenge}:${numbers.join(',')}`;
}
