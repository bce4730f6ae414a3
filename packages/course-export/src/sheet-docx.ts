import type { Paragraph as DocxParagraph, FileChild } from 'docx';
import type { Block, Sheet } from './sheet.ts';

const FONT = 'Arial';

/** A document as editable DOCX with real headings and lists; the library is loaded when the first one is asked for. */
export async function sheetDocx({
  lang,
  title,
  lead,
  footer,
  blocks,
}: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import('docx');
  const lists = blocks.flatMap((block, at) => (block.kind === 'list' && block.ordered ? [`list-${at}`] : []));
  const body = blocks.flatMap((block, at) => children(docx, block, `list-${at}`));
  const document = new docx.Document({
    title,
    description: lead,
    creator: '',
    // Every ordered list counts from one again.
    numbering: {
      config: lists.map((reference) => ({
        reference,
        levels: [
          {
            level: 0,
            format: docx.LevelFormat.DECIMAL,
            text: '%1.',
            style: { paragraph: { indent: { left: 500, hanging: 360 } } },
          },
        ],
      })),
    },
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 22, language: { value: lang === 'vi' ? 'vi-VN' : 'en-GB' } },
          paragraph: { spacing: { after: 120, line: 300 } },
        },
        // Two marks on one letter (ẾỔ) need the air of a line and a half.
        title: {
          run: { font: FONT, size: 40, bold: true, color: '0B4F4A' },
          paragraph: { spacing: { after: 160, line: 336, lineRule: docx.LineRuleType.AUTO } },
        },
        heading1: {
          run: { font: FONT, size: 28, bold: true, color: '0B4F4A' },
          paragraph: { spacing: { before: 280, after: 120 } },
        },
      },
    },
    sections: [
      {
        // A4 in twentieths of a point.
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        footers: {
          default: new docx.Footer({
            children: [
              new docx.Paragraph({
                children: [new docx.TextRun({ text: footer, size: 17, color: '566164' })],
              }),
            ],
          }),
        },
        children: [
          new docx.Paragraph({ text: title, heading: docx.HeadingLevel.TITLE }),
          new docx.Paragraph({ text: lead }),
          ...body,
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toArrayBuffer(document));
}

function children(docx: typeof import('docx'), block: Block, reference: string): FileChild[] {
  const plain = (text: string): DocxParagraph => new docx.Paragraph({ text });
  const bold = (text: string): DocxParagraph =>
    new docx.Paragraph({ children: [new docx.TextRun({ text, bold: true })] });
  const row = (cells: readonly string[], head: boolean) =>
    new docx.TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (cell, at) =>
          new docx.TableCell({
            width: { size: widths(cells.length)[at] ?? 0, type: docx.WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 100, right: 100 },
            ...(head && { shading: { fill: 'E3EFEC' } }),
            children: cell.split('\n').map(head ? bold : plain),
          }),
      ),
    });
  switch (block.kind) {
    case 'heading':
      return [new docx.Paragraph({ text: block.text, heading: docx.HeadingLevel.HEADING_1, keepNext: true })];
    case 'text':
      return [
        new docx.Paragraph({
          children: [
            new docx.TextRun({ text: block.text, ...(block.soft && { color: '566164', size: 19 }) }),
          ],
        }),
      ];
    case 'list':
      return block.items.map(
        (text) =>
          new docx.Paragraph({
            text,
            ...(block.ordered ? { numbering: { reference, level: 0 } } : { bullet: { level: 0 } }),
          }),
      );
    case 'table':
      return [
        new docx.Table({
          width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
          layout: docx.TableLayoutType.FIXED,
          columnWidths: widths(block.head.length),
          rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
        }),
        plain(''),
      ];
    case 'note':
      return [
        new docx.Table({
          width: { size: 100, type: docx.WidthType.PERCENTAGE },
          rows: [
            new docx.TableRow({
              children: [
                new docx.TableCell({
                  margins: { top: 100, bottom: 100, left: 160, right: 160 },
                  shading: { fill: 'FCEFD6' },
                  children: [bold(block.title), ...block.lines.map(plain)],
                }),
              ],
            }),
          ],
        }),
        plain(''),
      ];
    case 'new-page':
      return [new docx.Paragraph({ children: [new docx.PageBreak()] })];
  }
}

/** A4 without its margins, in twentieths of a point. */
const TEXT_WIDTH = 9638;

/** Minutes are a number, the step a word or two; the last column holds what is said. */
const widths = (columns: number): number[] =>
  columns === 3
    ? [850, 1700, TEXT_WIDTH - 2550]
    : Array.from({ length: columns }, () => TEXT_WIDTH / columns);
