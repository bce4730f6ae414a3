import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

// The package unpacks into the temporary folder and takes a half-written file for a finished one,
// so each process unpacks into a folder of its own and renames it when it is whole.
const unpackScript = `
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  const { dirname, join } = await import('node:path');
  const { createRequire } = await import('node:module');
  const main = createRequire(process.cwd() + '/x.js').resolve('@sparticuz/chromium');
  await inflate(join(dirname(main), '..', 'bin', 'al2023.tar.br'));
`;

// The bundled font first: letters of the same shape on every machine, and none missing where no font is installed.
const fontConfiguration = (folder: string) => `<?xml version="1.0"?>
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <alias binding="strong"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

/** The folder of a browser that npm delivered, unpacked once a version and kept between runs. */
async function browserFolder(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const version = String(createRequire(import.meta.url)(join(entry, '..', '..', 'package.json')).version);
  const folder = join(tmpdir(), `kmm-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const staging = `${folder}.${process.pid}`;
  await mkdir(staging, { recursive: true });
  await run(process.execPath, ['--input-type=module', '-e', unpackScript], {
    cwd: here,
    env: { ...process.env, TMPDIR: staging },
  });
  await writeFile(join(staging, 'fonts.conf'), fontConfiguration(folder));
  await rename(staging, folder).catch(async (error: NodeJS.ErrnoException) => {
    // Another process was first: its copy is as good.
    if (!existsSync(folder)) throw error;
    await rm(staging, { recursive: true });
  });
  return folder;
}

/**
 * Starts the headless browser that comes with the npm install; the caller closes it.
 * `debuggingPort` lets another tool of this machine drive it. Same-origin rules and CSP stay on, so what a test sees is what a person's browser does.
 */
export async function launchBrowser({ debuggingPort }: { debuggingPort?: number } = {}): Promise<Browser> {
  const folder = await browserFolder();
  // The bundled libraries (nss, nspr, expat) come last: a system's own copies win where it has them.
  const libraries = [process.env.LD_LIBRARY_PATH, join(folder, 'al2023', 'lib')];
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    headless: true,
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      ...(debuggingPort ? [`--remote-debugging-port=${debuggingPort}`] : []),
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}
