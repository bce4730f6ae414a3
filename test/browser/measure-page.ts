import type { Page } from 'playwright-core';

/** What a page brought over the network: all bytes as sent, those of scripts and the largest picture without headers. */
export type Weight = { total: number; script: number; image: number; addresses: string[] };

/** Opens a page with an empty cache and weighs it. */
export async function weigh(page: Page, open: () => Promise<unknown>): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, { type: string; url: string; headers: number }>();
  const weight: Weight = { total: 0, script: 0, image: 0, addresses: [] };
  session.on('Network.responseReceived', ({ requestId, type, response }) =>
    kinds.set(requestId, { type, url: response.url, headers: response.encodedDataLength }),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { type, url, headers } = kinds.get(requestId) ?? { type: 'Other', url: '', headers: 0 };
    const body = encodedDataLength - headers;
    weight.addresses.push(url);
    weight.total += encodedDataLength;
    if (type === 'Script') weight.script += body;
    if (type === 'Image') weight.image = Math.max(weight.image, body);
  });
  await open();
  await page.waitForLoadState('load');
  await session.detach();
  return weight;
}

/** What is wrong with the frame of a page on a phone: too wide, way out or help missing, small, covered or gone. */
export const frameProblems = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const problems: string[] = [];
    // A form's answer may have been led to its middle.
    scrollTo(0, 0);
    await new Promise(requestAnimationFrame);
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) problems.push(`${wide} px too wide`);
    const bar = document.querySelector('.top')?.getBoundingClientRect();
    const main = document.querySelector('main')?.getBoundingClientRect();
    if (bar && main && main.top < bar.bottom - 1) problems.push('the bar covers the beginning');
    const check = (when: string) => {
      for (const name of ['.exit', '.help-now']) {
        const part = document.querySelector(name);
        const box = part?.getBoundingClientRect();
        if (!part || !box) problems.push(`no ${name}`);
        else {
          if (box.height < 44 || box.width < 44) problems.push(`${name} is ${box.width} by ${box.height}`);
          if (box.top < 0 || box.top > 140 || box.right > innerWidth)
            problems.push(`${name} is out of reach ${when}`);
          const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          if (!hit || !part.contains(hit)) problems.push(`something lies over ${name} ${when}`);
        }
      }
    };
    check('at the top');
    scrollTo(0, document.body.scrollHeight);
    await new Promise(requestAnimationFrame);
    check('at the end');
    scrollTo(0, 0);
    for (const text of document.querySelectorAll('main :is(p, li, dd, figcaption)')) {
      const { lineHeight, fontSize, display } = getComputedStyle(text);
      const ratio = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
      const words = [...text.childNodes].some(
        ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
      );
      if (words && display !== 'none' && ratio < 1.5)
        problems.push(`line height ${ratio.toFixed(2)} at "${text.textContent?.trim().slice(0, 30)}"`);
    }
    return problems;
  });
