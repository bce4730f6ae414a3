import { createHasher } from './hash-files.ts';
import { sendWithWork } from './send-with-work.ts';
import { copyOrPrint, showReceipt } from './show-receipt.ts';
import { sealPlaces } from './take-down-place.ts';

type Chosen = { pdq: string; quality: number; kind: 'photo' };
type Problem = 'lowQuality' | 'flat' | 'unreadable' | 'twice';

/** packages/hashing `whyUnusable`, which the server asks again; here only to say it before anything is sent. */
const MIN_QUALITY = 50;
const BITS = { min: 96, max: 160 };

const form = document.querySelector<HTMLFormElement>('[data-take-down]');
const part = <T extends HTMLElement>(name: string) => form?.querySelector<T>(`[data-${name}]`) ?? undefined;
const chosen: Chosen[] = [];
let stopped = false;

const bitsOf = (hash: string): number =>
  [...hash].reduce(
    (sum, sign) => sum + [...Number.parseInt(sign, 16).toString(2)].filter((bit) => bit === '1').length,
    0,
  );

function problemOf(hash: string, quality: number): Problem | undefined {
  if (quality < MIN_QUALITY) return 'lowQuality';
  const bits = bitsOf(hash);
  if (bits < BITS.min || bits > BITS.max) return 'flat';
  return chosen.some(({ pdq }) => pdq === hash) ? 'twice' : undefined;
}

const reveal = (name: string, on: boolean) => {
  const element = part(name);
  if (element) element.hidden = !on;
};

function say(words: string | undefined): void {
  const place = part('said');
  if (!place) return;
  place.hidden = !words;
  place.textContent = words ?? '';
  if (words) place.scrollIntoView({ block: 'center' });
}

let shown = 0;
/** One line a picture: what will be sent of it, or why it will not. The picture itself is never shown. */
function list(one: Chosen | undefined, problem?: Problem): void {
  shown += 1;
  const line = document.createElement('li');
  line.className = 'card';
  const title = document.createElement('strong');
  title.textContent = (form?.dataset.picture ?? '').replace('{number}', String(shown));
  const words = document.createElement('span');
  line.append(title, ' ', words);
  if (one) {
    words.textContent = (form?.dataset.quality ?? '').replace('{quality}', String(one.quality));
    const mark = document.createElement('code');
    mark.className = 'mark';
    mark.textContent = one.pdq;
    const out = document.createElement('button');
    out.type = 'button';
    out.className = 'link-button';
    out.textContent = form?.dataset.remove ?? '';
    out.addEventListener('click', () => {
      chosen.splice(chosen.indexOf(one), 1);
      line.remove();
      offer();
    });
    line.append(mark, out);
  } else words.textContent = form?.dataset[problem ?? 'unreadable'] ?? '';
  part('list')?.append(line);
}

function offer(): void {
  const any = (part('list')?.children.length ?? 0) > 0;
  reveal('chosen', any);
  const send = part<HTMLButtonElement>('send');
  if (send) send.hidden = chosen.length === 0;
}

let hasher: ReturnType<typeof createHasher> | undefined;

async function hashAll(files: readonly File[]): Promise<void> {
  hasher ??= createHasher(new URL(form?.dataset.worker ?? '', location.href).href);
  const bar = form?.querySelector('progress');
  stopped = false;
  reveal('working', true);
  for (const [at, file] of files.entries()) {
    if (bar) bar.value = at / files.length;
    const hashed = await hasher.hash(file);
    if (stopped) break;
    const problem = hashed === 'unreadable' ? hashed : problemOf(hashed.hash, hashed.quality);
    if (hashed === 'unreadable' || problem) list(undefined, problem);
    else {
      const one = { pdq: hashed.hash, quality: hashed.quality, kind: 'photo' } as const;
      chosen.push(one);
      list(one);
    }
  }
  reveal('working', false);
  offer();
}

async function send(button: HTMLElement | undefined): Promise<void> {
  const agePath = form && new FormData(form).get('agePath');
  if (!agePath) return say(form?.dataset.failedAge);
  if (button) button.setAttribute('aria-busy', 'true');
  try {
    const answer = await sendWithWork('/v1/take-downs', { agePath, hashes: chosen });
    if (answer.status === 409) say(form?.dataset.failedClosed);
    else if (answer.status === 429) say(form?.dataset.failedBusy);
    else if (answer.status === 201) {
      const { receipt }: { receipt: string } = await answer.json();
      showReceipt(receipt);
      for (const element of document.querySelectorAll<HTMLElement>('main [data-with-script]'))
        element.hidden = false;
    } else throw new Error('Not accepted');
  } catch {
    say(form?.dataset.failed);
  }
  button?.removeAttribute('aria-busy');
}

if (form) {
  form.hidden = false;
  for (const element of document.querySelectorAll<HTMLElement>('[data-no-script]')) element.hidden = true;
  form.querySelector<HTMLInputElement>('[type="file"]')?.addEventListener('change', async ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    await hashAll([...(target.files ?? [])]);
    // The page keeps no handle to the pictures.
    target.value = '';
  });
  part('cancel')?.addEventListener('click', () => {
    stopped = true;
    hasher?.stop();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(part('send'));
  });
}
sealPlaces();
document.addEventListener('click', copyOrPrint);
