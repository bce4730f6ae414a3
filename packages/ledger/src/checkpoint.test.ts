import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { merkleRoot } from './merkle-root.ts';
import { generateSigner, importSigner, importVerifier } from './note-key.ts';
import { openNote, signNote } from './signed-note.ts';
import { signer } from './test-log.ts';

// The published example of Go's sumdb/note package.
const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const skey = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peter =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enoch =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const verifier = importVerifier(vkey)!;

test("Go's example note is signed and opened byte for byte the same", () => {
  assert.equal(signNote(text, importSigner(skey)), `${text}\n${peter}`);
  assert.equal(importSigner(skey).vkey, vkey);
  assert.deepEqual(openNote(`${text}\n${peter}`, verifier), { ok: true, text, unchecked: [] });
});

test('a signature of an unknown key is passed over and named', () => {
  const note = `${text}\n${peter}${enoch}`;
  assert.deepEqual(openNote(note, verifier), { ok: true, text, unchecked: ['EnochRoot'] });
  assert.deepEqual(openNote(note, importVerifier(enochKey)!), {
    ok: true,
    text,
    unchecked: ['PeterNeumann'],
  });
});

const badNotes = [
  text,
  `${text}\n`,
  `${text}\n${peter.slice(0, -1)}`,
  `\u0001${text}\n${peter}`,
  `${text}\n${peter.replace('PeterNeumann', 'Bad Name')}`,
  `${text}\n${peter}Unexpected line.\n`,
  `${text}\n${enoch}`,
  `${text}\n${peter}${peter}`,
  `${text}\n${peter.replace('x08go', 'xxxxx')}`,
  `${text}\n${peter.replace('JnAM=', 'JnAN=')}`,
  `${text.replace('answer', 'answers')}\n${peter}`,
];
for (const note of badNotes)
  test(`no signed note: ${JSON.stringify(note).slice(0, 24)}…${JSON.stringify(note).slice(-30)}`, () =>
    assert.equal(openNote(note, verifier).ok, false));

test('a key text with any character changed or missing is no key', () => {
  for (let i = 0; i < vkey.length; i++) {
    const next = String.fromCharCode(vkey.charCodeAt(i) + 1);
    assert.equal(importVerifier(vkey.slice(0, i) + next + vkey.slice(i + 1)), undefined, String(i));
    assert.equal(importVerifier(vkey.slice(0, i)), undefined);
    assert.equal(importVerifier(vkey.slice(i + 1)), undefined);
  }
  for (let i = 0; i < skey.length; i++)
    assert.throws(() =>
      importSigner(skey.slice(0, i) + String.fromCharCode(skey.charCodeAt(i) + 1) + skey.slice(i + 1)),
    );
});

test('a new key signs checkpoints that only its public key opens', () => {
  const { skey: secret, vkey: published } = generateSigner('example.org/ledger');
  const head = { size: 0, root: merkleRoot([]) };
  const note = signCheckpoint(importSigner(secret), head);
  const opened = openCheckpoint(note, published);
  assert.equal(opened.ok && opened.checkpoint.origin, 'example.org/ledger');
  assert.equal(opened.ok && opened.checkpoint.size, 0);
  assert.equal(openCheckpoint(note, generateSigner('example.org/ledger').vkey).ok, false);
  assert.throws(() => generateSigner('two words'));
});

const root = `${'A'.repeat(43)}=`;
const heads = [
  { name: 'another origin', head: `Somebody\n1\n${root}\n` },
  { name: 'a leading zero', head: `PeterNeumann\n01\n${root}\n` },
  { name: 'a size that is no number', head: `PeterNeumann\nmany\n${root}\n` },
  { name: 'a short root', head: 'PeterNeumann\n1\nAAAA\n' },
  { name: 'no root', head: 'PeterNeumann\n1\n' },
];
for (const { name, head } of heads)
  test(`a signed text with ${name} is no checkpoint of this log`, () =>
    assert.equal(openCheckpoint(signNote(head, signer), vkey).ok, false));
