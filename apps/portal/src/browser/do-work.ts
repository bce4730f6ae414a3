import type { WorkAsked } from '@khong-mot-minh/contracts';
import { sha256Head } from './sha256.ts';

/** Finds the number of every part; `onPart` hears how much of it is done. */
export function doWork(
  { challenge, bits, parts }: Pick<WorkAsked, 'challenge' | 'bits' | 'parts'>,
  onPart: (done: number) => void = () => undefined,
): string {
  const numbers: string[] = [];
  for (let part = 0; part < parts; part++) {
    for (let number = 0; ; number++) {
      const text = number.toString(36);
      if (Math.clz32(sha256Head(`${challenge}:${part}:${text}`)) < bits) continue;
      numbers.push(text);
      break;
    }
    onPart((part + 1) / parts);
  }
  return `${challenge}:${numbers.join(',')}`;
}
