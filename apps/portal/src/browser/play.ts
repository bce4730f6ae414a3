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
  fill(line, from === 'note' ? 'em' : '[data-text]', text);
  return line;
}

function endOf({ title, text, steps }: Ending): DocumentFragment {
  const end = copyOf('ending');
  fill(end, '[data-title]', title);
  fill(end, '[data-words]', text);
  for (const step of steps) {
    const entry = document.createElement('li');
    entry.textContent = step;
    end.querySelector('[data-steps]')?.append(entry);
  }
  return end;
}

/** Plays on without a reload: only what is new is added, and the reader is led to it. */
function show(choices: readonly number[]): void {
  if (!root) return;
  const here = root.dataset.here ?? '';
  const { said, at, path } = walkStory(JSON.parse(root.dataset.story ?? '{}'), choices);
  const chat = part('said');
  const ways = part('ways');
  const shown = chat?.children.length ?? 0;
  const before = said.length > shown ? shown : 0;
  if (before === 0) chat?.replaceChildren();
  chat?.append(...said.slice(before).map(lineOf));
  ways?.querySelector('ul')?.replaceChildren(
    ...(at.choices ?? []).map(({ text }, index) => {
      const way = copyOf('way');
      const link = way.querySelector('a');
      if (link) [link.textContent, link.href] = [text, `${here}?di=${pathText([...path, index])}`];
      return way;
    }),
  );
  part('ending')?.replaceChildren(...(at.end ? [endOf(at.end)] : []));
  for (const [name, hidden] of [
    ['ways', Boolean(at.end)],
    ['after', !at.end],
  ] as const) {
    const element = part(name);
    if (element) element.hidden = hidden;
  }
  history.replaceState(null, '', path.length > 0 ? `${here}?di=${pathText(path)}` : here);
  const fresh = chat?.children[before];
  if (fresh instanceof HTMLElement) {
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
    fresh.scrollIntoView({ block: 'center' });
  }
}

root?.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link?.closest('[data-ways], [data-again]') || !plain) return;
  event.preventDefault();
  show(readPath(new URL(link.href).searchParams.get('di') ?? ''));
});
