import { saveFile } from './save-file.ts';

/** Writes the name into the certificate and saves drawings; nothing of it leaves the device, and nothing is stored. */
const SCALE = 3;

const name = document.querySelector<HTMLInputElement>('#certificate-name');
const line = document.querySelector('[data-name]');
const failed = document.querySelector<HTMLElement>('[data-failed]');

for (const element of document.querySelectorAll<HTMLElement>('[data-with-script], [data-save]'))
  element.hidden = false;
name?.addEventListener('input', () => {
  if (line) line.textContent = name.value.normalize('NFC').trim();
});
document.querySelector('[data-print]')?.addEventListener('click', () => print());

const drawingOf = (which: string) => document.querySelector<SVGSVGElement>(`[data-drawing="${which}"]`);
const svgBlob = (drawing: SVGSVGElement) =>
  new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml' });

async function pngBlob(drawing: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(drawing));
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = drawing.viewBox.baseVal.width * SCALE;
    canvas.height = drawing.viewBox.baseVal.height * SCALE;
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error('No picture');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

for (const place of document.querySelectorAll<HTMLElement>('[data-save]')) {
  const which = place.dataset.save ?? '';
  place.querySelector('[data-svg]')?.addEventListener('click', () => {
    const drawing = drawingOf(which);
    if (drawing) saveFile(svgBlob(drawing), `${which}.svg`);
  });
  place.querySelector('[data-png]')?.addEventListener('click', async () => {
    const drawing = drawingOf(which);
    try {
      if (drawing) saveFile(await pngBlob(drawing), `${which}.png`);
    } catch {
      if (failed) failed.hidden = false;
    }
  });
}
