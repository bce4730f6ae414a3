import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AuthorityRequestView, OverrideView } from '@khong-mot-minh/contracts';
import type { AuthorityHouse } from '../api/authority-house.ts';
import { type Answer, call } from '../api/call.ts';
import { extortionRun, judge, putAccounts } from '../api/extortion.ts';
import { targetOf } from '../api/house.ts';
import { reporterWith, sendReport } from '../api/reporter.ts';
import { openFor, sealFor, shareWith, type TeamKey } from '../api/responder.ts';
import { blockedMessage, postForm, statementsOf } from '../api/statements.ts';
import type { Canaries } from './canaries.ts';

export type Teller = { house: AuthorityHouse; keys: ReadonlyMap<string, TeamKey>; canaries: Canaries };

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};

/** One round of all that people write here: what a young person says, what staff write, what a platform sends. */
export async function tellAll(teller: Teller): Promise<void> {
  const caseId = await talk(teller);
  await refer(teller, caseId);
  await talkWithoutScripts(teller);
  await talkOnPlatform(teller);
  await askAndAnswer(teller);
  await actAlone(teller);
  await appeal(teller);
}

const newest = async ({ house }: Teller, known: ReadonlySet<string>): Promise<string> =>
  (await house.desk('helpline').cases()).find((c) => !known.has(c.id))!.id;
const casesOf = async ({ house }: Teller): Promise<Set<string>> =>
  new Set((await house.desk('helpline').cases()).map((c) => c.id));

/** A report with a message, a reply and a note; afterwards the case is closed, so that the queue stays short. */
async function talk(teller: Teller): Promise<string> {
  const { house, keys, canaries } = teller;
  const known = await casesOf(teller);
  const said = [canaries.text('report'), canaries.text('message')];
  const { receipt } = await sendReport(house.system.url, said[0]!, { mayKnow: ['police'] });
  const reporter = await reporterWith(house.system.url, receipt);
  of(await reporter.write(said[1]!), 201);
  const caseId = await newest(teller, known);
  const desk = house.desk('helpline');
  const key = keys.get('helpline')!;
  of(await desk.command(caseId, { type: 'take' }));
  const { report, sealed } = await desk.view(caseId);
  // Who holds the key reads them: they are there, and only sealed.
  assert.deepEqual(await Promise.all(sealed.map((s) => openFor(s, key))), said);
  const reply = await sealFor('message', canaries.text('reply'), [key, report!.reporterKey]);
  of(await desk.command(caseId, { type: 'reply', message: reply }));
  of(await desk.command(caseId, { type: 'note', note: await sealFor('note', canaries.text('note'), [key]) }));
  return caseId;
}

async function refer({ house, keys, canaries }: Teller, caseId: string): Promise<void> {
  const desk = house.desk('helpline');
  const key = keys.get('helpline')!;
  const police = await targetOf(desk, 'police');
  const { sealed } = await desk.view(caseId);
  of(
    await desk.command(caseId, {
      type: 'refer',
      toTeam: police.teamId,
      basis: 'consent',
      consent: true,
      note: await sealFor('referral', canaries.text('referral'), [key, police]),
      share: await shareWith(sealed.slice(0, 1), key, police),
    }),
  );
}

/** A phone without scripts: the server sees the words once, seals them and keeps no others. */
async function talkWithoutScripts(teller: Teller): Promise<void> {
  const { house, canaries } = teller;
  const { url } = house.system;
  const { body } = await sendReport(url, canaries.text('report'));
  const { sealed: _, ...rest } = body;
  const answer = await call(url, 'POST', '/v1/reports', { ...rest, text: canaries.text('plain report') });
  const { receipt } = of<{ receipt: string }>(answer, 201);
  of(
    await call(url, 'POST', '/v1/receipts/messages', { receipt, text: canaries.text('plain message') }),
    201,
  );
}

async function talkOnPlatform({ house, canaries }: Teller): Promise<void> {
  const { url, seeded } = house.system;
  const name = randomUUID();
  await putAccounts(url, seeded.platform.key, name);
  const [first] = extortionRun(name);
  for (const kind of ['chat', 'chat back'])
    await judge(url, seeded.platform.key, {
      ...first,
      id: randomUUID(),
      actor: kind === 'chat' ? `${name}-adult` : `${name}-child`,
      target: kind === 'chat' ? `${name}-child` : `${name}-adult`,
      text: canaries.text(kind),
    });
}

async function askAndAnswer({ house, keys, canaries }: Teller): Promise<void> {
  const { items, own } = of<{ items: TeamKey[]; own: TeamKey }>(
    await house.desk('police').send('GET', '/v1/authority-targets'),
  );
  const note = await sealFor('authority-request', canaries.text('request'), [items[0]!, own]);
  const { id, version } = await house.asked({ note, caseId: await house.platformCase() });
  const at = `/v1/authority-requests/${id}`;
  const { requesterKey } = of<AuthorityRequestView>(await house.desk('platform').send('GET', at));
  const data = [requesterKey!, keys.get('platform')!];
  const answer = {
    give: 'produced',
    checks: { forTheChild: true, leastData: true },
    contains: ['account-id'],
    answer: await sealFor('authority-answer', canaries.text('evidence'), data),
  };
  of(
    await house
      .desk('platform')
      .send('POST', `${at}/steps`, { step: 'propose', expectedVersion: version, answer }),
  );
}

async function actAlone(teller: Teller): Promise<void> {
  const { house, canaries } = teller;
  const known = await casesOf(teller);
  await sendReport(house.system.url, canaries.text('report'), { category: 'SELF_HARM', dangerNow: true });
  const caseId = await newest(teller, known);
  const desk = house.desk('helpline');
  const police = await targetOf(desk, 'police');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  const { report, teamKey, version } = await desk.view(caseId);
  const answer = await desk.send('POST', '/v1/overrides', {
    act: 'refer',
    reason: 'self-harm-announced',
    note: await sealFor('override-note', canaries.text('override note'), unit.reviewers),
    caseId,
    expectedVersion: version,
    toTeam: police.teamId,
    referralNote: await sealFor('referral', canaries.text('override referral'), [police]),
    message: await sealFor('message', canaries.text('override message'), [report!.reporterKey, teamKey!]),
  });
  of<OverrideView>(answer, 201);
}

/** An appeal is a choice; words sent beside it are kept nowhere. */
async function appeal({ house, canaries }: Teller): Promise<void> {
  const { account } = await blockedMessage(house.system);
  const [statement] = await statementsOf(house.system, `account=${account}`);
  const fields = { ground: 'not-me', text: canaries.text('appeal'), note: canaries.text('appeal') };
  assert.equal((await postForm(statement!.link!, fields)).status, 303);
}
