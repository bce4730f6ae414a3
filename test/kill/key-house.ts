import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCaseKeys } from '@khong-mot-minh/database';
import { type Reporter, reporterWith, sendReport } from '../api/reporter.ts';
import { openFor, type Responder, responder, type TeamKey } from '../api/responder.ts';
import type { ServerUnderKill } from './server-under-kill.ts';

const HOUR_MS = 3_600_000;

/** A young person's report with a message, and what became of it. */
export type Told = {
  caseId: string;
  text: string;
  message: string;
  receipt: string;
  url: string;
  reporter: Reporter;
};

export type KeyHouse = {
  live: Told[];
  /** Taken back; nothing of it may be read again once its time is over. */
  withdrawn: Told[];
  /** Reports, and takes some back. */
  tell(count: number, takenBack: number): Promise<void>;
  /** From here on everybody speaks with another server. */
  moveTo(next: ServerUnderKill): void;
  /** Signs in and opens the door: after each start, and after the clock was set. */
  enter(): Promise<void>;
  /** What live cases lost, and which withdrawn ones can be read. */
  faults(): Promise<string[]>;
};

/** What people do at a server that is killed and started again; the clock of everybody is that of the server. */
export function keyHouse(begin: ServerUnderKill): KeyHouse {
  let server = begin;
  let desk: Responder;
  let key: TeamKey;
  let number = 0;
  const live: Told[] = [];
  const withdrawn: Told[] = [];
  return {
    live,
    withdrawn,
    moveTo(next) {
      server = next;
    },
    async enter() {
      const { people } = await server.seeded();
      desk = await responder(server.url, people.find((p) => p.organisation === 'helpline')!);
      key ??= await desk.unlock();
      const keys = (await desk.send('GET', '/v1/session/keys')).json as { teams: { teamId: string }[] };
      const nowMs = Date.now() + (server.setup.aheadMs ?? 0);
      await desk.send('POST', '/v1/roster', {
        teamId: keys.teams[0]!.teamId,
        from: new Date(nowMs - HOUR_MS).toISOString(),
        until: new Date(nowMs + 8 * HOUR_MS).toISOString(),
      });
      await desk.send('POST', '/v1/presence', {});
    },
    async tell(count, takenBack) {
      for (let n = 0; n < count; n++) {
        const known = new Set((await desk.cases()).map((c) => c.id));
        const [text, message] = [`điều thứ ${++number}`, `thêm vào điều thứ ${number}`];
        const { receipt } = await sendReport(server.url, text);
        const caseId = (await desk.cases()).find((c) => !known.has(c.id))!.id;
        const reporter = await reporterWith(server.url, receipt);
        assert.equal((await reporter.write(message)).status, 201);
        const told = { caseId, text, message, receipt, url: server.url, reporter };
        if (n >= takenBack) live.push(told);
        else {
          assert.equal((await reporter.withdraw()).status, 200);
          withdrawn.push(told);
        }
        // Closed cases would end by their time; these stay open, and out of the list of the next look.
        assert.equal((await desk.command(caseId, { type: 'take' })).status, 200);
      }
    },
    async faults() {
      const found: string[] = [];
      for (const told of [...live, ...withdrawn])
        if (told.url !== server.url)
          Object.assign(told, { url: server.url, reporter: await reporterWith(server.url, told.receipt) });
      for (const { caseId, text, message, reporter } of live) {
        const { sealed } = await desk.view(caseId);
        const texts = await Promise.all(sealed.map((item) => openFor(item, key)));
        if (texts.join('|') !== [text, message].join('|'))
          found.push(`case ${caseId} reads ${texts.join('|')}`);
        const [own] = await reporter.read();
        if (own?.text !== message) found.push(`the reporter of ${caseId} reads ${own?.text}`);
      }
      for (const { caseId, reporter } of withdrawn) {
        const { sealed } = await desk.view(caseId);
        if (sealed.length > 0) found.push(`case ${caseId} came back at the desk`);
        const { messages } = await reporter.thread();
        if (messages.length > 0) found.push(`case ${caseId} came back to its reporter`);
      }
      return found;
    },
  };
}

/** Which keys each replica alone holds, while no server runs. */
export async function keysAlone(folders: readonly string[]) {
  const head = await readFile(join(folders[0]!, 'case-keys.bin'));
  const store = head
    .subarray(8, 24)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const counts = [];
  for (const folder of folders) {
    await using keys = await openCaseKeys({ folders: [folder], store, self: 'a test', makeFolders: false });
    counts.push({ live: keys.live().toSorted(), destroyed: new Set(keys.destroyed()) });
  }
  return counts;
}

/** A disk is lost and an empty one put in its place. */
export async function loseReplica(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

export const between = (low: number, high: number): number => randomInt(low, high);
