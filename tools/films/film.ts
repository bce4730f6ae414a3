/** A sentence of the captions; seconds from the start. */
export type Caption = { from: number; to: number; vi: string; en: string };
export type FilmChapter = { at: number; vi: string; en: string };

/** A film is a function from time to a picture, so that rendering it twice gives the same pictures. */
export type Film = {
  id: string;
  seconds: number;
  title: { vi: string; en: string };
  summary: { vi: string; en: string };
  captions: readonly Caption[];
  chapters: readonly FilmChapter[];
  /** The moment that serves as poster. */
  posterAt: number;
  frame(seconds: number): string;
};

export const FRAMES_A_SECOND = 20;

/** 0 before `from`, 1 after `to`, soft in between. */
export const between = (t: number, from: number, to: number): number => {
  const part = Math.max(0, Math.min(1, (t - from) / (to - from)));
  return part * part * (3 - 2 * part);
};

/** There and back: 0 at both ends of the time, 1 in its middle part. */
export const during = (t: number, from: number, to: number, soft = 0.6): number =>
  Math.min(between(t, from, from + soft), 1 - between(t, to - soft, to));

/** A swing of `size` around zero, `perSecond` times. */
export const swing = (t: number, perSecond: number, size: number): number =>
  Math.sin(t * perSecond * 2 * Math.PI) * size;
