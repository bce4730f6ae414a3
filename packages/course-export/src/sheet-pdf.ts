import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Block, Sheet } from './sheet.ts';

/** Font files with all Vietnamese letters (TrueType). */
export type SheetFonts = { regular: Uint8Array; bold: Uint8Array };

/** A document as PDF on A4 with its fonts embedded; the library is loaded when the first one is asked for. */
export async function sheetPdf(sheet: Sheet, fonts: SheetFonts): Promise<Uint8Array<ArrayBuffer>> {
  const { default: pdfmake } = await import('pdfmake');
  // Its types leave out the file system in memory, from which alone it takes fonts given as bytes.
  const { virtualfs } = pdfmake as unknown as {
    virtualfs: { writeFileSync(name: string, body: Uint8Array): void };
  };
  virtualfs.writeFileSync('regular.ttf', fonts.regular);
  virtualfs.writeFileSync('bold.ttf', fonts.bold);
  pdfmake.addFonts({
    Text: { normal: 'regular.ttf', bold: 'bold.ttf', italics: 'regular.ttf', bolditalics: 'bold.ttf' },
  });
  // Nothing outside is ever read: documents hold text only.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return new Uint8Array(await pdfmake.createPdf(definition(sheet)).getBuffer());
}

const definition = ({ lang, title, lead, footer, blocks }: Sheet): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [50, 48, 50, 56],
  language: lang,
  info: { title, subject: lead },
  defaultStyle: { font: 'Text', fontSize: 11, lineHeight: 1.35 },
  // A heading never stands alone at the foot of a page.
  pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0,
  footer: (page, pages) => ({
    margin: [50, 14, 50, 0],
    columns: [
      { text: footer, fontSize: 8, color: '#566164', width: '*' },
      { text: `${page}/${pages}`, fontSize: 8, color: '#566164', width: 40, alignment: 'right' },
    ],
  }),
  content: [
    { text: title, fontSize: 20, bold: true, color: '#0b4f4a', margin: [0, 0, 0, 6] },
    { text: lead, fontSize: 12, margin: [0, 0, 0, 6] },
    ...blocks.map(content),
  ],
});

function content(block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return {
        text: block.text,
        fontSize: 14,
        bold: true,
        color: '#0b4f4a',
        margin: [0, 12, 0, 4],
        headlineLevel: 1,
      };
    case 'text':
      return { text: block.text, margin: [0, 0, 0, 6], ...(block.soft && { color: '#566164', fontSize: 9 }) };
    case 'list':
      return block.ordered
        ? { ol: [...block.items], margin: [0, 0, 0, 6] }
        : { ul: [...block.items], margin: [0, 0, 0, 6] };
    case 'table':
      return {
        margin: [0, 2, 0, 8],
        layout: {
          hLineColor: () => '#8a9494',
          vLineColor: () => '#8a9494',
          hLineWidth: () => 0.6,
          vLineWidth: () => 0.6,
        },
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: block.head.map((_, at) => (at === block.head.length - 1 ? '*' : 'auto')),
          body: [
            block.head.map((text) => ({ text, bold: true, fillColor: '#e3efec' })),
            ...block.rows.map((cells) => [...cells]),
          ],
        },
      };
    case 'note':
      return {
        margin: [0, 6, 0, 8],
        layout: 'noBorders',
        table: {
          widths: ['*'],
          body: [
            [
              {
                fillColor: '#fcefd6',
                margin: [8, 6, 8, 6],
                stack: [{ text: block.title, bold: true }, ...block.lines.map((text) => ({ text }))],
              },
            ],
          ],
        },
      };
    case 'new-page':
      return { text: '', pageBreak: 'after' };
  }
}
