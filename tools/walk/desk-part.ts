import type { CaseView } from '@khong-mot-minh/contracts';
import {
  type Desk,
  followUp,
  must,
  openItem,
  sealText,
  shareItem,
  signIn,
  unlock,
} from '@khong-mot-minh/testing';
import phrases from './phrases.json' with { type: 'json' };
import { personOf, type WalkDemo } from './read-demo.ts';
import { type Receipts, secondWords } from './report-part.ts';
import { expect, expectThat, type Walker } from './walker.ts';

type Openers = Awaited<ReturnType<typeof unlock>>;
type Room = {
  walker: Walker;
  demo: WalkDemo;
  reviewer: Desk;
  counsellor: Desk;
  officer: Desk;
  openers: Openers;
};

/** Step 3: two queues, one case from the report to its end, and what each house sees. */
export async function walkDesk(
  walker: Walker,
  demo: WalkDemo,
  caseId: string,
  receipts: Receipts,
): Promise<void> {
  const { step, part } = walker;
  const enter = (organisation: string, n = 0) => signIn(demo.baseUrl, personOf(demo, organisation, n));
  part('3. A responder’s day');
  let desks: Desk[] = [];
  await step('POST session as reviewer, counsellor, officer', async () => {
    desks = [await enter('platform'), await enter('helpline'), await enter('police')];
    return desks.map(({ session }) => `${session.person.name} (${session.organisation.kind})`).join(', ');
  });
  const [reviewer, counsellor, officer] = desks;
  if (!reviewer || !counsellor || !officer) throw new Error('Three people are needed');
  const openers = await unlock(counsellor, personOf(demo, 'helpline').unlock);
  const room = { walker, demo, reviewer, counsellor, officer, openers };
  const report = await findReport(room, receipts);
  await walkQueues(room, caseId, report);
  await walkReviewer(room, caseId);
  const answered = await walkAnswer(room, report, receipts.sealed);
  await walkReferral(room, answered);
  await walkClosing(room, report, receipts.sealed);
}

/** The queue names no reporter: the report is the one whose words are ours. */
async function findReport({ counsellor, openers, walker }: Room, receipts: Receipts): Promise<string> {
  let found = '';
  await walker.step('unlock with the phrase and open the sealed words', async () => {
    const waiting = (await counsellor.queue()).filter(
      (row) => row.status === 'open' && row.category === 'SEXTORTION',
    );
    for (const row of waiting.toReversed()) {
      const view = await counsellor.view(row.id);
      const first = view.sealed.find(({ kind }) => kind === 'report');
      const last = view.sealed.at(-1);
      if (!first || !last) continue;
      const [words, again] = [await openItem(first, openers), await openItem(last, openers)];
      if (words !== phrases.report || again !== secondWords(receipts)) continue;
      found = row.id;
      return `case ${row.id}, "${words.slice(0, 40)}…"`;
    }
    throw new Error('The report is not in the queue');
  });
  return found;
}

async function walkQueues(
  { walker: { step }, reviewer, counsellor, officer }: Room,
  caseId: string,
  report: string,
) {
  await step('the queues are separate and sorted', async () => {
    const [ours, theirs] = [await reviewer.queue(), await counsellor.queue()];
    expectThat(
      ours.some((r) => r.id === caseId),
      'The reviewer does not see the case of the decision',
    );
    expectThat(
      theirs.some((r) => r.id === report),
      'The counsellor does not see the report',
    );
    expectThat(!ours.some((r) => theirs.some((t) => t.id === r.id)), 'A case is in both queues');
    for (const rows of [ours, theirs]) {
      const urgency = rows.map((r) => Number(r.dangerNow) * 10 + r.tier);
      expect(
        urgency,
        urgency.toSorted((a, b) => b - a),
        'The order by urgency',
      );
    }
    return `${ours.length} at the platform, ${theirs.length} at the helpline`;
  });
  await step('another organisation gets 404', async () => {
    for (const [desk, id] of [
      [counsellor, caseId],
      [reviewer, report],
      [officer, report],
    ] as const)
      expect((await desk.call('GET', `/v1/cases/${id}`)).status, 404, 'The status');
    const command = { type: 'take', expectedVersion: 1 };
    expect((await officer.call('POST', `/v1/cases/${report}/commands`, command)).status, 404, 'The status');
    return '404 each time';
  });
}

async function walkReviewer({ walker: { step }, reviewer }: Room, caseId: string): Promise<void> {
  await step('the reviewer reads why, and takes the case', async () => {
    const seen = await reviewer.view(caseId);
    expect([seen.tier, seen.urgent], [4, true], 'Tier and urgency');
    expectThat((seen.decision?.reasons.length ?? 0) > 0, 'There are no reasons');
    const taken = await reviewer.command(seen, { type: 'take' });
    expect(taken.status, 'taken', 'The status');
    return `tier ${taken.tier}, ${taken.status}, timeline ${taken.timeline.map((e) => e.type).join(' ')}`;
  });
  await step('a stale command gets 409', async () => {
    const answer = await reviewer.call('POST', `/v1/cases/${caseId}/commands`, {
      type: 'take',
      expectedVersion: 1,
    });
    expect(answer.status, 409, 'The status');
    return '409';
  });
}

async function walkAnswer(
  { walker: { step }, counsellor, demo }: Room,
  report: string,
  receipt: string,
): Promise<CaseView> {
  let view = await counsellor.view(report);
  await step('the counsellor takes it and answers, sealed', async () => {
    view = await counsellor.command(view, { type: 'take' });
    const { report: about, teamKey } = view;
    if (!about || !teamKey) throw new Error('The case has no reporter');
    const message = await sealText('message', phrases.answer, [about.reporterKey, teamKey]);
    view = await counsellor.command(view, { type: 'reply', message });
    return `version ${view.version}, ${view.status}`;
  });
  await step('the reporter reads the answer with the receipt', async () => {
    const { status, messages } = await (await followUp(demo.baseUrl, receipt)).thread();
    expect(messages.at(-1), { from: 'team', text: phrases.answer }, 'The last message');
    return `${status}, word for word`;
  });
  return view;
}

async function walkReferral(
  { walker: { step }, counsellor, officer, openers, demo }: Room,
  view: CaseView,
): Promise<void> {
  const targets = must(await counsellor.call('GET', '/v1/referral-targets'), 200, 'The teams') as {
    items: { teamId: string; kind: string; keyId: string; publicKey: string }[];
  };
  const [police, school] = ['police', 'school'].map((kind) => targets.items.find((t) => t.kind === kind));
  const shared = view.sealed.find(({ kind }) => kind === 'report');
  if (!police || !school || !shared || !view.teamKey) throw new Error('There is nothing to refer');
  const referralTo = async (team: typeof police) => ({
    type: 'refer',
    toTeam: team.teamId,
    basis: 'consent',
    consent: true,
    note: await sealText('referral', phrases.note, [team]),
    share: [await shareItem(shared, openers, team)],
  });
  await step('a referral that the reporter did not allow gets 422', async () => {
    const body = { ...(await referralTo(school)), expectedVersion: view.version };
    const answer = await counsellor.call('POST', `/v1/cases/${view.id}/commands`, body);
    expect([answer.status, pointersOf(answer.body)], [422, ['/consent']], 'The answer');
    return '422 at /consent';
  });
  await step('refer to the police unit with consent', async () => {
    const after = await counsellor.command(view, await referralTo(police));
    expect(after.status, 'referred', 'The status');
    return after.status;
  });
  await step('the officer sees the referral and only that', async () => {
    const rows = await officer.queue('referred');
    expectThat(
      rows.some((r) => r.id === view.id),
      'The referral is not in the queue',
    );
    const seen = await officer.view(view.id);
    expect(
      [seen.access, seen.report, seen.assignee, seen.sealed.length],
      ['referral', undefined, undefined, 2],
      'What is seen',
    );
    const keys = await unlock(officer, personOf(demo, 'police').unlock);
    const words = await Promise.all(seen.sealed.map((item) => openItem(item, keys)));
    expect(words.toSorted(), [phrases.note, phrases.report].toSorted(), 'The shared words');
    return 'the shared words and the note; no answers, no reporter';
  });
  await step('the officer accepts, and reports back when done', async () => {
    const id = (await officer.view(view.id)).referrals.at(-1)?.id;
    must(await officer.call('POST', `/v1/referrals/${id}/accept`, {}), 200, 'Accepting');
    must(await officer.call('POST', `/v1/referrals/${id}/done`, {}), 200, 'Done');
    const after = await officer.call('GET', `/v1/cases/${view.id}`);
    return `accepted, done; the officer then gets ${after.status}`;
  });
}

async function walkClosing(
  { walker: { step }, counsellor, demo }: Room,
  report: string,
  receipt: string,
): Promise<void> {
  await step('closing a tier 4 case needs a second person', async () => {
    const asked = await counsellor.command(await counsellor.view(report), {
      type: 'close',
      reason: 'helped',
    });
    expect(asked.status, 'closing', 'The status');
    const own = { type: 'approve', what: 'close', expectedVersion: asked.version };
    expect(
      (await counsellor.call('POST', `/v1/cases/${report}/commands`, own)).status,
      403,
      'Approving one’s own wish',
    );
    const second = await signIn(demo.baseUrl, personOf(demo, 'helpline', 1));
    const closed = await second.command(await second.view(report), { type: 'approve', what: 'close' });
    expect(closed.status, 'closed', 'The status');
    return `${counsellor.session.person.name} asked, ${second.session.person.name} agreed: ${closed.status}`;
  });
  await step('the reporter sees that it is closed', async () => {
    const { status, closedReason } = await (await followUp(demo.baseUrl, receipt)).thread();
    expect([status, closedReason], ['closed', 'helped'], 'The thread');
    return `${status}, ${closedReason}`;
  });
}

/** Pointers of a problem, if it is one. */
function pointersOf(body: unknown): string[] {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : [];
  return Array.isArray(errors) ? errors.map((e: { pointer: string }) => e.pointer) : [];
}
