import { Decision, type PlatformEvent } from '@khong-mot-minh/contracts';
import type { Outcome } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import { must } from '@khong-mot-minh/testing';
import story from '../../phrases/story.json' with { type: 'json' };
import { showDesk } from './show-desk.ts';
import { accountsOf, type Speaker, type StoryRun } from './story-run.ts';
import type { World } from './world.ts';

const REVIEWER = 'mai@la-me.example';
const YEAR_MS = 365 * 86_400_000;

type WithoutFrame<T> = T extends unknown ? Omit<T, 'id' | 'time'> : never;

/** Makes the two accounts known to the system, as a platform does before it sends their events. */
export async function putAccounts(world: World, run: StoryRun): Promise<void> {
  const { teen, adult } = accountsOf(run);
  const createdAt = new Date(Date.now() - YEAR_MS).toISOString();
  const young = new Date(Date.now() - 12 * 86_400_000).toISOString();
  await world.platform.put(teen, { ageBand: '13-15', createdAt, country: 'VN' });
  await world.platform.put(adult, { ageBand: '23plus', createdAt: young, country: 'VN' });
}

/** A message of the story. */
export async function say(
  world: World,
  run: StoryRun,
  from: Speaker,
  line: keyof typeof story.lines,
  connected = true,
) {
  const { teen, adult, conversation } = accountsOf(run);
  const [actor, target] = from === 'adult' ? [adult, teen] : [teen, adult];
  const text = textIn(story.lines[line], run.lang);
  const relation = { connected, mutuals: 0 };
  const { id, decision } = await send(world, run, {
    type: 'message.sent',
    actor,
    target,
    conversation,
    text,
    relation,
  });
  run.chat.push({ kind: 'message', from, text, eventId: id, state: stateOf(decision) });
  noteNotices(run, decision);
}

/** The adult asks for contact, or Linh accepts it. */
export async function connect(world: World, run: StoryRun, act: 'request' | 'accepted') {
  const { teen, adult } = accountsOf(run);
  const relation = { connected: act === 'accepted', mutuals: 0 };
  const { decision } = await send(
    world,
    run,
    act === 'request'
      ? { type: 'contact.requested', actor: adult, target: teen, relation }
      : { type: 'contact.accepted', actor: teen, target: adult, relation },
  );
  run.chat.push({ kind: 'act', act });
  noteNotices(run, decision);
}

async function send(world: World, run: StoryRun, given: WithoutFrame<PlatformEvent>) {
  // The id follows from the telling and its step: a step that is sent again changes nothing.
  const id = `${accountsOf(run).conversation}-${run.at}`;
  const event = { ...given, id, time: new Date().toISOString() };
  const answer = await world.platform.call('POST', '/v1/events', event);
  const decision = Decision.parse(must(answer, 200, 'The event'));
  run.exchange = {
    method: 'POST',
    path: '/v1/events',
    body: event,
    status: answer.status,
    answer: answer.body,
  };
  run.middle = { kind: 'decision', decision };
  const opened = decision.measures.find((measure) => measure.kind === 'case');
  if (opened) run.platformCase = opened.caseId;
  if (run.platformCase) await showDesk(world, run, REVIEWER, run.platformCase);
  return { id, decision };
}

const stateOf = ({ outcome }: Decision) => STATES[outcome];

/** How a message of the demo stands in its chat. */
const STATES = {
  allow: 'passes',
  limit: 'passes',
  hold: 'held',
  block: 'blocked',
} as const satisfies Record<Outcome, string>;

/** Of several notes for one reader the most serious is shown, as an app would. */
function noteNotices(run: StoryRun, { measures }: Decision): void {
  for (const audience of ['actor', 'target'] as const) {
    const notice = measures.findLast((m) => m.kind === 'notice' && m.audience === audience);
    if (notice?.kind === 'notice') {
      const actions = notice.actions?.map(({ label }) => label) ?? [];
      run.chat.push({ kind: 'notice', audience, text: notice.text, actions });
    }
  }
}
