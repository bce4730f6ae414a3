import { randomUUID } from 'node:crypto';
import type {
  AgePath,
  HashInput,
  PublicKey,
  SealedContent,
  TakeDownInput,
  TakeDownPlace,
  TakeDownReceivers,
  TakeDownState,
  TakeDownWay,
} from '@khong-mot-minh/contracts';
import { PLACE_CONTENT } from '@khong-mot-minh/contracts';
import {
  findTakeDownByLocator,
  insertTakeDown,
  markTakeDownWithdrawn,
  namesEndedKey,
  type TakeDownRecord,
  type Tx,
} from '@khong-mot-minh/database';
import { whyUnusable } from '@khong-mot-minh/hashing';
import { deriveReceiptKeys, generateReceipt, newContentId, seal } from '@khong-mot-minh/sealing';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { queuedArgon2 } from '../limits/queued-argon2.ts';
import { toHour } from '../platform/hour.ts';
import type { Pointed } from '../platform/refusal.ts';
import { fromReceipt, type Shown } from '../response/index.ts';
import { equalBytes } from '../secrets.ts';
import type { WithExchange } from './exchange.ts';
import { keepHash } from './hash-values.ts';
import { hashesOfTakeDowns, insertBankHashes, withdrawBankHashes } from './queries/bank-hashes.ts';
import { type BankRow, lastBankReviews, listBankMembers, listBanks } from './queries/banks.ts';
import { receiverStates, statusOf } from './take-down-status.ts';

const DAY_MS = 86_400_000;
const anybody = { kind: 'public' } as const;

export type Submitted = { receipt: string } | 'closed' | Pointed[];

/** Which ways are open here, and by name who receives the hashes today. */
export async function readReceivers({ db }: Pick<Deps, 'db'>): Promise<TakeDownReceivers> {
  return db.tx(anybody, async ({ sql }) => {
    const banks = await listBanks(sql);
    const members = await listBankMembers(sql);
    const reviews = await lastBankReviews(sql);
    const way = (path: AgePath): TakeDownWay => {
      const bank = banks.find((b) => b.takes === path);
      if (!bank) return { open: false, receivers: [] };
      const receivers = members
        .filter((m) => m.bank === bank.id)
        .map((m) => ({
          id: m.org,
          name: m.name,
          kind: m.kind,
          ...(m.lastRead && { lastRead: m.lastRead.toISOString() }),
        }));
      const { opener } = bank;
      const reviewed = reviews.get(bank.id);
      return {
        open: true,
        keeper: { id: bank.org, name: bank.orgName, kind: bank.orgKind },
        receivers,
        ...(reviewed && { lastReview: reviewed.toISOString() }),
        ...(opener && { placeKey: { keyId: opener.keyId, publicKey: opener.publicKey } }),
      };
    };
    return { under18: way('under18'), '18plus': way('18plus') };
  });
}

/** Takes hashes or a place; what cannot tell one picture from another is refused with its pointer. */
export async function submitTakeDown(
  deps: Pick<Deps, 'db' | 'hashes' | 'now' | 'record' | 'vault'>,
  input: TakeDownInput,
  save: SaveAnswer = async () => undefined,
): Promise<Submitted> {
  const refused = 'hashes' in input ? unusable(input.hashes) : [];
  if (refused.length > 0) return refused;
  const banks = await deps.db.tx(anybody, ({ sql }) => listBanks(sql));
  const bank = banks.find((b) => b.takes === input.agePath);
  if (!bank) return 'closed';
  const place = await placeOf(deps, input, bank);
  if (place === 'closed' || Array.isArray(place)) return place;
  for (let attempt = 0; ; attempt++) {
    const result = await store(deps, input, place, bank, save);
    // A locator has 30 bits, so now and then one is taken; another is drawn.
    if (result !== 'locator-taken') return result;
    if (attempt > 4) throw new Error('Five receipts in a row had a taken locator');
  }
}

function unusable(hashes: readonly HashInput[]): Pointed[] {
  const seen = new Set<string>();
  return hashes.flatMap(({ pdq, quality }, i) => {
    const why = whyUnusable(pdq, quality);
    if (why === 'low-quality') return [{ pointer: `/hashes/${i}/quality`, code: why }];
    const code = why ?? (seen.has(pdq) ? 'twice' : undefined);
    seen.add(pdq);
    return code ? [{ pointer: `/hashes/${i}/pdq`, code }] : [];
  });
}

/** A place as it is kept: sealed to the team that works on it, by the device or here on arrival. */
async function placeOf(
  { db }: Pick<Deps, 'db'>,
  input: TakeDownInput,
  { opener }: BankRow,
): Promise<SealedContent | null | 'closed' | Pointed[]> {
  if ('hashes' in input) return null;
  // With nobody who could open it a place would be taken and lost.
  if (!opener) return 'closed';
  if ('place' in input) return sealPlaceFor(opener, input.place);
  const { to } = input.sealed.sealed;
  const ended = await db.tx(anybody, ({ sql }) => namesEndedKey(sql, to));
  return to.some(({ keyId }) => keyId === opener.keyId) && !ended
    ? input.sealed
    : [{ pointer: '/sealed/sealed/to', code: 'not-for-this-team' }];
}

/** Seals a place to a team's key. */
export async function sealPlaceFor(to: PublicKey, place: TakeDownPlace): Promise<SealedContent> {
  const id = newContentId();
  return { id, sealed: await seal({ kind: PLACE_CONTENT, id, text: JSON.stringify(place), to: [to] }) };
}

async function store(
  deps: Pick<Deps, 'db' | 'hashes' | 'now' | 'record' | 'vault'>,
  input: TakeDownInput,
  place: SealedContent | null,
  bank: BankRow,
  save: SaveAnswer,
) {
  const receipt = generateReceipt();
  const { verifier } = await deriveReceiptKeys(receipt, queuedArgon2(deps.hashes, 'report'));
  const id = randomUUID();
  const at = toHour(deps.now());
  const hashes = 'hashes' in input ? input.hashes : [];
  return deps.db
    .tx({ kind: 'public', locator: receipt.locator }, async ({ sql }) => {
      await insertTakeDown(sql, {
        id,
        bank: bank.id,
        org: bank.org,
        locator: receipt.locator,
        verifierMac: deps.vault.verifierMac(Buffer.from(verifier, 'base64url')),
        agePath: input.agePath,
        place,
        receivedHour: at,
      });
      const rows = hashes.map(({ pdq, quality, kind }) => ({
        id: randomUUID(),
        bank: bank.id,
        org: bank.org,
        ...keepHash(deps.vault, pdq),
        kind,
        quality,
        source: 'self-submitted' as const,
        byOrg: null,
        takeDown: id,
        expiresAt: new Date(at.getTime() + bank.keepDays * DAY_MS),
      }));
      if (rows.length > 0) await insertBankHashes(sql, rows, at);
      await deps.record(sql, 'take-down.received', anybody, [id, ...rows.map((row) => row.id)]);
      await save(sql, 201, { receipt: receipt.text });
      return { receipt: receipt.text };
    })
    .catch((error: { code?: string; constraint?: string }) => {
      if (error.code === '23505' && String(error.constraint).includes('locator'))
        return 'locator-taken' as const;
      if (error.code === '23505' && String(error.constraint).includes('content_id'))
        return [{ pointer: '/sealed/id', code: 'taken' }];
      throw error;
    });
}

export type NotOpened = 'bad-check' | 'unknown';
/** What a person shows: the receipt itself, or what their device derived from it. */
export type ShownReceipt = { receipt: string } | { locator: string; verifier: string };

/** Runs `fn` on the take-down that the verifier proves; an unknown locator takes the same way to its refusal. */
async function withTakeDown<T>(
  deps: Pick<Deps, 'db' | 'hashes' | 'vault'>,
  input: ShownReceipt,
  fn: (tx: Tx, takeDown: TakeDownRecord) => Promise<T>,
): Promise<T | NotOpened> {
  const shown: Shown | 'bad-check' = 'receipt' in input ? await fromReceipt(deps, input.receipt) : input;
  if (shown === 'bad-check') return shown;
  const mac = deps.vault.verifierMac(Buffer.from(shown.verifier, 'base64url'));
  return deps.db.tx({ kind: 'public', locator: shown.locator }, async (tx) => {
    const found = await findTakeDownByLocator(tx.sql, shown.locator);
    const proven = equalBytes(found?.verifierMac ?? new Uint8Array(32), mac);
    return found && proven ? fn(tx, found) : 'unknown';
  });
}

/** How a take-down stands, for the holder of its receipt. */
export function openTakeDown(
  deps: Pick<Deps, 'db' | 'hashes' | 'record' | 'vault'>,
  input: ShownReceipt,
): Promise<TakeDownState | NotOpened> {
  return withTakeDown(deps, input, async ({ sql }, takeDown) => {
    const hashes = await hashesOfTakeDowns(sql, [takeDown.id]);
    const receivers = await receiverStates(sql, takeDown, hashes);
    await deps.record(sql, 'take-down.opened', anybody, [takeDown.id]);
    return {
      agePath: takeDown.agePath,
      by: takeDown.byPlace ? 'place' : 'hashes',
      status: statusOf(takeDown, hashes),
      pictures: {
        sent: hashes.length,
        shared: hashes.filter((h) => h.state === 'shared').length,
        refused: hashes.filter((h) => h.state === 'refused').length,
      },
      receivedAt: takeDown.receivedHour.toISOString(),
      receivers,
    } satisfies TakeDownState;
  });
}

/** Takes it back: from this commit on nobody is given the hashes, and who has them is told. */
export async function withdrawTakeDown(
  deps: Pick<Deps, 'db' | 'hashes' | 'now' | 'record' | 'vault'> & WithExchange,
  input: ShownReceipt,
): Promise<'withdrawn' | NotOpened> {
  const { withdrawals } = deps.exchange;
  const done = await withTakeDown(deps, input, async (tx, takeDown) => {
    if (takeDown.withdrawn) return 'withdrawn' as const;
    const at = deps.now();
    const rows = await hashesOfTakeDowns(tx.sql, [takeDown.id]);
    const ended = await withdrawBankHashes(
      tx.sql,
      rows.map((row) => row.id),
      at,
    );
    await markTakeDownWithdrawn(tx.sql, takeDown.id, toHour(at));
    await deps.record(tx.sql, 'take-down.withdrawn', anybody, [takeDown.id, ...rows.map((row) => row.id)]);
    await withdrawals.tell(tx, ended);
    return 'withdrawn' as const;
  });
  if (done === 'withdrawn') await withdrawals.applied();
  return done;
}
