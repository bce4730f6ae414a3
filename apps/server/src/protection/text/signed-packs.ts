import type { TermPackChecked, TermPackInput } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Editor } from '../../policies/index.ts';
import { findTextDetectors } from '../queries/text-detectors.ts';
import { checkedKey, checkedPack, fingerprintOf } from './check-detector.ts';
import { keepDetector } from './keep-detector.ts';
import { packView } from './loaded-detectors.ts';
import type { WithTextDetectors } from './text-detectors.ts';

/** Sets the public key that signs a platform's packs; one that is loaded stays loaded. */
export async function setSigningKey(
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  who: Editor,
  publicKey: string,
): Promise<void> {
  const content = checkedKey(publicKey);
  await deps.db.tx(who, ({ sql }) => keepDetector(sql, deps, who, { kind: 'key', content, settings: {} }));
}

/** The key whose signature counts, which comes before any pack. */
export async function signingKeyOf(sql: Sql, org: string): Promise<Uint8Array> {
  const [key] = await findTextDetectors(sql, org, 'key');
  if (!key) throw new Refusal('not-now', 'First a supervisor sets the public key that signs your packs');
  return key.content;
}

/** Loads a signed term pack; a bad one changes nothing. */
export async function loadTerms(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithTextDetectors,
  who: Editor,
  { pack, withDefault }: TermPackInput,
): Promise<void> {
  await deps.db.tx(who, async ({ sql }) => {
    const key = await signingKeyOf(sql, who.org);
    const { bytes } = checkedPack(pack, key);
    const settings = { withDefault, signedBy: fingerprintOf(key) };
    await keepDetector(sql, deps, who, { kind: 'terms', content: bytes, settings });
  });
  await deps.textDetectors.renew(who.org);
}

/** Whether a signed pack could be loaded, and what it holds, by number; nothing changes. */
export async function checkTerms(
  { db }: Pick<Deps, 'db'>,
  who: Editor,
  pack: string,
): Promise<TermPackChecked> {
  const key = await db.tx(who, ({ sql }) => signingKeyOf(sql, who.org));
  return { ...packView(checkedPack(pack, key).pack), signedBy: fingerprintOf(key) };
}
