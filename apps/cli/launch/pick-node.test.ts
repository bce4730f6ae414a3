import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pickNode } from './pick-node.mjs';

/** A machine with a Node of each version in a folder of its own; scripts stand for binaries, and only say who they are. */
async function machine(nodes: Record<string, string>) {
  const root = await mkdtemp(path.join(tmpdir(), 'kmm-node-'));
  for (const [folder, version] of Object.entries(nodes)) {
    await mkdir(path.join(root, folder), { recursive: true });
    await writeFile(path.join(root, folder, 'node'), `#!/bin/sh\necho v${version}\n`);
    await chmod(path.join(root, folder, 'node'), 0o755);
  }
  const at = (folder: string) => path.join(root, folder, 'node');
  const delivered = `node_modules/node-${process.platform}-${process.arch}/bin`;
  const pick = (...folders: string[]) =>
    pickNode(root, { PATH: folders.map((f) => path.join(root, f)).join(path.delimiter) }, at(delivered));
  return { root, at, pick, delivered, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}
const DELIVERED = `node_modules/node-${process.platform}-${process.arch}/bin`;
const skip = process.platform === 'win32' && 'scripts stand for binaries';

test('a Node of the machine that is new enough comes before the one that npm delivered', {
  skip,
}, async () => {
  await using m = await machine({ [DELIVERED]: '24.21.0', usr: '24.1.0' });
  await mkdir(path.join(m.root, 'node_modules/.bin'));
  await symlink(m.at(DELIVERED), path.join(m.root, 'node_modules/.bin/node'));
  assert.equal(m.pick('node_modules/.bin', 'usr'), m.at('usr'));
});

test('an old one of the machine is passed over', { skip }, async () => {
  await using m = await machine({ [DELIVERED]: '24.21.0', usr: '20.20.2', opt: '26.0.0' });
  assert.equal(m.pick('usr', 'opt'), m.at('opt'));
  assert.equal(m.pick('usr'), m.at(DELIVERED));
});

test('where there is none at all the person is told what to install', { skip }, async () => {
  await using m = await machine({ usr: '20.20.2' });
  assert.throws(() => m.pick('usr'), /Install Node 24 from https:\/\/nodejs\.org/);
});
