import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { type App, buildIfChanged } from './build-if-changed.ts';

test('an app is built once, again only when an input changed, and not at all without its entry', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-build-'));
  let builds = 0;
  const build = async () => {
    builds += 1;
    mkdirSync(path.join(root, 'dist'), { recursive: true });
    writeFileSync(path.join(root, 'dist/a.js'), 'a');
  };
  const app: App = { name: 'a', entry: 'src/a.ts', out: 'dist', inputs: ['src', 'missing.json'], build };
  const run = (ifMissing = false) => buildIfChanged(root, app, { ifMissing });
  try {
    assert.equal((await run()).state, 'absent');
    mkdirSync(path.join(root, 'src'));
    writeFileSync(path.join(root, 'src/a.ts'), '1');
    assert.deepEqual(await run(), { app: 'a', state: 'built', files: [path.join(root, 'dist/a.js')] });
    writeFileSync(path.join(root, 'src/a.test.ts'), 'a test is no input');
    assert.equal((await run()).state, 'fresh');
    writeFileSync(path.join(root, 'src/a.ts'), '2');
    assert.equal((await run(true)).state, 'fresh');
    assert.equal((await run()).state, 'built');
    assert.equal(builds, 2);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a build that fails is tried again', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-build-'));
  const fails = async () => Promise.reject(new Error('broken'));
  const app: App = { name: 'a', entry: 'a.ts', out: 'dist', inputs: ['a.ts'], build: fails };
  try {
    writeFileSync(path.join(root, 'a.ts'), '1');
    await assert.rejects(buildIfChanged(root, app, { ifMissing: false }), /broken/);
    await assert.rejects(buildIfChanged(root, app, { ifMissing: true }), /broken/);
  } finally {
    rmSync(root, { recursive: true });
  }
});
