import type { PLACE_CONTENT, TakeDownReceivers } from '@khong-mot-minh/contracts';
import { canSeal, newContentId, seal } from '@khong-mot-minh/sealing';
import { isKnownKey } from './known-key.ts';
import { showSealMode } from './seal-mode.ts';
import { sendWithWork } from './send-with-work.ts';
import { showReceipt } from './show-receipt.ts';

type Path = keyof TakeDownReceivers;
type Asked = { agePath: Path; place: { kind: string; platform: string; value: string } };
/** What stops it, as the form's attributes name the sentence. */
type Failure = 'age' | 'platform' | 'value' | 'failedClosed' | 'failedBusy' | 'failedKey' | 'failedPlace';

const KIND: typeof PLACE_CONTENT = 'take-down-place';
/** As in the contract; the server asks again. */
const MOST = { platform: 80, value: 500 };

function read(fields: FormData): Asked | 'age' | 'platform' | 'value' {
  const agePath = fields.get('tuoi');
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const [platform, value] = [text('platform'), text('value')];
  if (agePath !== 'under18' && agePath !== '18plus') return 'age';
  if (!platform || platform.length > MOST.platform) return 'platform';
  if (!value || value.length > MOST.value) return 'value';
  return { agePath, place: { kind: text('kind') || 'address', platform, value } };
}

/** Seals the place to the team that works on it, which the public log must name, and sends it. */
async function send({ agePath, place }: Asked): Promise<Failure | { receipt: string }> {
  // The key of now: the page may have been open while it was changed.
  const ways: TakeDownReceivers = await (await fetch('/v1/take-downs/receivers')).json();
  const to = ways[agePath].placeKey;
  if (!to) return 'failedClosed';
  if (!(await isKnownKey(to))) return 'failedKey';
  const id = newContentId();
  const sealed = await seal({ kind: KIND, id, text: JSON.stringify(place), to: [to] });
  const answer = await sendWithWork('/v1/take-downs', { agePath, sealed: { id, sealed } });
  if (answer.status === 409) return 'failedClosed';
  if (answer.status === 429) return 'failedBusy';
  if (answer.status !== 201) return 'failedPlace';
  return answer.json();
}

/** The way by place: with a script nothing typed leaves the device before it is sealed. */
export function sealPlaces(): void {
  const form = document.querySelector<HTMLFormElement>('[data-place]');
  if (!form || !canSeal()) return;
  showSealMode('device');
  const said = form.querySelector<HTMLElement>('[data-said]');
  const button = form.querySelector('[data-send]');
  const sending = form.querySelector<HTMLElement>('[data-sending]');
  const say = (failure: Failure) => {
    if (said) [said.hidden, said.textContent] = [false, form.dataset[failure] ?? ''];
    const name = failure === 'age' ? 'tuoi' : failure;
    form.querySelector<HTMLInputElement>(`[name="${name}"]:not(:disabled)`)?.focus();
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button?.getAttribute('aria-busy') === 'true') return;
    if (said) said.hidden = true;
    const input = read(new FormData(form));
    if (typeof input === 'string') return say(input);
    button?.setAttribute('aria-busy', 'true');
    if (sending) sending.hidden = false;
    const done = await send(input).catch((): Failure => 'failedPlace');
    button?.removeAttribute('aria-busy');
    if (sending) sending.hidden = true;
    if (typeof done === 'string') say(done);
    else showReceipt(done.receipt, 'sent-place');
  });
}
