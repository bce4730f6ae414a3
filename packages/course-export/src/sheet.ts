import type { Language } from '@khong-mot-minh/contracts';

/** A part of a printed document; pages, PDF and DOCX are all made from the same parts. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; soft?: boolean }
  | { kind: 'list'; ordered: boolean; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'note'; title: string; lines: readonly string[] }
  | { kind: 'new-page' };

/** A document to print or to edit. */
export type Sheet = { lang: Language; title: string; lead: string; footer: string; blocks: readonly Block[] };

/** A picture on the wall: a title, at most a few lines, and what the teacher says. */
export type Slide = { title: string; lines: readonly string[]; notes: string };

/** Slides with what stands small under each. */
export type SlideDeck = { lang: Language; title: string; footer: string; slides: readonly Slide[] };
