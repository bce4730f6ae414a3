import { type AgeBand, type Decision, PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import {
  type AccountFacts,
  type CompiledPolicy,
  decide,
  emptyState,
  needs,
  readState,
} from '../src/index.ts';
import { BEGIN_MS } from './platform.ts';

/** Events that reach somebody, and events of a person alone. */
export const TALK_KINDS = [
  'message.sent',
  'contact.requested',
  'call.started',
  'list.viewed',
  'content.posted',
];
export const VIEW_KINDS = ['content.viewed', 'search.performed', 'live.started', 'session.started'];

const FILLED = {
  ...{
    id: 'e',
    time: new Date(BEGIN_MS).toISOString(),
    conversation: 'c',
    call: 'k',
    content: 'p',
    query: 'q',
  },
  ...{ list: 'friends', surface: 'chat', level: '18', actor: 'one', target: 'two' },
};

/** One event between two people of these ages, judged over an empty state. */
export function judgeOnce(
  policy: CompiledPolicy,
  type: string,
  one: AgeBand | AccountFacts,
  two: AgeBand | AccountFacts = 'unknown',
  relation?: object,
): Decision {
  const media = type === 'call.started' ? 'video' : [{ kind: 'image' }];
  const towards = { target: 'two', how: 'comment', relation };
  const event = PlatformEvent.parse({ ...FILLED, type, media, towards, relation });
  const account = (given: AgeBand | AccountFacts, id: string): AccountFacts =>
    typeof given === 'string' ? { id, ageBand: given } : { ...given, id };
  const target = targetOf(event) && account(two, 'two');
  const facts = { actor: account(one, 'one'), target, nowMs: BEGIN_MS };
  const reads = readState(emptyState(), needs(policy, event, facts), 0);
  return decide(policy, event, facts, [], reads).decision;
}
