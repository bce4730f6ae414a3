import { randomUUID } from 'node:crypto';
import type { Bank, BankInput } from '@khong-mot-minh/contracts';
import { listOrganisations, listTeams, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import type { WithExchange } from './exchange.ts';
import type { PersonActor } from './person-actor.ts';
import {
  type BankRow,
  countBankHashes,
  endBankMember,
  insertBank,
  listBankMembers,
  listBanks,
  putBankMember,
} from './queries/banks.ts';
import { takeExchangeNumbers } from './queries/exchange-clock.ts';

/** The banks that an organisation owns or may read; only an owner sees who else reads. */
export const readBanks = (
  { db }: Pick<Deps, 'db'>,
  who: PersonActor | { kind: 'platform'; org: string },
): Promise<Bank[]> => db.tx(who, ({ sql }) => banksOf(sql, who.org));

async function banksOf(sql: Sql, org: string): Promise<Bank[]> {
  const counts = await countBankHashes(sql);
  const members = await listBankMembers(sql);
  return (await listBanks(sql)).map((bank) => {
    const own = bank.org === org;
    return {
      id: bank.id,
      number: bank.number,
      owner: { id: bank.org, name: bank.orgName },
      name: bank.name,
      category: bank.category,
      ...(bank.takes && { takes: bank.takes }),
      radius: bank.radius,
      keepDays: bank.keepDays,
      own,
      counts: counts.get(bank.id) ?? { proposed: 0, shared: 0 },
      ...(own && {
        members: members
          .filter((m) => m.bank === bank.id)
          .map((m) => ({
            organisation: m.org,
            name: m.name,
            mayWrite: m.mayWrite,
            since: m.since.toISOString(),
            ...(m.lastRead && { lastRead: m.lastRead.toISOString() }),
          })),
      }),
    };
  });
}

/** Makes a bank; `taken` when another one takes pictures down on this age path. */
export async function makeBank(
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  who: PersonActor,
  input: BankInput,
): Promise<Bank | 'taken' | 'unknown-team'> {
  const id = randomUUID();
  const { takes, ...rest } = input;
  return deps.db.tx(who, async ({ sql }) => {
    if (rest.team && !(await listTeams(sql, deps.now())).some((t) => t.id === rest.team && t.org === who.org))
      return 'unknown-team';
    await takeExchangeNumbers(sql, 1, deps.now());
    const made = await insertBank(sql, { id, org: who.org, ...rest, takes: takes ?? null }, deps.now());
    const bank = made && (await banksOf(sql, who.org)).find((b) => b.id === id);
    if (!bank) return 'taken';
    await deps.record(sql, 'bank.made', who, [id]);
    return bank;
  });
}

export type MemberChange = { bank: string; org: string };

const ownBank = async (sql: Sql, who: PersonActor, id: string): Promise<BankRow | undefined> =>
  (await listBanks(sql)).find((b) => b.id === id && b.org === who.org);

/** Lets an organisation read, and write where it may. */
export async function letIn(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithExchange,
  who: PersonActor,
  { bank: id, org, mayWrite }: MemberChange & { mayWrite: boolean },
): Promise<'done' | 'unknown-bank' | 'unknown-organisation'> {
  const done = await deps.db.tx(who, async ({ sql }) => {
    await takeExchangeNumbers(sql, 1, deps.now());
    const bank = await ownBank(sql, who, id);
    if (!bank) return 'unknown-bank' as const;
    if (org === who.org || !(await listOrganisations(sql)).some((o) => o.id === org))
      return 'unknown-organisation' as const;
    const member = { bank: id, org, owner: who.org, listed: bank.takes !== null, mayWrite };
    await putBankMember(sql, member, deps.now());
    await deps.record(sql, 'bank.members-changed', who, [id, org]);
    return 'done' as const;
  });
  await deps.exchange.pictures.refresh();
  return done;
}

/** Ends what an organisation may read, from its next request on. */
export async function letOut(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithExchange,
  who: PersonActor,
  { bank, org }: MemberChange,
): Promise<'done' | 'unknown'> {
  const done = await deps.db.tx(who, async ({ sql }) => {
    await takeExchangeNumbers(sql, 1, deps.now());
    if (!(await ownBank(sql, who, bank)) || !(await endBankMember(sql, bank, org, deps.now())))
      return 'unknown' as const;
    await deps.record(sql, 'bank.members-changed', who, [bank, org]);
    return 'done' as const;
  });
  await deps.exchange.pictures.refresh();
  return done;
}
