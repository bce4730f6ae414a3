import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readPack, type TermPack } from '@khong-mot-minh/language';
import { CannotDo } from '../run/cannot-do.ts';
import { checkPack, type PackCheck } from './check-pack.ts';

/** Reads a pack; with a file of a public key only one that is signed by it. */
export function openPack(file: string, keyFile: string | undefined): TermPack {
  const publicKey = keyFile === undefined ? undefined : keyIn(keyFile, createPublicKey);
  const check = publicKey && ((part: Uint8Array, by: Uint8Array) => verify(null, part, publicKey, by));
  const read = readPack(readFileSync(file), check);
  if (read.pack === undefined) throw new CannotDo(`Read "${file}": ${read.problem}`);
  return read.pack;
}

/** The key that a PEM file holds. */
export function keyIn(file: string, read: (pem: Buffer) => KeyObject): KeyObject {
  const pem = readFileSync(file);
  try {
    return read(pem);
  } catch {
    throw new CannotDo(`"${file}" holds no key in PEM that fits here`);
  }
}

/** What is in a pack, by number: the terms themselves are never printed. */
export function summary({ name, version, source, licence, terms }: TermPack) {
  return {
    name,
    version,
    source,
    licence,
    terms: terms.length,
    language: counts(terms.map(({ lang }) => lang)),
    tier: counts(terms.map(({ tier }) => tier)),
    category: counts(terms.map(({ category }) => category)),
  };
}

function counts(list: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const value of list) found[value] = (found[value] ?? 0) + 1;
  return found;
}

export function describe(pack: TermPack): void {
  const { name, version, source, licence, terms, ...counted } = summary(pack);
  console.log(`${name} ${version}, ${terms} terms\nsource: ${source}\nlicence: ${licence}`);
  for (const [title, found] of Object.entries(counted))
    console.log(
      `${title}: ${Object.entries(found)
        .map(([value, n]) => `${value} ${n}`)
        .join(', ')}`,
    );
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Each term in twenty disguises, and the clean lines that the pack flags. */
export function tryOut(pack: TermPack, cleanFile: string | undefined): PackCheck {
  const lines = cleanFile === undefined ? [] : readFileSync(cleanFile, 'utf8').split('\n').filter(Boolean);
  return checkPack(pack.terms, lines);
}

export function describeCheck({ found, flagged, lost }: PackCheck): void {
  for (const { disguise, any, block } of found)
    console.log(`${disguise.padEnd(14)} found ${percent(any)}, of these as block ${percent(block)}`);
  if (flagged.lines > 0)
    console.log(`of ${flagged.lines} clean lines ${flagged.block} blocked, ${flagged.score} scored`);
  if (lost.length > 0) console.log(`never found, not even as written: ${lost.join(', ')}`);
}
