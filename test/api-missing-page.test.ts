import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const ask = (path: string, accept: string, method = 'GET') =>
  call(system.url, method, path, undefined, { headers: { accept } });

test('a person who mistyped an address meets a page with numbers to call and the way home', async () => {
  for (const path of ['/khong-co', '/help-me', '/vi2/gap-lai']) {
    const answer = await ask(path, 'text/html,application/xhtml+xml,*/*;q=0.8');
    assert.equal(answer.status, 404, path);
    assert.match(answer.type, /text\/html/);
    assert.match(answer.text, /tel:111[\s\S]*tel:113[\s\S]*href="\/vi\/"/);
    assert.ok(answer.headers.get('content-security-policy'), 'as safe as any page');
    assert.ok(!answer.text.includes(path), 'nothing of the address stands in it');
  }
});

test('a program, and whoever asks the API, still gets a problem', async () => {
  for (const [path, accept, method] of [
    ['/khong-co', 'application/json', 'GET'],
    ['/khong-co', '*/*', 'GET'],
    ['/v1/khong-co', 'text/html', 'GET'],
    ['/khong-co', 'text/html', 'POST'],
  ] as const) {
    const answer = await ask(path, accept, method);
    assert.equal(answer.status, 404);
    assert.match(answer.type, /problem\+json/, `${method} ${path} ${accept}`);
  }
});
