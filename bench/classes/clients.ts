// The pupils and the boards of many classes; forked by bench/classes.ts so that they have a core of their own.
import process from 'node:process';
import { type Ask, createAsk, type Reply } from './ask.ts';
import type { KindMeasured, Measured, Order } from './order.ts';

/** How often a pupil's page asks whether the board has moved on: 4 to 8 s, as `browser/class.ts` does. */
const LOOK_EVERY_S = 6;
/** How often a board asks how many have answered. */
const BOARD_EVERY_S = 2;

type Room = { code: string; cookie: string; item: string; round: string };
type Kind = { name: string; times: number[]; errors: number };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function openRoom(ask: Ask): Promise<Room> {
  const made = await ask('/vi/lop', { form: { nickname: '0', age: '13-15' } });
  const code = made.location.split('/')[3] ?? '';
  const { cookie } = made;
  await ask(`/vi/lop/${code}/bang`, { form: { viec: 'start-live' }, cookie });
  const { body } = await ask(`/vi/lop/${code}`);
  return {
    code,
    cookie,
    item: /name="([^"]+)" value="0"/.exec(body)?.[1] ?? '',
    round: /name="luot" value="([^"]+)"/.exec(body)?.[1] ?? '',
  };
}

async function timed(
  kind: Kind,
  send: () => Promise<Reply>,
  good: (r: Reply) => boolean,
): Promise<Reply | undefined> {
  const from = performance.now();
  // A refused connection counts as an error below; there is nobody to tell more.
  const reply = await send().catch(() => undefined);
  kind.times.push(performance.now() - from);
  if (!reply || !good(reply)) kind.errors += 1;
  return reply;
}

const measure = ({ name, times, errors }: Kind, seconds: number): KindMeasured => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { name, perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), errors };
};

async function run({ url, classes, pupils, seconds }: Order): Promise<Measured> {
  const ask = createAsk(url);
  const rooms: Room[] = [];
  for (let n = 0; n < classes; n += 1) rooms.push(await openRoom(ask));

  const kind = (name: string): Kind => ({ name, times: [], errors: 0 });
  const [answers, pages, looks, boards] = [
    kind('answer sent'),
    kind('page after it'),
    kind('has the board moved?'),
    kind('how many answered?'),
  ];
  let acknowledged = 0;

  const pupil = async ({ code, round, item }: Room, n: number) => {
    const at = Math.random() * seconds * 1000;
    await pause(at);
    const ban = /ban=([\w-]+)/.exec((await ask(`/vi/lop/${code}`)).location)?.[1] ?? '';
    const sent = await timed(
      answers,
      () => ask(`/vi/lop/${code}`, { form: { ban, luot: round, [item]: String(n % 2) } }),
      ({ status, location }) => status === 303 && !location.includes('muon'),
    );
    if (!sent?.location.includes('xong=') || sent.location.includes('muon')) return;
    acknowledged += 1;
    // A browser follows the redirect.
    await timed(
      pages,
      () => ask(sent.location),
      ({ status }) => status === 200,
    );
    for (let left = seconds * 1000 - at; left > LOOK_EVERY_S * 1000; left -= LOOK_EVERY_S * 1000) {
      await pause(LOOK_EVERY_S * 1000);
      await timed(
        looks,
        () => ask(`/vi/lop/${code}/phien-ban`),
        ({ status }) => status === 200,
      );
    }
  };
  const answered = (room: Room) => ask(`/vi/lop/${room.code}/bang/dem`, { cookie: room.cookie });
  const board = async (room: Room) => {
    await pause(Math.random() * BOARD_EVERY_S * 1000);
    for (let n = 0; n < seconds / BOARD_EVERY_S; n += 1) {
      await timed(
        boards,
        () => answered(room),
        ({ status }) => status === 200,
      );
      await pause(BOARD_EVERY_S * 1000);
    }
  };

  const began = performance.now();
  await Promise.all([
    ...rooms.flatMap((room) => Array.from({ length: pupils }, (_, n) => pupil(room, n))),
    ...rooms.map(board),
  ]);
  const took = (performance.now() - began) / 1000;
  let counted = 0;
  for (const room of rooms) counted += Number((await answered(room)).body);
  return {
    kinds: [answers, pages, looks, boards].map((one) => measure(one, took)),
    acknowledged,
    counted,
  };
}

process.once('message', async (order) => {
  // `as`: the other end is bench/classes.ts, which sends exactly one such message.
  const measured = await run(order as Order);
  process.send?.(measured);
});
