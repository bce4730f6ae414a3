import type { SlideDeck } from './sheet.ts';

type Slide = ReturnType<import('pptxgenjs').default['addSlide']>;

const FONT = 'Arial';
const [INK, SOFT, GREEN, PAPER, WARM] = ['1C2526', '566164', '0B4F4A', 'FAF6EF', 'E2764A'];

/** Slides as PPTX, 16:9, with the teacher's words as notes; the library is loaded when the first deck is asked for. */
export async function slidesPptx({
  lang,
  title,
  footer,
  slides,
}: SlideDeck): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Pptx } = await import('pptxgenjs');
  // The types describe the class as the module itself when read as ESM from CommonJS.
  const deck = new (Pptx as unknown as new () => import('pptxgenjs').default)();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = title;
  deck.author = '';
  deck.company = '';
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  const language = lang === 'vi' ? 'vi-VN' : 'en-GB';
  for (const [at, { title: head, lines, notes }] of slides.entries()) {
    const slide = deck.addSlide();
    if (at === 0) {
      cover(slide, { head, lines, footer, language });
      slide.addNotes(notes);
      continue;
    }
    slide.background = { color: PAPER };
    slide.addShape('rect', { x: 0, y: 0, w: 0.22, h: 7.5, fill: { color: WARM }, line: { type: 'none' } });
    // Sizes in inches on 13.33 × 7.5.
    slide.addText(head, {
      x: 0.7,
      y: 0.5,
      w: 11.9,
      h: 1.6,
      fontSize: 38,
      bold: true,
      color: GREEN,
      lang: language,
      valign: 'middle',
      fit: 'shrink',
    });
    slide.addText(
      lines.map((text) => ({
        text,
        options: { bullet: lines.length > 1, breakLine: true, paraSpaceAfter: 10 },
      })),
      {
        x: 0.7,
        y: 2.3,
        w: 11.9,
        h: 4.3,
        fontSize: sizeFor(lines),
        color: INK,
        lang: language,
        valign: 'top',
        fit: 'shrink',
      },
    );
    slide.addText(footer, { x: 0.7, y: 6.8, w: 11.9, h: 0.4, fontSize: 12, color: SOFT, lang: language });
    slide.addNotes(notes);
  }
  const bytes = await deck.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new Error('Write slides: the library gave no bytes');
  return new Uint8Array(bytes);
}

/** As large as the words allow, so that the last row of a classroom reads them. */
const sizeFor = (lines: readonly string[]): number => {
  const signs = lines.join('').length;
  if (signs > 330 || lines.length > 5) return 24;
  return signs > 200 ? 30 : 36;
};

type Cover = { head: string; lines: readonly string[]; footer: string; language: string };

/** The first slide in the colour of the house. */
function cover(slide: Slide, { head, lines, footer, language }: Cover): void {
  slide.background = { color: GREEN };
  slide.addShape('rect', { x: 0.9, y: 4.05, w: 1.6, h: 0.1, fill: { color: WARM }, line: { type: 'none' } });
  const words = { x: 0.9, w: 11.5, color: 'FFFFFF', lang: language } as const;
  slide.addText(head, {
    ...words,
    y: 1.2,
    h: 2.6,
    fontSize: 48,
    bold: true,
    valign: 'bottom',
    fit: 'shrink',
  });
  slide.addText(lines.join('\n'), { ...words, y: 4.4, h: 1.8, fontSize: 30, valign: 'top', fit: 'shrink' });
  slide.addText(footer, { ...words, y: 6.8, h: 0.4, fontSize: 12, color: 'D5E6E2' });
}
