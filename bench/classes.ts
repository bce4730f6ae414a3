// `npm run bench:classes`: 200 classes of 45 at once against a started house on loopback, for half a minute.
import process from 'node:process';
import { startTestSystem } from '@kmm/testing';

const CLASSES = Number(process.env.CLASSES ?? 200);
const PUPILS = Number(process.env.PUPILS ?? 45);
const SECONDS = Number(process.env.SECONDS ?? 30);
/** How often a pupil's page asks whether the board has moved on. */
const LOOK_EVERY_S = 6;

await using system = await startTestSystem();
const to = (path: string, init: RequestInit = {}) =>
  fetch(`${system.url}${path}`, { redirect: 'manual', ...init });
const post = (path: string, fields: Record<string, string>, cookie = '') =>
  to(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: system.url, ...(cookie && { cookie }) },
  });

type Room = { code: string; cookie: string; item: string; round: string };
async function makeRoom(): Promise<Room> {
  const made = await post('/vi/lop', { nickname: '0', age: '13-15' });
  const code = made.headers.get('location')?.split('/')[3] ?? '';
  const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? '';
  await post(`/vi/lop/${code}/bang`, { viec: 'start-live' }, cookie);
  const text = await (await to(`/vi/lop/${code}`)).text();
  return {
    code,
    cookie,
    item: /name="([^"]+)" value="0"/.exec(text)?.[1] ?? '',
    round: /name="luot" value="([^"]+)"/.exec(text)?.[1] ?? '',
  };
}

const rooms: Room[] = [];
for (let n = 0; n < CLASSES; n += 1) rooms.push(await makeRoom());
console.log(`${CLASSES} classes are open; ${CLASSES * PUPILS} pupils answer within ${SECONDS} s`);

const times: number[] = [];
const looks: number[] = [];
let errors = 0;
const timed = async (into: number[], send: () => Promise<Response>, good: (r: Response) => boolean) => {
  const from = performance.now();
  try {
    const answer = await send();
    await answer.arrayBuffer();
    if (!good(answer)) errors += 1;
  } catch {
    errors += 1;
  }
  into.push(performance.now() - from);
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function pupil(room: Room, n: number): Promise<void> {
  const at = Math.random() * SECONDS * 1000;
  await pause(at);
  const fields = {
    ban: `pupil-${room.code}-${n}-000000`.slice(0, 24),
    luot: room.round,
    [room.item]: String(n % 2),
  };
  await timed(
    times,
    () => post(`/vi/lop/${room.code}`, fields),
    (r) => r.headers.get('location')?.includes('muon') === false,
  );
  for (let left = SECONDS * 1000 - at; left > LOOK_EVERY_S * 1000; left -= LOOK_EVERY_S * 1000) {
    await pause(LOOK_EVERY_S * 1000);
    await timed(
      looks,
      () => to(`/vi/lop/${room.code}/phien-ban`),
      (r) => r.ok,
    );
  }
}

const began = performance.now();
await Promise.all(rooms.flatMap((room) => Array.from({ length: PUPILS }, (_, n) => pupil(room, n))));
const took = (performance.now() - began) / 1000;
const at = (list: number[], share: number) =>
  (list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0).toFixed(0);
console.log(
  `answers  ${(times.length / took).toFixed(0)}/s   p50 ${at(times, 0.5)} ms   p95 ${at(times, 0.95)} ms   p99 ${at(times, 0.99)} ms`,
);
console.log(
  `looks    ${(looks.length / took).toFixed(0)}/s   p50 ${at(looks, 0.5)} ms   p95 ${at(looks, 0.95)} ms`,
);
console.log(`errors   ${errors}`);
const [first] = rooms;
const counted = await (
  await to(`/vi/lop/${first?.code}/bang/dem`, { headers: { cookie: first?.cookie ?? '' } })
).text();
console.log(`counted on the first board: ${counted} of ${PUPILS}`);
if (errors > 0 || Number(at(times, 0.95)) > 1000) process.exitCode = 1;
