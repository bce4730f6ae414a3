// Plays the story without a reload: each step is the form's own post, and its answer replaces the panes.
const PACE_MS = 5200;
const LIVE_MS = 5000;

const story = document.querySelector<HTMLElement>('#story');
const form = document.querySelector<HTMLFormElement>('form[data-step]');
const play = document.querySelector<HTMLButtonElement>('[data-play]');
const next = form?.querySelector('button');
let timer: ReturnType<typeof setTimeout> | undefined;
let playing = false;
let busy = false;

/** Puts every part that can change in place of its earlier self. */
function show(text: string): void {
  const page = new DOMParser().parseFromString(text, 'text/html');
  for (const part of document.querySelectorAll<HTMLElement>('[data-swap]')) {
    const fresh = page.querySelector(`[data-swap="${part.dataset.swap}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
  const section = page.querySelector<HTMLElement>('#story');
  const at = page.querySelector<HTMLInputElement>('form[data-step] [name="at"]');
  const mine = form?.querySelector<HTMLInputElement>('[name="at"]');
  if (at && mine) mine.value = at.value;
  if (next)
    next.disabled = page.querySelector<HTMLButtonElement>('form[data-step] button')?.disabled ?? false;
  if (story && section) Object.assign(story.dataset, section.dataset);
  for (const box of document.querySelectorAll('[data-scroll]')) box.scrollTo({ top: box.scrollHeight });
}

async function post(where: HTMLFormElement, button?: HTMLButtonElement | null): Promise<void> {
  const fields = new FormData(where);
  if (button?.name) fields.append(button.name, button.value);
  // Text fields only, so every value is a string.
  const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(where.action, { method: 'POST', body, headers: { 'x-demo': 'panes' } });
  if (!answer.ok) throw new Error(`The page answered ${answer.status}`);
  show(await answer.text());
}

async function step(): Promise<void> {
  if (busy || !form || next?.disabled) return;
  busy = true;
  next?.setAttribute('aria-busy', 'true');
  try {
    await post(form);
    openPane(story?.dataset.look ?? 'chat');
    if (document.querySelector('.failed')) stop();
  } catch {
    // The server is gone: the plain form shows what the browser shows then.
    stop();
    form.submit();
  } finally {
    busy = false;
    next?.removeAttribute('aria-busy');
    if (next?.disabled) stop();
  }
}

function stop(): void {
  clearTimeout(timer);
  playing = false;
  label();
}

function label(): void {
  if (!play) return;
  const words = play.querySelector('[data-words]');
  if (words) words.textContent = (playing ? play.dataset.pauseWords : play.dataset.playWords) ?? '';
  play.toggleAttribute('data-playing', playing);
}

async function playOn(): Promise<void> {
  playing = true;
  label();
  await step();
  if (playing && !next?.disabled) timer = setTimeout(playOn, PACE_MS);
}

function toggle(): void {
  const again = document.querySelector<HTMLAnchorElement>('[data-restart]');
  if (playing) stop();
  else if (next?.disabled && again) location.assign(again.href);
  else void playOn();
}

function openPane(name: string): void {
  for (const tab of document.querySelectorAll<HTMLElement>('[data-tab]'))
    tab.setAttribute('aria-selected', String(tab.dataset.tab === name));
  story?.setAttribute('data-open', name);
}

/** Somebody else may work on the case meanwhile, in the console beside this page. */
async function follow(): Promise<void> {
  if (document.hidden || busy || !story?.dataset.run || Number(story.dataset.at) < 10) return;
  const answer = await fetch(`/demo/live?run=${story.dataset.run}`).catch(() => undefined);
  if (answer?.status === 200 && !busy) show(await answer.text());
}

document.addEventListener('submit', (event) => {
  const sent = event.target;
  if (!(sent instanceof HTMLFormElement)) return;
  const swaps = sent.hasAttribute('data-swap-form');
  if (sent !== form && !swaps) return;
  event.preventDefault();
  if (!swaps) {
    stop();
    void step();
    return;
  }
  const button = event.submitter;
  post(sent, button instanceof HTMLButtonElement ? button : undefined).catch(() => sent.submit());
});

document.addEventListener('click', async ({ target }) => {
  const pressed =
    target instanceof Element ? target.closest<HTMLElement>('[data-play], [data-tab], [data-copy]') : null;
  if (!pressed) return;
  if ('play' in pressed.dataset) toggle();
  if (pressed.dataset.tab) openPane(pressed.dataset.tab);
  if (pressed.dataset.copy) {
    await navigator.clipboard.writeText(pressed.dataset.copy);
    pressed.textContent = pressed.dataset.done ?? '';
  }
});

document.addEventListener('keydown', (event) => {
  const typing =
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, a, button, summary, pre');
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (
    event.key === 'ArrowRight' &&
    !(event.target instanceof Element && event.target.closest('[role="tab"], pre'))
  ) {
    event.preventDefault();
    stop();
    void step();
  }
  if (event.key === ' ' && !typing) {
    event.preventDefault();
    toggle();
  }
});

for (const hidden of document.querySelectorAll<HTMLElement>('[data-with-script], [data-play], [data-copy]'))
  hidden.hidden = false;
if (story?.dataset.run) history.replaceState(null, '', `/demo?run=${story.dataset.run}`);
story?.setAttribute('data-ready', '');
openPane(story?.dataset.look ?? 'chat');
setInterval(follow, LIVE_MS);
