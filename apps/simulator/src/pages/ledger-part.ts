import { html } from 'hono/html';
import type { Middle } from '../story/story-run.ts';
import type { Html, View } from './view.ts';

/** The ledger check, made just now over HTTP. */
export function ledgerPart(
  { run, say }: View,
  { result, tampered }: Extract<Middle, { kind: 'ledger' }>,
): Html {
  const row = (name: string, value: string | number) =>
    html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`;
  return html`<p>${say('ledger.lead')}</p>
<p class="small soft">${say('ledger.rhythm')}</p>
<div class="ledger ledger--${result.ok ? 'ok' : 'bad'}" role="status"><strong>${say(result.ok ? 'ledger.ok' : 'ledger.bad')}</strong>
<dl>${
    result.ok
      ? html`${row(say('ledger.size'), result.size)}${row(say('ledger.root'), result.root)}${row(say('ledger.origin'), result.origin)}`
      : row(
          say('ledger.part'),
          `${result.bad.kind === 'entry' ? `entry ${result.bad.index}, ` : ''}${result.bad.name}: ${result.bad.why}`,
        )
  }</dl>${tampered ? html`<p class="small">${say('ledger.tampered')}</p>` : ''}</div>
<form method="post" action="/demo/ledger" class="row" data-swap-form>
<input type="hidden" name="run" value="${run.id}">
<button class="button button--quiet" name="tamper" value="no">${say('ledger.check')}</button>
<button class="button button--quiet" name="tamper" value="yes">${say('ledger.tamper')}</button></form>
<p class="small soft">${say('ledger.command')} <code>npm run ledger:verify</code></p>`;
}
