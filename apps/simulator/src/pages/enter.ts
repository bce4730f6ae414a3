import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { DemoPerson } from '../start/demo-file.ts';
import { translateOr } from '../translate.ts';
import type { Html, View } from './view.ts';

export type House = { slug: string; name: { vi: string; en: string } };

/** One click into the portal, or into the console as each person of the demo. */
export function enterPart(
  { lang, say }: View,
  people: readonly DemoPerson[],
  houses: readonly House[],
): Html {
  return html`<section class="enter" aria-labelledby="enter"><div class="enter__head"><h2 id="enter">${say('enter.heading')}</h2><p class="soft">${say('enter.lead')}</p></div>
<a class="card enter__portal" href="/${lang}/"><strong>${say('enter.portal')}</strong><span>${say('enter.portalText')}</span></a>
<div class="houses">${houses.map(({ slug, name }) => {
    const members = people.filter(({ organisation }) => organisation === slug);
    return html`<section class="card house"><h3>${textIn(name, lang)}</h3><ul class="plain">${members.map((person) => personPart(say, person))}</ul></section>`;
  })}</div></section>`;
}

function personPart(say: View['say'], person: DemoPerson): Html {
  return html`<li class="person"><span class="face" aria-hidden="true">${person.name.slice(0, 1)}</span><div class="person__who"><strong>${person.name}</strong><span class="small soft">${translateOr(say, `role.${person.role}`, person.role)}</span></div>
<form method="post" action="/demo/sign-in"><input type="hidden" name="email" value="${person.email}"><button class="button button--quiet">${say('enter.as', { name: person.name })}</button></form>
${
  person.worksOnCases
    ? html`<p class="person__unlock small"><span class="soft">${say('enter.unlock')}</span> <code>${person.unlock}</code> <button class="link-button" type="button" hidden data-copy="${person.unlock}" data-done="${say('enter.copied')}">${say('enter.copy')}</button></p>`
    : html`<p class="person__unlock small soft">${say('enter.noDesk')}</p>`
}</li>`;
}
