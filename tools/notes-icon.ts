// `npm run tools -- notes-icon`: draws the neutral icon for home screens from its SVG, for phones that take no SVG.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '@khong-mot-minh/testing/browser';

const views = path.join(import.meta.dirname, '../apps/portal/src/views');
const SIZE = 192;

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const drawing = readFileSync(path.join(views, 'notes.svg'), 'utf8');
// Phones put black behind a transparent icon, and cut its corners.
await page.setContent(
  `<style>body{margin:0;background:#faf6ef}svg{position:absolute;inset:12.5%;width:75%;height:75%}</style>${drawing}`,
);
await page.screenshot({ path: path.join(views, 'notes-192.png') });
await browser.close();
