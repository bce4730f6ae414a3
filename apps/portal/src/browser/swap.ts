import { announceShown } from './on-shown.ts';

/**
 * Posts a form and puts the answer in place of this page, without a new entry in the history. The browser's
 * own HTML reader makes the document (not a string assigned to the page), so Trusted Types hold.
 */
export function swap(action: string, fields: FormData): Promise<void> {
  // Plain fields only: a page of this portal has no file inputs.
  const pairs = [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.responseType = 'document';
    request.onerror = () => reject(new Error('No answer'));
    request.onload = () => {
      const next = request.responseXML;
      if (!next?.body.querySelector('main')) return reject(new Error('No page'));
      document.body.replaceWith(document.adoptNode(next.body));
      document.title = next.title;
      document.documentElement.lang = next.documentElement.lang;
      history.replaceState(null, '', action);
      announceShown();
      resolve();
    };
    request.send(new URLSearchParams(pairs));
  });
}
