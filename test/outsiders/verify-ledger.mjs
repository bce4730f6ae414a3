// A ledger verifier of an outsider: one file, nothing of this project, written from the public formats
// (C2SP signed-note, tlog-checkpoint, tlog-tiles; RFC 6962 hashes). Usage:
//   node verify-ledger.mjs <folder or http address> <name+id+key> [<kept checkpoint file>]
// Exit code 0: signature, entries and tiles fit. 1: they do not. 2: usage, or the log cannot be reached.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const [where, vkey, keptFile] = process.argv.slice(2);
if (!where || !vkey)
  fail(2, 'usage: verify-ledger.mjs <folder or http address> <name+id+key> [<kept checkpoint>]');

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leaf = (entry) => sha256(Buffer.of(0), entry);
const node = (left, right) => sha256(Buffer.of(1), left, right);

/** RFC 6962 §2.1: split at the largest power of two below the size. */
function root(hashes) {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0];
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return node(root(hashes.slice(0, k)), root(hashes.slice(k)));
}

const { size, hash } = openNote(await file('checkpoint'));
const leaves = [];
for (let index = 0; leaves.length < size; index++) {
  const width = Math.min(256, size - index * 256);
  for (const entry of entriesOf(await file(pathOf('entries', index, width)), width, index))
    leaves.push(leaf(entry));
}
if (!root(leaves).equals(hash)) fail(1, 'the entries do not add up to the signed root');
await checkTiles(leaves);
if (keptFile) {
  const kept = openNote(await readFile(keptFile));
  if (kept.size > size) fail(1, `rollback: ${size} entries, ${kept.size} were signed before`);
  if (!root(leaves.slice(0, kept.size)).equals(kept.hash))
    fail(1, 'fork: the kept checkpoint is not its beginning');
}
console.log(`ok ${size} ${hash.toString('base64')}`);

/** Text, an empty line, signature lines "— name base64(key id, signature)". */
function openNote(bytes) {
  const note = Buffer.from(bytes).toString('utf8');
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
  const raw = Buffer.from(key ?? '', 'base64');
  if (raw.length !== 33 || raw[0] !== 1) fail(2, 'the key is not an Ed25519 note key');
  if (sha256(`${name}\n`, raw).subarray(0, 4).toString('hex') !== id)
    fail(2, 'the key id does not fit the key');
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const lines = note
    .slice(end + 2)
    .split('\n')
    .filter(Boolean);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const good = lines.filter((line) => {
    const [dash, signer, base64] = line.split(' ');
    const signature = Buffer.from(base64 ?? '', 'base64');
    if (dash !== '—' || signer !== name || signature.toString('base64') !== base64) return false;
    return (
      signature.subarray(0, 4).toString('hex') === id &&
      verify(null, Buffer.from(text), publicKey, signature.subarray(4))
    );
  });
  if (end < 0 || good.length !== 1 || lines.length !== 1 || !note.endsWith('\n'))
    fail(1, 'the checkpoint does not carry exactly one good signature');
  if (!Buffer.from(note).equals(Buffer.from(bytes))) fail(1, 'the checkpoint is not UTF-8');
  const [origin, count, base64] = text.split('\n');
  if (origin !== name || !/^(0|[1-9]\d*)$/.test(count ?? ''))
    fail(1, 'the checkpoint is not one of this log');
  return { size: Number(count), hash: Buffer.from(base64 ?? '', 'base64') };
}

/** A bundle is a row of entries, each after its length in two bytes. */
function entriesOf(bytes, width, index) {
  const entries = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const length = bytes.readUInt16BE(at);
    if (at + 2 + length > bytes.length) break;
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (at !== bytes.length || entries.length !== width)
    fail(1, `bundle ${index} does not hold ${width} entries`);
  return entries;
}

/** Every hash tile says again what the leaves make of it. */
async function checkTiles(hashes) {
  let below = hashes;
  for (let level = 0; below.length > 0; level++) {
    const above = [];
    for (let index = 0; index * 256 < below.length; index++) {
      const own = below.slice(index * 256, index * 256 + 256);
      if (!Buffer.concat(own).equals(await file(pathOf(level, index, own.length))))
        fail(1, `tile ${level}/${index} does not fit its entries`);
      if (own.length === 256) above.push(root(own));
    }
    below = above;
  }
}

/** tile/<level>/x001/x234/067[.p/<width>] */
function pathOf(level, index, width) {
  const digits = String(index)
    .padStart(Math.ceil(String(index).length / 3) * 3, '0')
    .match(/\d{3}/g);
  const name = digits.map((part, i) => (i < digits.length - 1 ? `x${part}` : part)).join('/');
  return `tile/${level}/${name}${width < 256 ? `.p/${width}` : ''}`;
}

async function file(path) {
  if (!/^https?:/.test(where)) return readFile(`${where}/${path}`).catch(() => fail(1, `${path} is missing`));
  const answer = await fetch(`${where.replace(/\/+$/, '')}/${path}`).catch(() =>
    fail(2, `cannot reach ${where}`),
  );
  if (!answer.ok) fail(answer.status === 404 ? 1 : 2, `${path}: status ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

function fail(code, why) {
  console.error(why);
  process.exit(code);
}
