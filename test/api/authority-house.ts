import { randomUUID } from 'node:crypto';
import type {
  AuthorityRequestView,
  AuthorityTargets,
  ExportView,
  OverrideUnit,
} from '@khong-mot-minh/contracts';
import type { Config, StartOptions } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import type { Answer } from './call.ts';
import { extortionRun, judge, putAccounts } from './extortion.ts';
import { personOf } from './house.ts';
import { type Responder, sealFor } from './responder.ts';

const HOUR_MS = 3600_000;

export type AuthorityHouse = AsyncDisposable & {
  system: TestSystem;
  desk(name: string): Responder;
  /** Moves the server's clock; sessions idle out, so everybody signs in again. */
  later(hours: number): Promise<void>;
  /** Moves the server's clock, and nobody signs in again. */
  pass(ms: number): void;
  now(): Date;
  /** A case that a decision opened at the platform. */
  platformCase(): Promise<string>;
  ask(more?: object): Promise<Answer>;
  asked(more?: object): Promise<AuthorityRequestView>;
  /** Puts somebody on duty for their own team. */
  onDuty(name: string): Promise<void>;
  unitFor(name: string, query?: string): Promise<OverrideUnit>;
  packet(name: string, caseId: string): Promise<ExportView>;
};

const DESKS = [
  ['platform', 'platform', 0],
  ['platform-2', 'platform', 1],
  ['helpline', 'helpline', 0],
  ['helpline-2', 'helpline', 1],
  ['police', 'police', 0],
  ['police-2', 'police', 1],
  ['school', 'school', 0],
  ['coalition', 'coalition', 0],
  ['coalition-2', 'coalition', 1],
] as const;

/** The house with every desk signed in and a clock that a test moves. */
export async function openAuthorityHouse(
  more: Partial<Config> = {},
  options: StartOptions = {},
): Promise<AuthorityHouse> {
  await using cleanup = new AsyncDisposableStack();
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const system = cleanup.use(await startTestSystem(more, { ...options, now }));
  const desks = new Map<string, Responder>();
  const enter = async () => {
    for (const [name, organisation, nth] of DESKS) desks.set(name, await personOf(system, organisation, nth));
  };
  await enter();
  const desk = (name: string): Responder => desks.get(name)!;
  const ask = async (more: object = {}): Promise<Answer> => {
    const { items, own } = (await desk('police').send('GET', '/v1/authority-targets'))
      .json as AuthorityTargets;
    const target = items[0]!;
    return desk('police').send('POST', '/v1/authority-requests', {
      caseId: randomUUID(),
      organisation: target.organisation,
      type: 'produce',
      dataClass: 'subscriber',
      basis: 'VN.L116.25.2.a',
      dangerToLife: false,
      note: await sealFor('authority-request', 'vì sao cần', [target, own!]),
      ...more,
    });
  };
  const parts = cleanup.move();
  return {
    system,
    desk,
    now,
    pass(ms) {
      ahead += ms;
    },
    async later(hours) {
      ahead += hours * HOUR_MS;
      await enter();
    },
    async platformCase() {
      const name = `run-${randomUUID().slice(0, 8)}`;
      const { key } = system.seeded.platform;
      await putAccounts(system.url, key, name);
      let caseId: string | undefined;
      // To its end: a case opens at an early step and is called after the gravest.
      for (const event of extortionRun(name)) {
        const { measures } = await judge(system.url, key, event);
        caseId ??= measures.find((m) => m.kind === 'case')?.caseId;
      }
      if (caseId === undefined) throw new Error('The run opened no case');
      return caseId;
    },
    ask,
    async asked(more) {
      const answer = await ask(more);
      if (answer.status !== 201) throw new Error(`Ask: ${answer.status} ${answer.text}`);
      return answer.json as AuthorityRequestView;
    },
    async onDuty(name) {
      const keys = (await desk(name).send('GET', '/v1/session/keys')).json as { teams: { teamId: string }[] };
      const until = new Date(now().getTime() + 8 * HOUR_MS).toISOString();
      const taken = await desk(name).send('POST', '/v1/roster', {
        teamId: keys.teams[0]!.teamId,
        from: new Date(now().getTime() - HOUR_MS).toISOString(),
        until,
      });
      await desk(name).send('POST', '/v1/presence', {});
      // Somebody who is on duty already stays so.
      const stands = taken.status === 422 && taken.text.includes('overlaps');
      if (taken.status !== 201 && !stands) throw new Error(`Duty: ${taken.status} ${taken.text}`);
    },
    async unitFor(name, query = '') {
      const answer = await desk(name).send('GET', `/v1/override-unit${query}`);
      if (answer.status !== 200) throw new Error(`Unit: ${answer.status} ${answer.text}`);
      return answer.json as OverrideUnit;
    },
    async packet(name, caseId) {
      const made = await desk(name).send('POST', `/v1/cases/${caseId}/exports`, { kind: 'cybertipline' });
      if (made.status !== 201) throw new Error(`Packet: ${made.status} ${made.text}`);
      return made.json as ExportView;
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
