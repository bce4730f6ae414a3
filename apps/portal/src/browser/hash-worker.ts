import { hashPicture } from './hash-picture.ts';

/** Computes beside the page, so that the way out always answers at once. One file in, one hash out. */
self.addEventListener('message', async ({ data }: MessageEvent<{ id: number; file: Blob }>) => {
  try {
    const hash = await hashPicture(data.file, (width, height) => new OffscreenCanvas(width, height));
    self.postMessage({ id: data.id, ...hash });
  } catch {
    self.postMessage({ id: data.id });
  }
});
