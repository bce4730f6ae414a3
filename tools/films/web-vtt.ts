import type { Caption } from './film.ts';

const time = (seconds: number): string => {
  const ms = Math.round(seconds * 1000);
  const part = (value: number, digits: number) => String(value).padStart(digits, '0');
  return `${part(Math.floor(ms / 3_600_000), 2)}:${part(Math.floor(ms / 60_000) % 60, 2)}:${part(Math.floor(ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
};

/** Captions as WebVTT. */
export const webVtt = (captions: readonly Caption[], lang: 'vi' | 'en'): string =>
  `WEBVTT\n\n${captions.map((one) => `${time(one.from)} --> ${time(one.to)}\n${one[lang]}\n`).join('\n')}`;
