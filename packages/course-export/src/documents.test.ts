import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import type { Sheet } from './sheet.ts';
import { sheetDocx } from './sheet-docx.ts';
import { sheetPdf } from './sheet-pdf.ts';
import { slidesPptx } from './slides-pptx.ts';

const words = 'Em kể là đúng & em <không> có lỗi: ữ ợ ẵ ỷ';
const sheet: Sheet = {
  lang: 'vi',
  title: 'Giáo án',
  lead: words,
  footer: 'Bản nháp',
  blocks: [
    { kind: 'heading', text: 'Mục tiêu' },
    { kind: 'list', ordered: true, items: ['Một', words] },
    { kind: 'list', ordered: false, items: ['Hai'] },
    { kind: 'table', head: ['Phút', 'Lời'], rows: [['6', `Nói\n${words}`]] },
    { kind: 'note', title: 'Nếu học sinh kể', lines: [words] },
    { kind: 'new-page' },
    { kind: 'text', text: words, soft: true },
  ],
};

const textsOf = (file: Uint8Array | undefined, tag: string): string[] => {
  const found: string[] = [];
  const parser = new XMLParser({
    trimValues: false,
    parseTagValue: false,
    updateTag: () => true,
    tagValueProcessor: (name, value) => {
      if (name === tag) found.push(value);
      return value;
    },
  });
  parser.parse(strFromU8(file ?? new Uint8Array()));
  return found;
};
const wellFormed = (files: Record<string, Uint8Array>) =>
  Object.entries(files)
    .filter(([path]) => /\.(xml|rels)$/.test(path))
    .filter(([, bytes]) => XMLValidator.validate(strFromU8(bytes)) !== true)
    .map(([path]) => path);

test('a DOCX is well formed, holds every sentence, real headings and real lists', async () => {
  const files = unzipSync(await sheetDocx(sheet));
  assert.deepEqual(wellFormed(files), []);
  const texts = textsOf(files['word/document.xml'], 'w:t');
  assert.equal(texts.filter((text) => text === words).length, 5);
  for (const text of ['Giáo án', 'Mục tiêu', 'Hai', 'Phút', '6']) assert.ok(texts.includes(text), text);
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  assert.match(xml, /w:pStyle w:val="Heading1"/);
  assert.equal(xml.match(/<w:numPr>/g)?.length, 3);
});

test('a PPTX is well formed and holds each slide with its notes', async () => {
  const slides = [
    { title: words, lines: ['Một', 'Hai'], notes: 'Lời thầy cô' },
    { title: 'Cuối', lines: [words], notes: '' },
  ];
  const files = unzipSync(await slidesPptx({ lang: 'vi', title: 'Bài', footer: 'Bản nháp', slides }));
  assert.deepEqual(wellFormed(files), []);
  const first = textsOf(files['ppt/slides/slide1.xml'], 'a:t');
  assert.deepEqual(first, [words, 'Một', 'Hai', 'Bản nháp']);
  assert.ok(files['ppt/slides/slide2.xml'] && !files['ppt/slides/slide3.xml']);
  assert.ok(textsOf(files['ppt/notesSlides/notesSlide1.xml'], 'a:t').includes('Lời thầy cô'));
});

test('a PDF embeds the font that has every Vietnamese letter, and breaks pages where it is told', async () => {
  const font = (name: string) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${name}`)));
  const fonts = {
    regular: font('400Regular/BeVietnamPro_400Regular.ttf'),
    bold: font('700Bold/BeVietnamPro_700Bold.ttf'),
  };
  const pdf = Buffer.from(await sheetPdf(sheet, fonts)).toString('latin1');
  assert.match(pdf, /^%PDF-1\.\d/);
  assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 2);
  const embedded = [...pdf.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name ?? '');
  assert.ok(
    embedded.length > 0 && embedded.every((name) => name.includes('BeVietnamPro')),
    embedded.join(' '),
  );
  assert.match(pdf, /\/FontFile2/);
  assert.match(pdf, /\/ToUnicode/);
});
