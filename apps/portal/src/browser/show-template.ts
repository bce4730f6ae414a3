import { announceShown } from './on-shown.ts';

/** A copy of a template that the server wrote, so that sentences and markup exist once. */
export function copyOf(id: string): DocumentFragment {
  const template = document.getElementById(id);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`No template "${id}" on this page`);
  return document.importNode(template.content, true);
}

/** Replaces the content of the page; the header and the way out stay. */
export function showContent(content: DocumentFragment): void {
  document.querySelector('main')?.replaceChildren(content);
  announceShown();
}
