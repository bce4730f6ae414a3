import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import story from '../../phrases/story.json' with { type: 'json' };
import type { Bubble } from '../story/story-run.ts';
import { translateOr } from '../translate.ts';
import { spansOf } from './cited-spans.ts';
import { markText } from './mark-text.ts';
import type { Html, View } from './view.ts';

/** Linh's phone: first the chat on the platform, later the page of this project. */
export const chatPane = (view: View): Html => (view.run.receipt ? helpPage(view) : platformChat(view));

function platformChat({ run, lang, say, ...rest }: View): Html {
  const adult = textIn(story.people.adult, lang);
  return html`<div class="phone__top"><span class="face face--stranger" aria-hidden="true">?</span><div><strong>${adult}</strong><span class="soft small">${say('pane.chat.app')}</span></div></div>
<div class="phone__screen" data-scroll tabindex="0" role="group" aria-labelledby="pane-chat">${run.chat.length ? run.chat.map((bubble) => bubbleOf({ run, lang, say, ...rest }, bubble)) : html`<p class="soft pane__empty pane__empty--1">${say('chat.empty')}</p>`}</div>`;
}

function bubbleOf({ run, lang, say }: View, bubble: Bubble): Html {
  if (bubble.kind === 'act')
    return html`<p class="act">${say(bubble.act === 'request' ? 'chat.request' : 'chat.accepted')}</p>`;
  if (bubble.kind === 'notice')
    return html`<div class="note note--${bubble.audience}"><strong>${say(bubble.audience === 'target' ? 'chat.notice' : 'chat.noticeActor')}</strong><p>${textIn(bubble.text, lang)}</p>${bubble.actions.length ? html`<ul class="note__acts">${bubble.actions.map((label) => html`<li>${textIn(label, lang)}</li>`)}</ul>` : ''}</div>`;
  const mine = bubble.from === 'teen';
  const pieces = markText(bubble.text, spansOf(run, bubble.eventId)).map(({ text, concept, fresh }) =>
    concept
      ? html`<mark class="${fresh ? 'mark mark--fresh' : 'mark'}" title="${translateOr(say, `concept.${concept}`, concept)}">${text}</mark>`
      : text,
  );
  return html`<div class="line ${mine ? 'line--mine' : ''} ${bubble.state === 'passes' ? '' : `line--${bubble.state}`}">${bubble.state === 'held' && !mine ? heldBubble(say('chat.heldRead'), pieces) : html`<p class="bubble ${mine ? 'bubble--mine' : ''}">${pieces}</p>`}${bubble.state === 'passes' ? '' : html`<span class="line__state">${say(`chat.${bubble.state}`)}</span>`}</div>`;
}

/** What waits is closed on her phone too; whoever follows the story may open it. */
const heldBubble = (label: string, pieces: (Html | string)[]): Html =>
  html`<details class="bubble bubble--held"><summary>${label}</summary><p>${pieces}</p></details>`;

function helpPage({ run, say }: View): Html {
  const status = run.threadStatus ?? 'received';
  return html`<div class="phone__top phone__top--help"><span class="face face--help" aria-hidden="true"></span><div><strong>${say('app.name')}</strong><span class="soft small">${say('chat.status', { status: translateOr(say, `thread.${status}`, status) })}</span></div></div>
<div class="phone__screen" data-scroll tabindex="0" role="group" aria-labelledby="pane-chat">
<div class="receipt"><span class="small">${say('chat.receipt')}</span><code>${run.receipt}</code><span class="small soft">${say('chat.receiptNote')}</span></div>
${run.thread.map(
  ({ from, text }) =>
    html`<div class="line ${from === 'reporter' ? 'line--mine' : ''}"><p class="bubble ${from === 'reporter' ? 'bubble--mine' : ''}"><span class="bubble__meta">${say(from === 'reporter' ? 'chat.me' : 'chat.team')}</span>${text}</p></div>`,
)}</div>`;
}
