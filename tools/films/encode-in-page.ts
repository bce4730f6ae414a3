import { BufferTarget, CanvasSource, Output, WebMOutputFormat } from 'mediabunny';

/** Runs in the browser: draws each SVG to a canvas and encodes WebM; `next` asks Node for a frame. */
async function encode(
  frames: number,
  framesASecond: number,
  next: (frame: number) => Promise<string>,
): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas');
  const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
  const source = new CanvasSource(canvas, { codec: 'vp9', bitrate: 220_000, keyFrameInterval: 5 });
  output.addVideoTrack(source, { frameRate: framesASecond });
  await output.start();
  for (let frame = 0; frame < frames; frame += 1) {
    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([await next(frame)], { type: 'image/svg+xml' }));
    await picture.decode();
    context.drawImage(picture, 0, 0, 640, 360);
    URL.revokeObjectURL(picture.src);
    await source.add(frame / framesASecond, 1 / framesASecond);
  }
  await output.finalize();
  const bytes = new Uint8Array(output.target.buffer ?? new ArrayBuffer(0));
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000)
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}

Object.assign(globalThis, { encodeFilm: encode });
