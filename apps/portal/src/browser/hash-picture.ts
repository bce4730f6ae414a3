import { type Pdq, pdq, samplePositions } from '@khong-mot-minh/hashing';

const MAX_SIDE = 512;
/** Rows that are read at once: a large photo needs a strip of memory and not all of it. */
const STRIP_ROWS = 64;

type Canvas = OffscreenCanvas | HTMLCanvasElement;
export type NewCanvas = (width: number, height: number) => Canvas;

function contextOf(canvas: Canvas): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
  // `as`: both kinds of canvas give a 2d context with the two calls that are used here.
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D | null;
  if (!context) throw new Error('No canvas');
  return context;
}

/** The PDQ hash of a picture file, computed here; nearest-neighbour sampling as the reference does above 512. */
export async function hashPicture(file: Blob, newCanvas: NewCanvas): Promise<Pdq> {
  const picture = await createImageBitmap(file, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
  try {
    const { width, height } = picture;
    if (width <= MAX_SIDE && height <= MAX_SIDE) {
      const context = contextOf(newCanvas(width, height));
      context.drawImage(picture, 0, 0);
      return pdq(context.getImageData(0, 0, width, height).data, width, height);
    }
    return pdq(sampled(picture, newCanvas), MAX_SIDE, MAX_SIDE);
  } finally {
    picture.close();
  }
}

function sampled(picture: ImageBitmap, newCanvas: NewCanvas): Uint8ClampedArray {
  const { width, height } = picture;
  const xs = samplePositions(width, MAX_SIDE);
  const ys = samplePositions(height, MAX_SIDE);
  const rgba = new Uint8ClampedArray(MAX_SIDE * MAX_SIDE * 4);
  const context = contextOf(newCanvas(width, STRIP_ROWS));
  let top = -1;
  let strip = new Uint8ClampedArray();
  for (const [row, y] of ys.entries()) {
    const wanted = Math.floor(y / STRIP_ROWS) * STRIP_ROWS;
    if (wanted !== top) {
      top = wanted;
      context.clearRect(0, 0, width, STRIP_ROWS);
      context.drawImage(picture, 0, -top);
      strip = context.getImageData(0, 0, width, STRIP_ROWS).data;
    }
    for (const [column, x] of xs.entries()) {
      const from = ((y - top) * width + x) * 4;
      const to = (row * MAX_SIDE + column) * 4;
      for (let channel = 0; channel < 4; channel += 1) rgba[to + channel] = strip[from + channel] ?? 0;
    }
  }
  return rgba;
}
