import { ReceiptGiven } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { call, followUp, must, openTeam, sealText } from '@khong-mot-minh/testing';
import story from '../../phrases/story.json' with { type: 'json' };
import { showView } from './show-desk.ts';
import type { StoryRun } from './story-run.ts';
import type { World } from './world.ts';

export const COUNSELLOR = 'hanh@bo-cau.example';

/** Linh's report: sealed here as a browser would seal it, then sent to the public door. */
export async function sendReport(world: World, run: StoryRun): Promise<void> {
  const team = await openTeam(world.base);
  const text = textIn(story.report.text, run.lang);
  const sealed = await sealText('report', text, [team]);
  const body = {
    team: team.id,
    category: 'SEXTORTION',
    dangerNow: false,
    ageBand: '13-15',
    help: ['talk', 'stop-person'],
    mayKnow: ['police'],
    sealed,
  };
  const answer = await call(world.base, 'POST', '/v1/reports', { body });
  run.receipt = ReceiptGiven.parse(must(answer, 201, 'The report')).receipt;
  run.reportContent = sealed;
  run.thread = [{ from: 'reporter', text }];
  run.threadStatus = 'received';
  run.middle = { kind: 'seal', content: sealed, readers: ['team'] };
  run.exchange = { method: 'POST', path: '/v1/reports', body, status: answer.status, answer: answer.body };
  await showNewCase(world, run, sealed.id);
}

/** The counsellor's queue names no reporter: the case is the one that holds what was just sealed. */
async function showNewCase(world: World, run: StoryRun, contentId: string): Promise<void> {
  const desk = await world.desk(COUNSELLOR);
  const waiting = (await desk.queue()).filter((row) => row.origin === 'report' && row.status === 'open');
  for (const row of waiting.toReversed()) {
    const view = await desk.view(row.id);
    if (!view.sealed.some(({ id }) => id === contentId)) continue;
    run.helpCase = row.id;
    await showView(world, run, COUNSELLOR, view);
    return;
  }
  throw new Error('The report is not in the queue');
}

/** Linh comes back with the receipt, reads, and writes if there is something to say. */
export async function followUpAs(
  world: World,
  run: StoryRun,
  write?: keyof typeof story.report,
): Promise<void> {
  if (!run.receipt) throw new Error('There is no receipt yet');
  const reporter = await followUp(world.base, run.receipt);
  if (write) await reporter.write(textIn(story.report[write], run.lang));
  const { status, messages } = await reporter.thread();
  const first = run.thread[0];
  run.threadStatus = status;
  run.thread = [
    ...(first ? [first] : []),
    // `as`: the API knows these two senders only.
    ...messages.map(({ from, text }) => ({ from: from as 'reporter' | 'team', text })),
  ];
}
