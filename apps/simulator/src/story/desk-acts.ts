import { CaseView } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { must, sealText, shareItem } from '@khong-mot-minh/testing';
import story from '../../phrases/story.json' with { type: 'json' };
import { COUNSELLOR, followUpAs } from './ask-for-help.ts';
import { showDesk, showView } from './show-desk.ts';
import type { StoryRun } from './story-run.ts';
import type { World } from './world.ts';

const REVIEWER = 'mai@la-me.example';
const SUPERVISOR = 'tam@bo-cau.example';
const OFFICER = 'quan@song-xanh.example';

const the = (id: string | undefined, what: string): string => {
  if (!id) throw new Error(`The ${what} is not there yet`);
  return id;
};

/** A command at the version that the person sees now. */
async function command(
  world: World,
  run: StoryRun,
  email: string,
  id: string,
  given: { type: string },
): Promise<CaseView> {
  const desk = await world.desk(email);
  const path = `/v1/cases/${id}/commands`;
  const body = { ...given, expectedVersion: (await desk.view(id)).version };
  const answer = await desk.call('POST', path, body);
  const view = CaseView.parse(must(answer, 200, `The command "${given.type}"`));
  run.exchange = { method: 'POST', path, body, status: answer.status, answer: answer.body };
  return view;
}

/** Takes a case unless the person has it already (a visitor may have pressed the button at the desk). */
async function take(world: World, run: StoryRun, email: string, id: string): Promise<CaseView> {
  const desk = await world.desk(email);
  const view = await desk.view(id);
  if (view.assignee?.id === desk.session.person.id) return view;
  return command(world, run, email, id, { type: 'take' });
}

export async function reviewerTakes(world: World, run: StoryRun): Promise<void> {
  const view = await take(world, run, REVIEWER, the(run.platformCase, 'case'));
  run.middle = { kind: 'access', access: 'owner' };
  await showView(world, run, REVIEWER, view);
}

export async function counsellorOpens(world: World, run: StoryRun): Promise<void> {
  const id = the(run.helpCase, 'report');
  const view = await showDesk(world, run, COUNSELLOR, id, true);
  run.exchange = { method: 'GET', path: `/v1/cases/${id}`, status: 200, answer: view };
}

export async function counsellorAnswers(world: World, run: StoryRun): Promise<void> {
  const id = the(run.helpCase, 'report');
  const { report, teamKey } = await take(world, run, COUNSELLOR, id);
  if (!report || !teamKey) throw new Error('The case has no report');
  const message = await sealText('message', textIn(story.report.answer, run.lang), [
    report.reporterKey,
    teamKey,
  ]);
  const view = await command(world, run, COUNSELLOR, id, { type: 'reply', ...{ message } });
  run.middle = { kind: 'seal', content: message, readers: ['reporter', 'team'] };
  await showView(world, run, COUNSELLOR, view, true);
}

export async function reporterAgrees(world: World, run: StoryRun): Promise<void> {
  await followUpAs(world, run, 'thanks');
  const view = await showDesk(world, run, COUNSELLOR, the(run.helpCase, 'report'), true);
  const content = view.sealed.findLast(({ from }) => from === 'reporter');
  if (content) run.middle = { kind: 'seal', content, readers: ['team', 'reporter'] };
}

export async function counsellorRefers(world: World, run: StoryRun): Promise<void> {
  const id = the(run.helpCase, 'report');
  const desk = await world.desk(COUNSELLOR);
  const targets = must(await desk.call('GET', '/v1/referral-targets'), 200, 'The teams') as {
    items: { teamId: string; kind: string; keyId: string; publicKey: string }[];
  };
  const police = targets.items.find(({ kind }) => kind === 'police');
  const before = await desk.view(id);
  const report = before.sealed.find(({ kind }) => kind === 'report');
  if (!police || !report || !before.teamKey) throw new Error('There is nothing to refer');
  const note = await sealText('referral', textIn(story.report.note, run.lang), [police, before.teamKey]);
  const share = [await shareItem(report, await world.openers(COUNSELLOR), police)];
  const given = {
    type: 'refer',
    toTeam: police.teamId,
    basis: 'consent',
    consent: true,
    note,
    share,
  };
  const view = await command(world, run, COUNSELLOR, id, given);
  run.middle = { kind: 'seal', content: note, readers: ['police', 'team'] };
  await followUpAs(world, run);
  await showView(world, run, COUNSELLOR, view, true);
}

export async function officerAnswers(world: World, run: StoryRun, answer: 'accept' | 'done'): Promise<void> {
  const id = the(run.helpCase, 'report');
  const desk = await world.desk(OFFICER);
  const referral = (await desk.view(id)).referrals.at(-1)?.id;
  const path = `/v1/referrals/${the(referral, 'referral')}/${answer}`;
  const reply = await desk.call('POST', path, {});
  must(reply, 200, `The answer "${answer}"`);
  run.exchange = { method: 'POST', path, body: {}, status: reply.status, answer: reply.body };
  // What was shared is no longer the unit's to read once its part is done.
  const [email, access] =
    answer === 'done' ? ([COUNSELLOR, 'owner'] as const) : ([OFFICER, 'referral'] as const);
  run.middle = { kind: 'access', access };
  await showDesk(world, run, email, id, true);
}

export async function counsellorCloses(world: World, run: StoryRun): Promise<void> {
  const given = { type: 'close', ...{ reason: 'helped' } };
  const view = await command(world, run, COUNSELLOR, the(run.helpCase, 'report'), given);
  run.middle = { kind: 'access', access: 'owner' };
  await showView(world, run, COUNSELLOR, view, true);
}

export async function supervisorApproves(world: World, run: StoryRun): Promise<void> {
  const given = { type: 'approve', ...{ what: 'close' } };
  const view = await command(world, run, SUPERVISOR, the(run.helpCase, 'report'), given);
  await followUpAs(world, run);
  run.middle = { kind: 'access', access: 'owner' };
  await showView(world, run, SUPERVISOR, view, true);
}
