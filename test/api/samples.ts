import { randomUUID } from 'node:crypto';
import { newContentId } from '@kmm/sealing';

const ID = randomUUID();
const sealed = {
  v: 1,
  ct: 'A'.repeat(1400),
  to: [{ keyId: 'AkHlx_b23FO52f1k', enc: 'B'.repeat(87), wrapped: 'C'.repeat(64) }],
};
const content = () => ({ id: newContentId(), sealed });
const expectedVersion = 1;
const refer = {
  expectedVersion,
  toTeam: ID,
  basis: 'platform-terms',
  consent: true,
  note: content(),
  share: [{ contentId: newContentId(), envelope: sealed.to[0] }],
};
const report = {
  team: ID,
  category: 'OTHER_CHILD',
  dangerNow: false,
  ageBand: '13-15',
  province: 'ha-noi',
  help: ['talk'],
  mayKnow: ['team'],
};
const shown = { locator: 'ABC123', verifier: 'A'.repeat(43) };
const alone = { id: 'e-1', time: '2026-01-01T00:00:00Z', actor: 'a' };
const event = { ...alone, target: 'b' };

/** For every route with a body, bodies that fit its schema, one for each branch of it. */
export const SAMPLES: Record<string, Record<string, unknown>[]> = {
  'post /v1/session': [{ email: 'a@b.example', password: 'p', totp: '123456' }],
  'post /v1/roster': [{ teamId: ID, from: '2026-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' }],
  'put /v1/accounts/{id}': [
    {
      ageBand: '13-15',
      ageSources: [{ source: 'claimed', band: '13-15' }],
      createdAt: '2026-01-01T00:00:00Z',
      country: 'VN',
      timeZone: 'Asia/Ho_Chi_Minh',
      guardian: { accountId: 'g' },
    },
  ],
  'post /v1/accounts/{id}/protection-changes': [
    { key: 'account.visibility', value: 'private', by: 'guardian', token: 't' },
  ],
  'post /v1/accounts/{id}/guardian-tokens': [{ guardian: 'g' }],
  'post /v1/events': [
    {
      ...event,
      type: 'message.sent',
      conversation: 'c',
      text: 't',
      media: [{ kind: 'image', pdq: 'a'.repeat(64), score: 0.5 }],
      relation: { connected: false, mutuals: 0 },
    },
    { ...event, type: 'account.reported', category: 'x' },
    { ...event, type: 'list.viewed', list: 'friends' },
    { ...alone, type: 'search.performed', query: 'q' },
    { ...event, type: 'call.started', call: 'c', media: 'audio' },
    { ...alone, type: 'content.posted', content: 'c', level: 'G' },
    { ...event, type: 'payment.requested', method: 'bank', amount: 1 },
    { ...event, type: 'gift.sent', value: 1 },
    { ...event, type: 'location.shared', precise: true },
    { ...alone, type: 'settings.changed', key: 'k', value: 'v' },
    { ...alone, type: 'session.started', surface: 's', game: 'g' },
  ],
  'put /v1/webhooks': [{ url: 'https://platform.example/hook', events: ['case.opened'] }],
  'post /v1/reports': [
    { ...report, text: 't' },
    { ...report, sealed: content() },
  ],
  'post /v1/receipts/open': [{ receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X' }, shown],
  'post /v1/receipts/messages': [
    { receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X', text: 't' },
    { ...shown, message: content() },
  ],
  'post /v1/receipts/withdraw': [{ receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X' }, shown],
  'post /v1/cases/{id}/commands': [
    { type: 'take', expectedVersion },
    { type: 'note', expectedVersion, note: content() },
    { type: 'reply', expectedVersion, message: content() },
    { type: 'refer', ...refer },
    { type: 'transfer', ...refer },
    { type: 'approve', expectedVersion, what: 'close' },
    { type: 'close', expectedVersion, reason: 'helped' },
    { type: 'reopen', expectedVersion, reason: 'new-information' },
  ],
  'post /v1/referrals/{id}/accept': [{ reason: 'not-for-us' }],
  'post /v1/referrals/{id}/return': [{ reason: 'not-for-us' }],
  'post /v1/referrals/{id}/done': [{ reason: 'done-elsewhere' }],
  'post /v1/restrictions/{id}/end': [{ reason: 'reviewed-no-risk' }],
  'post /v1/pledges': [{ nickname: 'n', province: 'ha-noi' }],
};
