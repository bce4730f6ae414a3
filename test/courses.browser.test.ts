import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import { unzipSync } from 'fflate';
import type { Browser, Frame, Page } from 'playwright-core';
import { axeProblems } from './browser/axe-problems.ts';

const LESSON = 'anh-ghep-ai';
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};
/** The parts of a statement that the test reads. */
type Statement = {
  id: string;
  verb: { id: string };
  actor: { name?: string; account: { homePage: string; name: string } };
  object: { id: string };
  result?: { completion?: boolean; duration?: string };
  context: {
    registration: string;
    contextActivities: { category: { id: string }[]; grouping: unknown };
    extensions: Record<string, string>;
  };
};

/** A learning record store in memory, as far as a cmi5 unit talks to it (xAPI 1.0.3, cmi5 §8–11). */
class RecordStore {
  readonly statements: Statement[] = [];
  readonly states = new Map<string, string>();
  readonly refused: string[] = [];
  readonly token = 'dG9rZW4=';

  async answer(request: IncomingMessage, url: URL): Promise<{ status: number; body: string }> {
    let body = '';
    for await (const part of request) body += String(part);
    if (url.pathname === '/token') return { status: 200, body: JSON.stringify({ 'auth-token': this.token }) };
    const { authorization, 'x-experience-api-version': version } = request.headers;
    if (authorization !== `Basic ${this.token}` || version !== '1.0.3') {
      this.refused.push(url.pathname);
      return { status: 401, body: '' };
    }
    if (url.pathname === '/lrs/statements') {
      const sent = [JSON.parse(body)].flat() as Statement[];
      this.statements.push(...sent);
      return { status: 200, body: JSON.stringify(sent.map(({ id }) => id)) };
    }
    if (url.pathname === '/lrs/agents/profile') return { status: 404, body: '' };
    const name = url.searchParams.get('stateId') ?? '';
    if (request.method === 'PUT') {
      this.states.set(name, body);
      return { status: 204, body: '' };
    }
    const kept = this.states.get(name);
    return kept === undefined ? { status: 404, body: '' } : { status: 200, body: kept };
  }
}

let system: TestSystem;
let server: Server;
let browser: Browser;
let origin: string;
let store = new RecordStore();
const packages = new Map<string, Record<string, Uint8Array>>();
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
  for (const kind of ['scorm', 'cmi5']) {
    const answer = await fetch(`${system.url}/vi/hoc/cho-truong-hoc/tai/${LESSON}.${kind}.zip`);
    assert.equal(answer.status, 200, 'run "npm run build" first');
    packages.set(kind, unzipSync(new Uint8Array(await answer.arrayBuffer())));
  }
  const scormAgain = readFileSync(
    fileURLToPath(import.meta.resolve('scorm-again/scorm12/min')).replace('/esm/', '/'),
  );
  const cmi5Library = readFileSync(
    fileURLToPath(new URL('../node_modules/@xapi/cmi5/dist/Cmi5.umd.js', import.meta.url)),
  );
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    const [, kind = '', name = ''] = url.pathname.split('/');
    const file = packages.get(kind)?.[name];
    if (url.pathname === '/lms') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><script src="/scorm-again.js"></script><iframe></iframe>');
    } else if (url.pathname === '/library') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><script src="/cmi5-library.js"></script>');
    } else if (url.pathname === '/scorm-again.js') response.end(scormAgain);
    else if (url.pathname === '/cmi5-library.js') response.end(cmi5Library);
    else if (file) {
      response.setHeader('Content-Type', types[name.split('.').at(-1) ?? ''] ?? 'text/plain');
      response.end(file);
    } else {
      const { status, body } = await store.answer(request, url);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so it has an address.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await system?.[Symbol.asyncDispose]();
});

/** Answers the forms from `first` on with a choice. */
async function answer(
  frame: Page | ReturnType<Page['frames']>[number],
  from: number,
  to: number,
  choice: string,
) {
  for (let at = from; at < to; at += 1) {
    const form = frame.locator('form').nth(at);
    await form.locator(`input[value="${choice}"]`).check();
    await form.locator('button').click();
  }
}

/** Opens the course in the frame of a page whose `API` is scorm-again. */
async function openScorm(page: Page, kept?: unknown) {
  await page.goto(`${origin}/lms`);
  await page.evaluate((before) => {
    // scorm-again puts its class on the window of the page that loads it.
    const lms = window as unknown as {
      Scorm12API: new (settings: object) => object;
      API: { loadFromJSON(cmi: unknown, at: string): void };
    };
    lms.API = new lms.Scorm12API({ autocommit: false, logLevel: 5 }) as typeof lms.API;
    if (before) lms.API.loadFromJSON(before, '');
    document.querySelector('iframe')!.src = '/scorm/index.html';
  }, kept);
  const isCourse = (frame: Frame) => frame.url() === `${origin}/scorm/index.html`;
  const course =
    page.frames().find(isCourse) ?? (await page.waitForEvent('framenavigated', { predicate: isCourse }));
  // A deferred script has run before the load event.
  await course.waitForLoadState('load');
  return course;
}
const cmiOf = (page: Page) =>
  page.evaluate(() => JSON.parse(JSON.stringify((window as unknown as { API: { cmi: unknown } }).API.cmi)));
const leave = async (page: Page) => {
  await page.evaluate(() => {
    document.querySelector('iframe')!.src = 'about:blank';
  });
  await page.waitForFunction(() =>
    (window as unknown as { API: { isTerminated(): boolean } }).API.isTerminated(),
  );
};

test('SCORM 1.2 in scorm-again: left half-way it suspends, comes back where it was, and completes with a score', async () => {
  const page = await browser.newPage();
  const outside: string[] = [];
  page.on('request', (request) => request.url().startsWith(origin) || outside.push(request.url()));
  const first = await openScorm(page);
  assert.equal(
    await first.locator('details:visible').count(),
    0,
    'no answer shows before its question is answered',
  );
  await answer(first, 0, 2, 'fake');
  assert.equal((await cmiOf(page)).core.lesson_status, 'incomplete');
  await leave(page);
  const left = await cmiOf(page);
  assert.equal(Object.keys(JSON.parse(left.suspend_data)).length, 2);

  const second = await openScorm(page, {
    suspend_data: left.suspend_data,
    core: { lesson_status: left.core.lesson_status },
  });
  assert.equal(await second.locator('input:checked').count(), 2);
  assert.equal(await second.locator('details[open]').count(), 2);
  const all = await second.locator('form').count();
  await answer(second, 2, all, 'fake');
  const lesson = JSON.parse(
    readFileSync(new URL(`../content/lessons/${LESSON}/vi.json`, import.meta.url), 'utf8'),
  );
  const right = lesson.quiz.questions.filter(
    (question: { answer: string }) => question.answer === 'fake',
  ).length;
  const done = await cmiOf(page);
  assert.equal(done.core.lesson_status, 'completed');
  assert.equal(Number(done.core.score.raw), Math.round((right / all) * 100));
  assert.equal(await second.locator('[data-done]').isVisible(), true);
  await leave(page);
  assert.deepEqual(outside, []);
  await page.close();
});

const account = { homePage: 'https://lms.example', name: '7f9c24e8-3b1d-4c55-9a06-2d1e5b7a9c10' };
const registration = '5b1f3f0e-6a1c-4d43-9a55-0d6f1f6a7b21';
const activityId = 'urn:x-khong-mot-minh:anh-ghep-ai:vi:unit';
const launch = (path: string) =>
  `${origin}${path}?${new URLSearchParams({
    endpoint: `${origin}/lrs/`,
    fetch: `${origin}/token`,
    // A learning system may add a name; the course must not pass it on.
    actor: JSON.stringify({ objectType: 'Agent', name: 'Nguyễn Văn Thử', account }),
    registration,
    activityId,
  })}`;
const freshStore = () => {
  store = new RecordStore();
  store.states.set(
    'LMS.LaunchData',
    JSON.stringify({
      contextTemplate: {
        contextActivities: { grouping: [{ id: 'https://lms.example/course' }] },
        extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'session-1' },
      },
      launchMode: 'Normal',
      moveOn: 'Completed',
    }),
  );
};
const verbs = () => store.statements.map(({ verb }) => verb.id.split('/').at(-1));
const until = async (met: () => boolean) => {
  for (let turn = 0; turn < 100 && !met(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(met(), verbs().join(' '));
};

test('cmi5: initialized, completed, terminated in order, under the account alone, and answers come back', async () => {
  freshStore();
  const page = await browser.newPage();
  await page.goto(launch('/cmi5/index.html'));
  await until(() => verbs().length === 1);
  const all = await page.locator('form').count();
  await answer(page, 0, 2, 'fake');
  await until(() => store.states.has('kmm-answers'));
  await page.goto('about:blank');
  await until(() => verbs().length === 2);
  assert.deepEqual(verbs(), ['initialized', 'terminated']);

  await page.goto(launch('/cmi5/index.html'));
  await page.locator('details[open]').first().waitFor();
  assert.equal(await page.locator('details[open]').count(), 2);
  await answer(page, 2, all, 'real');
  await until(() => verbs().includes('completed'));
  await page.goto('about:blank');
  await until(() => verbs().length === 5);
  assert.deepEqual(verbs().slice(2), ['initialized', 'completed', 'terminated']);
  for (const { actor, object, context } of store.statements) {
    assert.deepEqual(actor, { objectType: 'Agent', account });
    assert.equal(object.id, activityId);
    assert.equal(context.registration, registration);
    assert.deepEqual(context.contextActivities.grouping, [{ id: 'https://lms.example/course' }]);
    assert.deepEqual(Object.values(context.extensions), ['session-1']);
  }
  assert.equal(store.statements[3]?.result?.completion, true);
  assert.deepEqual(store.refused, []);
  await page.close();
});

test('cmi5: what is answered before the session is open is told when it is, and without a session answers still come', async () => {
  freshStore();
  const page = await browser.newPage();
  const opened = Promise.withResolvers<void>();
  await page.route('**/token', async (route) => {
    await opened.promise;
    await route.continue();
  });
  await page.goto(launch('/cmi5/index.html'));
  const all = await page.locator('form').count();
  assert.equal(await page.locator('details:visible').count(), 0);
  await answer(page, 0, all, 'fake');
  assert.equal(await page.locator('details[open]').count(), all);
  assert.deepEqual(verbs(), []);
  opened.resolve();
  await until(() => verbs().includes('completed'));
  assert.deepEqual(verbs(), ['initialized', 'completed']);
  assert.equal(Object.keys(JSON.parse(store.states.get('kmm-answers') ?? '{}')).length, all);
  await page.close();

  freshStore();
  const alone = await browser.newPage();
  await alone.route('**/token', (route) => route.abort());
  await alone.goto(launch('/cmi5/index.html'));
  await answer(alone, 0, all, 'fake');
  assert.equal(await alone.locator('[data-done]').isVisible(), true);
  assert.deepEqual(verbs(), []);
  await alone.close();
});

test('cmi5: the statements name verbs and categories as those of the library @xapi/cmi5 do', async () => {
  const shape = () =>
    store.statements.map(({ verb, context }) => ({
      verb: verb.id,
      categories: context.contextActivities.category.map(({ id }) => id).toSorted(),
    }));
  freshStore();
  const page = await browser.newPage();
  await page.goto(launch('/library'));
  await page.evaluate(async () => {
    // The library's build for browsers names its class by itself.
    const { Cmi5 } = window as unknown as {
      Cmi5: { instance: Record<'initialize' | 'complete' | 'terminate', () => Promise<void>> };
    };
    await Cmi5.instance.initialize();
    await Cmi5.instance.complete();
    await Cmi5.instance.terminate();
  });
  const theirs = shape();
  freshStore();
  await page.goto(launch('/cmi5/index.html'));
  await until(() => verbs().length === 1);
  await answer(page, 0, await page.locator('form').count(), 'real');
  await until(() => verbs().includes('completed'));
  await page.goto('about:blank');
  await until(() => verbs().length === 3);
  assert.equal(theirs.length, 3);
  assert.deepEqual(shape(), theirs);
  await page.close();
});

for (const width of [360, 1280])
  test(`the pages for schools at ${width} px: nothing for axe to find, nothing wider than the screen`, async () => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: width === 1280,
    });
    const page = await context.newPage();
    for (const path of ['', '/giao-an/gio-dau-bi-doa', '/goi', '/the']) {
      await page.goto(`${system.url}/vi/hoc/cho-truong-hoc${path}`);
      if (width === 1280) assert.deepEqual(await axeProblems(page), [], path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
    }
    await context.close();
  });
