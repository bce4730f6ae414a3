import type { SlideDeck } from './sheet.ts';

const FONT = 'Arial';
const [INK, SOFT, GREEN, PAPER] = ['1C2526', '566164', '0B4F4A', 'FAF6EF'];

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
  for (const { title: head, lines, notes } of slides) {
    const slide = deck.addSlide();
    slide.background = { color: PAPER };
    // Sizes in inches on 13.33 × 7.5.
    slide.addText(head, {
      x: 0.7,
      y: 0.5,
      w: 11.9,
      h: 1.3,
      fontSize: 36,
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
        y: 1.95,
        w: 11.9,
        h: 4.6,
        fontSize: lines.length > 4 ? 24 : 28,
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
