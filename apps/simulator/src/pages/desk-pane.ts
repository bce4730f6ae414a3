import type { CaseView, SealedItem, TimelineEntry } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { Desktop } from '../story/story-run.ts';
import { translateOr } from '../translate.ts';
import { tierMeter } from './tier-meter.ts';
import type { Html, View } from './view.ts';

/** The third pane: the case as that person's real session reads it. */
export function deskPane(view: View): Html {
  const { say, run } = view;
  return run.desktop
    ? casePart(view, run.desktop)
    : html`<p class="soft pane__empty pane__empty--3">${say('desk.empty')}</p>`;
}

function casePart(view: View, { person, organisation, view: seen, opened }: Desktop): Html {
  const { say, lang } = view;
  return html`<p class="small soft desk__who"><span class="face face--small" aria-hidden="true">${person.name.slice(0, 1)}</span>${say('desk.as', { name: person.name, organisation: textIn(organisation, lang) })}</p>
<div class="case__head"><h3>${translateOr(say, `category.${seen.category}`, seen.category)}</h3>
<p class="row case__marks">${seen.urgent ? html`<span class="badge badge--danger">${say('desk.urgent')}</span>` : ''}<span class="badge badge--info">${translateOr(say, `status.${seen.status}`, seen.status)}</span>${seen.access === 'owner' ? html`<span class="soft small">${seen.assignee?.name ?? say('case.nobody')}</span>` : ''}</p>
${tierMeter(say, seen.tier)}</div>
${seen.sealed.map((item) => sealedItem(view, person.name, item, opened.get(item.id)))}
<section class="part"><h4>${say('timeline.title')}</h4><ol class="timeline timeline--small">${seen.timeline.map((entry) => timelineLine(view, entry))}</ol></section>
${reasonsPart(view, seen)}
<form method="post" action="/demo/sign-in" class="desk__go"><input type="hidden" name="email" value="${person.email}"><input type="hidden" name="case" value="${seen.id}"><button class="button button--quiet">${say('desk.go')}</button></form>`;
}

function sealedItem({ say }: View, name: string, item: SealedItem, text: string | undefined): Html {
  if (text === undefined)
    return html`<p class="sealed"><span aria-hidden="true">🔒</span> ${say('desk.sealed')}</p>`;
  return html`<blockquote class="opened opened--${item.from}"><span class="small soft">${say('desk.opened', { name })}</span>${text}</blockquote>`;
}

/** A platform's case shows why it was opened; nothing of the chat itself is stored. */
function reasonsPart({ say, lang }: View, { decision }: CaseView): Html | '' {
  if (!decision) return '';
  return html`<section class="part"><h4>${say('decision.title')}</h4><ul class="plain reasons">${decision.reasons.map(({ statement }) => html`<li>${textIn(statement, lang)}</li>`)}</ul><p class="small soft">${say('decision.noText')}</p></section>`;
}

function timelineLine({ say, lang }: View, { type, at, by, detail }: TimelineEntry): Html {
  const name = translateOr(say, `timeline.${type}`, say('timeline.other', { type }));
  const tier = typeof detail.tier === 'number' ? ` · ${say('timeline.tier', { tier: detail.tier })}` : '';
  const clock = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return html`<li>${name}${tier}<time datetime="${at}">${clock.format(new Date(at))}${by ? ` · ${by}` : ''}</time></li>`;
}
