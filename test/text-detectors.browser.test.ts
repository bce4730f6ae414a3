import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  type PackTerm,
  signedPart,
  trainClassifier,
  withSignature,
  writePack,
} from '@khong-mot-minh/language';
import { type SeededPerson, startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { personOf } from './api/house.ts';
import { openTextService } from './api/text-service.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { tabTo } from './browser/keyboard.ts';

let system: TestSystem;
let browser: Browser;
let folder: string;
let own: Awaited<ReturnType<typeof openTextService>>;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
  own = await openTextService();
  folder = await mkdtemp(join(tmpdir(), 'kmm-packs-'));
});
after(async () => {
  own.close();
  await browser.close();
  await system[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();

async function packFile(name: string, key = privateKey): Promise<string> {
  const terms: PackTerm[] = [
    { id: 'a', text: 'quả mít', lang: 'vi', tier: 'block', category: 'insult' },
    { id: 'b', text: 'turnip deal', lang: 'en', tier: 'score', category: 'scam' },
  ];
  const file = writePack({ name, version: '3', source: 'Đội an toàn', licence: 'Apache-2.0', terms }, 5);
  const path = join(folder, `${name}.kmtp`);
  await writeFile(path, withSignature(file, sign(null, signedPart(file), key)));
  return path;
}

/** The people of the demo platform: the first edits rules, the second also supervises. */
const people = (): [SeededPerson, SeededPerson] => {
  const [editor, supervisor] = system.seeded.people.filter(({ organisation }) => organisation === 'platform');
  if (!editor || !supervisor) throw new Error('Two people of a platform are needed');
  return [editor, supervisor];
};
async function deskOf(person: SeededPerson, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${system.url}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(person.email);
  await page.getByLabel('Mật khẩu').fill(person.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('header.bar').waitFor();
  await page.goto(`${system.url}/console/text-detectors`);
  await page.getByRole('heading', { name: 'Danh sách từ' }).waitFor();
  return page;
}
const panel = (page: Page, name: string) => page.getByRole('region', { name });
const shoot = async (page: Page, name: string) => {
  const width = page.viewportSize()?.width;
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true });
};
async function sound(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px wider than the screen`);
  await shoot(page, name);
}

test('an empty page says what to do, and a supervisor sets the key by keyboard', async () => {
  const [, supervisor] = people();
  const page = await deskOf(supervisor, 360);
  await page.getByText('Chưa có danh sách riêng').waitFor();
  await page.getByText('trước hết cần khoá ký').waitFor();
  await page.getByText('Chưa có mô hình riêng').waitFor();
  await page.getByText('Chưa có dịch vụ riêng').waitFor();
  await sound(page, 'detectors-empty');

  await tabTo(page, 'section[aria-labelledby="key-title"] summary');
  await page.keyboard.press('Enter');
  await tabTo(page, 'section[aria-labelledby="key-title"] textarea');
  await page.keyboard.insertText(other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  await tabTo(page, 'section[aria-labelledby="key-title"] .field ~ p > button');
  await page.keyboard.press('Enter');
  await tabTo(page, 'dialog[open] .row .button');
  await page.keyboard.press('Enter');
  await page.getByText('Đây là khoá riêng').waitFor();
  await page.keyboard.press('Escape');
  await panel(page, 'Khoá ký danh sách').locator('textarea').fill(PEM);
  await panel(page, 'Khoá ký danh sách').getByRole('button', { name: 'Dùng khoá này' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dùng khoá này' }).click();
  await panel(page, 'Khoá ký danh sách').getByText('Dấu vân tay').waitFor();
  await page.context().close();
});

test('a signed list is looked at, tried, put live and retired; a foreign one is refused in words', async () => {
  const [editor] = people();
  const page = await deskOf(editor, 1280);
  const terms = panel(page, 'Danh sách từ');
  const file = terms.locator('input[type="file"]');
  await file.setInputFiles(await packFile('foreign', other.privateKey));
  await terms.getByText('Tệp này ký bằng khoá khác').waitFor();
  await file.setInputFiles(await packFile('vuon-rau'));
  await terms.getByText('Đã đọc “vuon-rau”').waitFor();
  await terms.getByText('xúc phạm: 1 · lừa đảo: 1').waitFor();
  await terms.getByLabel('Thử một câu với danh sách này').fill('đồ q.u.ả m.í.t kia');
  await terms.getByRole('button', { name: 'Thử', exact: true }).click();
  await terms.locator('.tried q', { hasText: 'q.u.ả m.í.t' }).waitFor();
  await sound(page, 'detectors-candidate');

  await terms.getByRole('button', { name: 'Đưa vào dùng' }).click();
  await page.getByRole('dialog').getByText('ghi vào sổ công khai').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào dùng' }).click();
  await terms.getByRole('heading', { name: 'vuon-rau', exact: true }).waitFor();
  await terms.getByText('Đội an toàn (Apache-2.0)').waitFor();

  const everything = panel(page, 'Thử một câu');
  await everything.getByLabel('Câu muốn thử').fill('chào bạn nhé');
  await everything.getByRole('button', { name: 'Thử' }).click();
  await everything.getByText('Không thấy dấu hiệu nào').waitFor();
  await everything.getByLabel('Câu muốn thử').fill('đồ quả mít');
  await everything.getByRole('button', { name: 'Thử' }).click();
  await everything.locator('.tried q', { hasText: 'quả mít' }).waitFor();

  const desk = await personOf(system, 'platform');
  const rows = Array.from({ length: 200 }, (_, i) =>
    i % 2 ? { text: `mời mua hàng rẻ ${i}`, label: 'offer' } : { text: `trời đẹp ${i}`, label: 'calm' },
  );
  const modelFile = join(folder, 'model.bin');
  await writeFile(modelFile, trainClassifier(rows, { bits: 12, seed: 1 }));
  const model = panel(page, 'Mô hình riêng');
  await model.locator('input[type="file"]').setInputFiles(modelFile);
  await model.getByLabel('Nhãn “offer” nghĩa là').selectOption('scam');
  await model.getByRole('button', { name: 'Đưa mô hình vào dùng' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa mô hình vào dùng' }).click();
  await model.getByText('offer → lừa đảo').waitFor();

  own.does.answer = (_, response) => response.writeHead(500).end();
  const service = panel(page, 'Dịch vụ riêng');
  await service.locator('summary').click();
  await service.getByLabel('Địa chỉ', { exact: true }).fill(own.url);
  await service.getByRole('button', { name: 'Dùng địa chỉ này' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dùng địa chỉ này' }).click();
  await service.getByText('chỉ hiện một lần').waitFor();
  // Nothing is sent there until somebody else agrees.
  const waits = panel(page, 'Địa chỉ mới chờ duyệt');
  await waits.getByText(own.url).waitFor();
  await waits.getByText('Bạn đã đề nghị. Cần một người khác duyệt.').waitFor();
  await sound(page, 'detectors-egress');
  const khoi = await personOf(system, 'platform', 1);
  const agreed = await khoi.send('POST', '/v1/egress/text-service/approval', { approve: true, url: own.url });
  assert.equal(agreed.status, 200, agreed.text);
  for (let i = 0; i < 3; i++) await desk.send('POST', '/v1/text-detectors/try', { text: 'chào' });
  await page.reload();
  await service.getByText('Đang nghỉ').waitFor();
  await service.getByText('status-500: 3').waitFor();
  await sound(page, 'detectors-full');
  await page.setViewportSize({ width: 360, height: 800 });
  await sound(page, 'detectors-full');

  for (const [part, name] of [
    [terms, 'Ngừng dùng danh sách này'],
    [model, 'Ngừng dùng mô hình'],
    [service, 'Ngừng hỏi dịch vụ'],
  ] as const) {
    await part.getByRole('button', { name }).click();
    await page.getByRole('dialog').getByRole('button', { name }).click();
    await part.getByText(/^Chưa có/).waitFor();
  }
  await page.context().close();
});
