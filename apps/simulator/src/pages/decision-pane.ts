import type { Decision, Measure } from '@khong-mot-minh/contracts';
import type { Outcome } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { Bubble } from '../story/story-run.ts';
import { translateOr } from '../translate.ts';
import { citationsOf } from './cited-spans.ts';
import { ledgerPart } from './ledger-part.ts';
import { accessPart, sealPart } from './seal-part.ts';
import { tierMeter } from './tier-meter.ts';
import type { Html, View } from './view.ts';

/** The middle pane: a decision with its reasons; later the seal, the access, the ledger. */
export function decisionPane(view: View): Html {
  const { middle } = view.run;
  switch (middle.kind) {
    case 'empty':
      return html`<p class="soft pane__empty pane__empty--2">${view.say('decision.empty')}</p>`;
    case 'decision':
      return html`${callPart(view)}${decisionPart(view, middle.decision)}${rawPart(view)}`;
    case 'seal':
      return html`${callPart(view)}${sealPart(view, middle)}${rawPart(view)}`;
    case 'access':
      return html`${callPart(view)}${accessPart(view, middle.access)}${rawPart(view)}`;
    case 'ledger':
      return html`${ledgerPart(view, middle)}${rawPart(view)}`;
  }
}

/** A message that passes under measures is not "fine": green is for a plain allow only. */
const toneOf = ({ outcome, tier }: Decision): string =>
  TONES[outcome] ?? (tier > 1 ? 'warm' : tier === 1 ? 'info' : 'ok');

/** None where the tier says more than the outcome. */
const TONES: Readonly<Record<Outcome, string | undefined>> = {
  allow: undefined,
  limit: 'warm',
  hold: 'warm',
  block: 'danger',
};

function decisionPart(view: View, decision: Decision): Html {
  const { say, lang } = view;
  const { outcome, tier, reasons } = decision;
  return html`<div class="verdict"><span class="badge badge--${toneOf(decision)} verdict__outcome">${say(`outcome.${outcome}`)}</span>${tierMeter(say, tier)}</div>
${reasons.length === 0 ? html`<p class="soft">${say('decision.none')}</p>` : ''}
${
  reasons.length
    ? html`<section class="part"><h3>${say('decision.why')}</h3><ul class="plain reasons">${reasons.map(
        ({ statement, layer }) =>
          html`<li><span class="layer layer--${layer}">${say(`layer.${layer}`)}</span>${textIn(statement, lang)}</li>`,
      )}</ul></section>`
    : ''
}
${quotes(view, decision)}${measures(view, decision.measures)}${bases(view, decision)}`;
}

function quotes({ run, say }: View, decision: Decision): Html | '' {
  const citations = citationsOf(decision).flatMap(({ eventId, start, end, concept }) => {
    const message = run.chat.find(
      (b): b is Extract<Bubble, { kind: 'message' }> => b.kind === 'message' && b.eventId === eventId,
    );
    return message
      ? [{ quote: message.text.slice(start, end), concept, fresh: eventId === decision.eventId }]
      : [];
  });
  if (citations.length === 0) return '';
  return html`<section class="part"><h3>${say('decision.where')}</h3><ul class="plain quotes">${citations.map(
    ({ quote, concept, fresh }) =>
      html`<li><mark class="${fresh ? 'mark mark--fresh' : 'mark'}">${quote}</mark> <span class="soft">${translateOr(say, `concept.${concept}`, concept)}</span></li>`,
  )}</ul></section>`;
}

function measures({ say, lang }: View, given: readonly Measure[]): Html | '' {
  if (given.length === 0) return '';
  const lines = new Set(
    given.map((measure) =>
      measure.kind === 'confirm'
        ? say('measure.confirm', { text: textIn(measure.text, lang) })
        : say(`measure.${measure.kind}`),
    ),
  );
  return html`<section class="part"><h3>${say('decision.does')}</h3><ul class="does">${[...lines].map((line) => html`<li>${line}</li>`)}</ul></section>`;
}

function bases({ say, lang, bases: known }: View, { reasons }: Decision): Html | '' {
  const codes = [...new Set(reasons.flatMap(({ basis }) => basis))];
  if (codes.length === 0) return '';
  return html`<section class="part"><h3>${say('decision.basis')}</h3><ul class="plain bases">${codes.map(
    (code) => {
      const basis = known[code];
      return html`<li>${textIn(basis?.title, lang) ?? code}${basis ? html` <span class="grade">${translateOr(say, `grade.${basis.grade}`, basis.grade)}</span>` : ''}</li>`;
    },
  )}</ul></section>`;
}

/** The call that was made, in one line. */
function callPart({ run: { exchange } }: View): Html | '' {
  if (!exchange) return '';
  const path = exchange.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '…');
  return html`<p class="api"><code>${exchange.method} ${path}</code><span>${exchange.status}</span></p>`;
}

function rawPart({ run, say }: View): Html | '' {
  const { exchange } = run;
  if (!exchange) return '';
  return html`<details class="raw"><summary>${say('decision.raw')}</summary><pre tabindex="0"><b>${exchange.method} ${exchange.path}</b>${exchange.body === undefined ? '' : `\n${shown(exchange.body)}`}

<b>→ ${exchange.status}</b>
${shown(exchange.answer)}</pre></details>`;
}

const shown = (value: unknown): string => JSON.stringify(value, null, 1);
