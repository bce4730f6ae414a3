import { dayOf, dueItems, type Memory, readMemory, remember } from '../learn/review-schedule.ts';

const KEY = 'kmm.quiz';
const today = dayOf(Date.now());

/** Storage may be switched off; then this device simply remembers nothing. */
function kept(): Memory | undefined {
  try {
    return readMemory(localStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}

function keep(memory: Memory): void {
  localStorage.setItem(KEY, JSON.stringify(memory));
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const reveal = (selector: string, shown: boolean) => {
  for (const element of all(selector)) element.hidden = !shown;
};

/** On the way in: a link for each age that has something due. */
function showDue(): void {
  for (const place of all('[data-due]')) {
    const ids = dueItems(kept() ?? {}, place.dataset.due ?? '', today);
    const link = place.querySelector('a');
    place.hidden = ids.length === 0;
    if (!link || place.hidden) continue;
    link.textContent = (link.textContent ?? '').replace('{count}', String(ids.length));
    link.search = new URLSearchParams({ on: ids.join(' ') }).toString();
  }
}

/** After a round: nothing is stored until somebody asks; from then on each round counts. */
function offerToRemember(): void {
  const place = document.querySelector<HTMLElement>('[data-remember]');
  if (place) {
    place.hidden = false;
    const age = place.dataset.remember ?? '';
    const marks: Record<string, boolean> = JSON.parse(place.dataset.marks ?? '{}');
    const store = (memory: Memory) => {
      keep(remember(memory, age, marks, today));
      reveal('[data-keep]', false);
      reveal('[data-kept]', true);
    };
    const memory = kept();
    if (memory) store(memory);
    place.querySelector('[data-keep]')?.addEventListener('click', () => store({}));
  } else reveal('[data-kept]', kept() !== undefined);
  for (const button of all('[data-forget]'))
    button.addEventListener('click', () => {
      localStorage.removeItem(KEY);
      reveal('[data-kept], [data-due]', false);
      reveal('[data-keep]', true);
    });
}

/** One question at a time; without a script all ten stand below each other. */
function stepThrough(): void {
  const form = document.querySelector<HTMLFormElement>('[data-round]');
  const send = form?.querySelector<HTMLElement>('[data-send]');
  const next = form?.querySelector<HTMLElement>('[data-next]');
  const place = form?.querySelector<HTMLElement>('[data-place]');
  if (!form || !send || !next || !place) return;
  const questions = [...form.querySelectorAll<HTMLElement>('[data-question]')];
  let at = 0;
  const show = () => {
    for (const [index, question] of questions.entries()) question.hidden = index !== at;
    const last = at === questions.length - 1;
    next.hidden = last;
    send.hidden = !last;
    place.hidden = false;
    place.textContent = (form.dataset.progress ?? '')
      .replace('{place}', String(at + 1))
      .replace('{total}', String(questions.length));
  };
  next.addEventListener('click', () => {
    at += 1;
    show();
    questions[at]?.querySelector('input')?.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center' });
  });
  form.addEventListener('keydown', (event) => {
    // Enter would post an unfinished round.
    if (event.key === 'Enter' && !next.hidden && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      next.click();
    }
  });
  show();
}

showDue();
offerToRemember();
stepThrough();
