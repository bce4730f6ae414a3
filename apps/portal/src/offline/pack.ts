import { createHash } from 'node:crypto';
import type { Assets } from '../assets.ts';

/** What one lesson takes along: its files by address, what they weigh on the phone, and a mark that changes with them. */
export type Pack = { version: string; bytes: number; files: string[] };

/** A page of a pack as the server writes it. */
export type PackPage = { address: string; html: string };

const ASSET = /\/assets\/([\w.-]+)(?:\?v=\w*)?/g;
const IMPORT = /(?:from|import)\s*"\.\/([\w-]+\.js)"/g;

/** Pages, and every asset that they or their scripts name: nothing else of the site is ever kept on a phone. */
export function packOf(pages: readonly PackPage[], assets: Assets): Pack {
  const hash = createHash('sha256');
  const files = new Map<string, number>();
  const keep = (address: string, body: string | Uint8Array) => {
    files.set(address, Buffer.byteLength(body));
    hash.update(address).update(body);
  };
  const keepAsset = (name: string, address: string) => {
    const asset = assets.find(name);
    if (!asset || files.has(address)) return;
    keep(address, asset.body);
    // Chunks are imported by their name alone, so that is the address under which they are asked for.
    if (name.endsWith('.js'))
      for (const [, chunk = ''] of new TextDecoder().decode(asset.body).matchAll(IMPORT))
        keepAsset(chunk, `/assets/${chunk}`);
  };
  for (const { address, html } of pages) {
    keep(address, html);
    for (const [found, name = ''] of html.matchAll(ASSET)) keepAsset(name, found);
  }
  return {
    version: hash.digest('hex').slice(0, 16),
    bytes: [...files.values()].reduce((sum, bytes) => sum + bytes, 0),
    files: [...files.keys()],
  };
}
