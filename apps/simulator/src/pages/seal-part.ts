import { html } from 'hono/html';
import type { Middle } from '../story/story-run.ts';
import type { Html, View } from './view.ts';

/** What the server holds of a sealed text, and who can open it. */
export function sealPart({ say }: View, { content, readers }: Extract<Middle, { kind: 'seal' }>): Html {
  const { ct } = content.sealed;
  return html`<p>${say('seal.lead')}</p>
<div class="cipher"><code>${ct.slice(0, 220)}…</code><span class="small soft">${say('seal.size', { bytes: ct.length })}</span></div>
<p><strong>${say('seal.not')}</strong></p>
<section class="part"><h3>${say('seal.readers')}</h3><ul class="plain readers">${readers.map((reader) => html`<li>${say(`seal.reader.${reader}`)}</li>`)}</ul></section>`;
}

type Access = Extract<Middle, { kind: 'access' }>['access'];

/** How much of a case the person on the right sees, and what stays closed to them. */
export function accessPart({ say, run }: View, access: Access): Html {
  const whose = access === 'referral' ? 'police' : run.desktop?.view.report ? 'helpline' : 'platform';
  return html`<p><strong>${say(`access.title.${access}`)}</strong></p>
<dl class="access"><div class="access__yes"><dt>${say('access.sees')}</dt><dd>${say(`access.${whose}.sees`)}</dd></div>
<div class="access__no"><dt>${say('access.not')}</dt><dd>${say(`access.${whose}.not`)}</dd></div></dl>
<p class="soft">${say('access.law')}</p>`;
}
