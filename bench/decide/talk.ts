import type { AgeBand, PlatformEvent } from '@khong-mot-minh/contracts';
import type { AccountFacts, ActSignal } from '@khong-mot-minh/protection';
import { type Random, randomFrom } from '../rules/random.ts';

/** One event with what a detector would have found in its text. */
export type Step = { event: PlatformEvent; found: ActSignal[] };

const BEGIN_MS = 1_795_510_800_000;
const DAY_MS = 86_400_000;
const BANDS: AgeBand[] = ['under13', '13-15', '13-15', '16-17', '16-17', '18-22', '23plus', 'unknown'];
const ACTS = ['age-probe', 'flattery', 'secrecy', 'move-to-other-app', 'picture-request', 'payment-demand'];
const SENTENCES = [
  'Mai mấy giờ học thêm vậy bạn, tớ quên mất rồi',
  'ok để tối t gửi bài cho nha',
  'Hôm nay trận đấu hay quá, cuối cùng cũng lên hạng',
  'bạn ơi cho mình hỏi bài tập toán trang 52 với',
  'did you finish the homework for tomorrow? i am stuck on question 4',
  'haha đúng rồi đó, thôi ngủ sớm đi mai còn kiểm tra',
];
const TELLING = [
  'em bao nhiêu tuổi rồi, nhà em ở đâu',
  'đừng kể với ai nhé, bí mật của hai đứa mình thôi',
  'qua zalo nói chuyện đi, ở đây không tiện',
];

/** A platform's people; the same id is always the same person. */
export function people(count: number): AccountFacts[] {
  const random = randomFrom(7);
  return Array.from({ length: count }, (_, i) => ({
    id: `acc-${(1e9 + i * 7919).toString(36)}`,
    ageBand: random.pick(BANDS),
    createdAtMs: BEGIN_MS - random.int(1, 900) * DAY_MS,
    country: random.chance(0.95) ? 'VN' : 'TH',
  }));
}

/** Talk between people: half of it falls on few of them, and 3 in 100 messages hold something to find. */
export function makeTalk(accounts: readonly AccountFacts[], count: number, seed: number): Step[] {
  const random = randomFrom(seed);
  const someone = (): number => Math.floor(accounts.length * random.next() ** 3);
  return Array.from({ length: count }, (_, at) => {
    const actor = someone();
    // Most talk is with the same dozen others.
    const target = (actor + 1 + (random.chance(0.8) ? random.int(0, 11) : someone())) % accounts.length;
    const [from, to] = [accounts[actor]?.id ?? '', accounts[target]?.id ?? ''];
    return stepAt(random, at, from, to);
  });
}

function stepAt(random: Random, at: number, actor: string, target: string): Step {
  const telling = random.chance(0.03);
  const base = { id: `e-${at}`, time: new Date(BEGIN_MS + at * 500).toISOString(), actor };
  const towards = { ...base, target, relation: { connected: random.chance(0.7), mutuals: random.int(0, 9) } };
  const text = random.pick(telling ? TELLING : SENTENCES);
  const found = telling ? [{ act: random.pick(ACTS), weight: 0.7, start: 0, end: 12 }] : [];
  const turn = random.int(0, 99);
  if (turn < 80) {
    const conversation = `c-${actor < target ? actor + target : target + actor}`;
    return { event: { ...towards, type: 'message.sent', conversation, text }, found };
  }
  if (turn < 86) return { event: { ...towards, type: 'contact.requested', text: '' }, found: [] };
  if (turn < 90) return { event: { ...towards, type: 'contact.accepted' }, found: [] };
  if (turn < 94) return { event: { ...towards, type: 'profile.viewed' }, found: [] };
  if (turn < 96) return { event: { ...towards, type: 'list.viewed', list: 'friends' }, found: [] };
  if (turn < 98)
    return { event: { ...towards, type: 'call.started', call: `k-${at}`, media: 'audio' }, found: [] };
  if (turn < 99) return { event: { ...towards, type: 'gift.sent', value: 1 }, found: [] };
  return { event: { ...towards, type: 'account.blocked' }, found: [] };
}
