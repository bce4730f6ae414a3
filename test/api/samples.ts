import { randomUUID } from 'node:crypto';
import { newContentId } from '@khong-mot-minh/sealing';

/** A duty lies ahead, and not far. */
const inHours = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString();
const ID = randomUUID();
const OTHER_ID = randomUUID();
const sealed = {
  v: 1,
  ct: 'A'.repeat(1400),
  to: [{ keyId: 'AkHlx_b23FO52f1k', enc: 'B'.repeat(87), wrapped: 'C'.repeat(64) }],
};
const [envelope] = sealed.to as [(typeof sealed.to)[number]];
const memberKey = { publicKey: 'A'.repeat(87), locked: 'B'.repeat(200), salt: 'C'.repeat(22) };
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

const checks = { forTheChild: true, leastData: true };
const answers = [
  { give: 'preserved', checks, scope: ['conversation'], days: 30 },
  { give: 'produced', checks, contains: ['account-id'], answer: content() },
  { give: 'removed', checks },
  { give: 'refused', refusal: 'too-broad' },
];
const byOneself = { reason: 'life-in-danger-now', note: content() };

/** For every route with a body, bodies that fit its schema, one for each branch of it. */
export const SAMPLES: Record<string, Record<string, unknown>[]> = {
  'post /v1/access/switch-offs': [
    { kind: 'person', target: ID, reason: 'lost phone', password: 'x' },
    { kind: 'platform-key', target: ID, reason: 'seen in a public place', password: 'x' },
  ],
  'post /v1/access/switch-offs/{id}/review': [{ keep: true }],
  'post /v1/cases/aside': [
    { type: 'set-aside', cases: [{ id: ID, expectedVersion }] },
    { type: 'put-back', cases: [{ id: ID, expectedVersion }] },
  ],
  'post /v1/cases/{id}/conversation-stop': [
    { retaliation: { risk: 'possible', plan: ['young-person-ready'] } },
  ],
  'post /v1/egress/{kind}/approval': [{ approve: true, url: 'https://text.example/' }],
  'post /v1/enrolments': [
    {
      code: 'K7',
      password: 'a quiet river at dusk',
      totp: { secret: 'A'.repeat(32), code: '123456' },
      key: memberKey,
    },
  ],
  'post /v1/enrolments/open': [{ code: 'K7' }],
  'post /v1/key-desk/{id}/halves': [{ person: ID, half: 1, envelope }],
  'post /v1/key-desk/{id}/key': [{ publicKey: memberKey.publicKey, sealedKey: envelope }],
  'post /v1/key-desk/{id}/members': [{ person: ID, sealedKey: envelope }],
  'post /v1/key-desk/{id}/regained': [{ proof: 'p', sealedKey: envelope }],
  'post /v1/key-desk/{id}/rewrap': [
    { caseId: ID, envelopes: [{ contentId: newContentId(), oldKeyId: envelope.keyId, envelope }] },
  ],
  'post /v1/key-desk/{id}/go-live': [{ done: ['holders'], password: 'p', code: '000000' }],
  'post /v1/key-desk/{id}/rotation': [
    {
      proof: 'p',
      publicKey: memberKey.publicKey,
      holders: [{ person: ID, sealedKey: envelope }],
      past: [{ keyId: envelope.keyId, sealedKey: envelope }],
    },
  ],
  'post /v1/key-desk/{id}/shares-tested': [{ proof: 'p' }],
  'post /v1/paging/channels': [
    { kind: 'push', label: 'my phone', endpoint: 'https://push.example/x' },
    { kind: 'webhook', label: 'the pager', teamId: ID, url: 'https://pager.example/x' },
    { kind: 'email', label: 'my mail' },
  ],
  'post /v1/receipts/resume': [{ receipt: 'x' }, shown],
  'post /v1/receipts/danger': [{ receipt: 'x' }, shown],
  'put /v1/roster/{id}': [{ from: inHours(1), until: inHours(9) }],
  'post /v1/roster/{id}/end': [{ password: 'p' }],
  'put /v1/session/keys': [{ password: 'p', key: memberKey }],
  'put /v1/session/keys/lock': [{ proof: 'p', locked: memberKey.locked, salt: memberKey.salt }],
  'post /v1/session': [{ email: 'a@b.example', password: 'p', totp: '123456' }],
  'post /v1/roster': [{ teamId: ID, from: inHours(1), until: inHours(9) }],
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
  'post /v1/accounts/{id}/guardian-contests': [{ reason: 'rather-not-say' }],
  'post /v1/accounts/{id}/guardian-reviews': [{ guardian: 'g' }],
  'put /v1/accounts/{id}/trusted-adult': [{ choice: 'adult', adult: 'a' }, { choice: 'nobody' }],
  'post /v1/guardian-contests/{id}/decision': [
    { outcome: 'end', reason: 'not-safe' },
    { outcome: 'keep', reason: 'guardian-confirmed' },
  ],
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
  'post /v1/receipts/answer': [
    { receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X', question: ID, answer: 'agree' },
    { ...shown, question: ID, answer: 'refuse' },
    { ...shown, level: 'police', answer: 'refuse' },
  ],
  'post /v1/receipts/proof': [{ receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X' }, shown],
  'post /v1/receipts/promise': [{ receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X' }, shown],
  'post /v1/receipts/withdraw': [{ receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X' }, shown],
  'post /v1/cases/{id}/commands': [
    { type: 'take', expectedVersion },
    { type: 'note', expectedVersion, note: content() },
    { type: 'reply', expectedVersion, message: content() },
    { type: 'refer', ...refer },
    { type: 'ask-transfer', expectedVersion, toTeam: ID },
    { type: 'transfer', ...refer },
    { type: 'take-back', expectedVersion, id: ID },
    { type: 'approve', expectedVersion, what: 'close' },
    { type: 'close', expectedVersion, reason: 'helped' },
    { type: 'reopen', expectedVersion, reason: 'new-information' },
    { type: 'confirm-peers', expectedVersion, reason: 'same-school' },
    { type: 'reject-peers', expectedVersion, reason: 'one-is-adult' },
  ],
  'post /v1/referrals/{id}/accept': [{ reason: 'not-for-us' }],
  'post /v1/referrals/{id}/return': [{ reason: 'not-for-us' }],
  'post /v1/referrals/{id}/done': [{ reason: 'done-elsewhere' }],
  'post /v1/policies': [{ from: 'pack', note: 'n' }],
  'put /v1/policies/{version}': [
    { expectedRevision: 1, files: { 'prevent.yaml': 'rules: []' } },
    { expectedRevision: 1, document: { id: 'vn' } },
  ],
  'post /v1/policies/{version}/validate': [
    { files: { 'prevent.yaml': 'rules: []' } },
    { document: { id: 'vn' } },
  ],
  'post /v1/policies/{version}/transitions': [{ act: 'shadow', expectedRevision: 1 }],
  'post /v1/policies/{version}/approval': [{ approve: true, expectedRevision: 1 }],
  'post /v1/policies/{version}/rollback': [{ reason: 'wrong-effect', expectedRevision: 1 }],
  'post /v1/policy-mode/proposal': [{ mode: 'shadow' }],
  'post /v1/policy-mode/approval': [{ mode: 'shadow', approve: true }],
  'put /v1/policy-settings': [{ reviewerMinutesPerDay: 480, minutesPerWarning: 10, recordingDays: 30 }],
  'post /v1/backtests': [{ version: 'vn@1', against: 'vn@1', since: '2026-01-01T00:00:00Z' }],
  'post /v1/preservations': [{ caseId: ID, basis: 'VN.L116.16', scope: ['conversation'], days: 30 }],
  'post /v1/preservations/{id}/renew': [{ basis: 'VN.L116.16', days: 30 }],
  'post /v1/preservations/{id}/release': [{ reason: 'no-longer-needed' }],
  'post /v1/authority-requests': [
    {
      caseId: ID,
      organisation: ID,
      type: 'produce',
      dataClass: 'subscriber',
      basis: 'VN.L116.25.2.a',
      dangerToLife: false,
      note: content(),
    },
  ],
  'post /v1/authority-requests/{id}/steps': [
    ...answers.map((answer) => ({ step: 'propose', expectedVersion, answer })),
    { step: 'confirm', expectedVersion, checks },
    { step: 'send-back', expectedVersion },
    { step: 'withdraw' },
  ],
  'post /v1/overrides': [
    {
      act: 'refer',
      ...byOneself,
      caseId: ID,
      expectedVersion,
      toTeam: ID,
      referralNote: content(),
      share: [{ contentId: newContentId(), envelope: sealed.to[0] }],
      message: content(),
    },
    ...answers.map((answer) => ({ act: 'answer', ...byOneself, requestId: ID, expectedVersion, answer })),
    { act: 'export', ...byOneself, exportId: ID },
  ],
  'post /v1/overrides/{id}/review': [
    { verdict: 'justified', reason: 'danger-was-real' },
    { verdict: 'not-justified', reason: 'could-have-waited' },
  ],
  'post /v1/cases/{id}/exports': [{ kind: 'cybertipline', incidentAt: '2026-01-01T00:00:00Z' }],
  'post /v1/exports/{id}/approve': [{}],
  'post /v1/exports/{id}/decline': [{}],
  'post /v1/restrictions/{id}/end': [{ reason: 'reviewed-no-risk' }],
  'post /v1/restrictions/{id}/decision': [
    { outcome: 'lift', reason: 'reviewed-no-risk' },
    { outcome: 'keep', reason: 'risk-goes-on' },
  ],
  'post /v1/session/password': [{ current: 'p', password: 'mot-mat-khau-moi' }],
  'post /v1/statements/{id}/appeal': [{ ground: 'allowed' }],
  'post /v1/statements/release': [{ caseId: ID }],
  'post /v1/appeals/{id}/decide': [
    { outcome: 'upheld', reason: 'fits-the-rule' },
    { outcome: 'reversed', reason: 'does-not-fit' },
  ],
  'post /v1/measure-proposals/{id}/answer': [
    { decision: 'place', retaliation: { risk: 'likely', plan: ['contact-cut'] } },
    { decision: 'drop', reason: 'other-way' },
  ],
  'post /v1/pledges': [{ nickname: 'n', province: 'ha-noi' }],
  'post /v1/ideas': [{ kind: 'story', text: 'a story about a gift' }],
  'post /v1/ideas/votes': [{ round: ID, option: ID }],
  'post /v1/idea-desk/ideas/{id}/decide': [
    {
      outcome: 'accepted',
      reason: 'not-told-yet',
      title: { vi: 't', en: 't' },
      summary: { vi: 's', en: 's' },
    },
    { outcome: 'declined', reason: 'unclear' },
  ],
  'post /v1/idea-desk/ideas/{id}/made': [{ to: 'hoc/anh-ghep-ai' }],
  'post /v1/idea-desk/rounds': [{ options: [ID, OTHER_ID], days: 7 }],
  'post /v1/idea-desk/rounds/{id}/decide': [{ reason: 'most-votes', chosen: ID }, { reason: 'none-fits' }],
  'post /v1/take-downs': [
    { agePath: 'under18', hashes: [{ pdq: 'a5'.repeat(32), quality: 80, kind: 'photo' }] },
    { agePath: '18plus', place: { kind: 'account', platform: 'p', value: 'v' } },
  ],
  'post /v1/take-downs/open': [{ receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X' }, shown],
  'post /v1/take-downs/withdraw': [{ receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-X' }, shown],
  'post /v1/take-downs/{id}/answer': [{ status: 'passed-on' }],
  'post /v1/banks': [{ name: { vi: 'n', en: 'n' }, category: 'SELF_GEN', radius: 31, keepDays: 30 }],
  'put /v1/banks/{id}/members': [{ organisation: ID, mayWrite: true }],
  'post /v1/banks/{id}/review': [
    { decision: 'share', hashes: [ID] },
    { decision: 'refuse', hashes: [ID], reason: 'wrong-bank' },
  ],
  'post /v1/hashes': [
    {
      bank: ID,
      hashes: [{ pdq: 'a5'.repeat(32), quality: 80, kind: 'photo' }],
      expiresAt: '2030-01-01T00:00:00Z',
    },
  ],
  'post /v1/hashes/lookup': [{ pictures: [{ id: 'p', pdq: 'a5'.repeat(32), quality: 80 }] }],
  'post /v1/hashes/{id}/feedback': [{ value: 'seen' }],
  'put /v1/text-detectors/signing-key': [{ publicKey: 'A'.repeat(60) }],
  'put /v1/text-detectors/terms': [{ pack: 'AAAA', withDefault: true }],
  'post /v1/text-detectors/terms/check': [{ pack: 'AAAA' }],
  'put /v1/text-detectors/model': [{ model: 'AAAA', labels: { bad: 'none' } }],
  'post /v1/text-detectors/model/check': [{ model: 'AAAA' }],
  'put /v1/text-detectors/service': [{ url: 'http://127.0.0.1:9/score', timeoutMs: 100 }],
  'post /v1/text-detectors/try': [{ text: 't' }],
};
