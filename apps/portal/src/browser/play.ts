import type { Ending, Line } from '../learn/story.ts';
import { pathText, readPath, walkStory } from '../learn/walk-story.ts';
import { copyOf } from './show-template.ts';

const root = document.querySelector<HTMLElement>('[data-play]');
const part = (name: string) => root?.querySelector<HTMLElement>(`[data-${name}]`);

const fill = (place: ParentNode, selector: string, text: string) => {
  const element = place.querySelector(selector);
  if (element) element.textContent = text;
};

function lineOf({ from, text }: Line): DocumentFragment {
  const line = copyOf(`line-${from}`);
  fill(line, '[data-text]', text);
  return line;
}

function endOf({ mood, title, text, steps }: Ending): DocumentFragment {
  const end = copyOf(`ending-${mood}`);
  fill(end, '[data-title]', title);
  fill(end, '[data-words]', text);
  for (const step of steps) {
    const entry = document.createElement('li');
    entry.textContent = step;
    end.querySelector('[data-steps]')?.append(entry);
  }
  return end;
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** A message takes a moment to be written, and a long one not for ever. */
const TYPING_MS = { least: 350, perSign: 9, most: 1100 };

let turn = 0;

/** Adds lines as they would arrive; false when the reader has gone another way meanwhile. */
async function arrive(chat: HTMLElement, lines: readonly Line[], mine: number): Promise<boolean> {
  for (const line of lines) {
    if (!calm.matches && line.from === 'them') {
      chat.append(copyOf('typing'));
      const typing = chat.lastElementChild;
      typing?.scrollIntoView({ block: 'nearest' });
      const { least, perSign, most } = TYPING_MS;
      await pause(Math.min(most, least + line.text.length * perSign));
      typing?.remove();
    }
    if (turn !== mine) return false;
    chat.append(lineOf(line));
    const fresh = chat.lastElementChild;
    fresh?.classList.add('talk__fresh');
    // The reader is led to the first line that is new; the others come into view below it.
    if (line === lines[0] && fresh instanceof HTMLElement) {
      fresh.tabIndex = -1;
      fresh.focus({ preventScroll: true });
    }
    fresh?.scrollIntoView({ block: 'nearest' });
  }
  return true;
}

/** Plays on without a reload: only what is new is added. */
async function show(choices: readonly number[]): Promise<void> {
  if (!root) return;
  turn += 1;
  const mine = turn;
  const here = root.dataset.here ?? '';
  const { said, at, path } = walkStory(JSON.parse(root.dataset.story ?? '{}'), choices);
  const [chat, ways, after, ending] = ['said', 'ways', 'after', 'ending'].map(part);
  if (!chat || !ways || !after || !ending) return;
  chat.querySelector('li[aria-hidden]')?.remove();
  const before = path.length > 0 && said.length > chat.children.length ? chat.children.length : 0;
  if (before === 0) chat.replaceChildren();
  history.replaceState(null, '', path.length > 0 ? `${here}?di=${pathText(path)}` : here);
  for (const element of [ways, after]) element.hidden = true;
  ending.replaceChildren();
  if (!(await arrive(chat, said.slice(before), mine))) return;
  ways.querySelector('ul')?.replaceChildren(
    ...(at.choices ?? []).map(({ text }, index) => {
      const way = copyOf('way');
      const link = way.querySelector('a');
      if (link) [link.textContent, link.href] = [text, `${here}?di=${pathText([...path, index])}`];
      return way;
    }),
  );
  ending.replaceChildren(...(at.end ? [endOf(at.end)] : []));
  [ways.hidden, after.hidden] = [Boolean(at.end), !at.end];
  (at.end ? ending : ways).scrollIntoView({ block: 'nearest' });
}

root?.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link?.closest('[data-ways], [data-again]') || !plain) return;
  event.preventDefault();
  void show(readPath(new URL(link.href).searchParams.get('di') ?? ''));
});
