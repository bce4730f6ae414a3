import type { TransparencyWords } from '../transparency-words.ts';

function part(text: string, w: TransparencyWords): string {
  const [year = '', inside] = text.split('-');
  if (!inside) return year;
  const number = Number(inside.replace(/\D/g, ''));
  if (inside.startsWith('H')) return w(number === 1 ? 'when.firstHalf' : 'when.secondHalf', { year });
  if (inside.startsWith('Q')) return w('when.quarter', { number, year });
  return `${number}/${year}`;
}

/** `2025-H1`, `2021/2024`, `2025-01/2025-09` in words. */
export const periodWords = (period: string, w: TransparencyWords): string =>
  period
    .split('/')
    .map((one) => part(one, w))
    .join('–');
