import { fromBase64Url, toBase64Url } from './base64url.ts';
import { contextOf } from './context.ts';
import { type Opener, type Recipient, unwrap, wrap } from './hpke.ts';
import { keyIdOf, publicKeyOf, requireKeyId } from './key-pair.ts';
import { SealError } from './seal-error.ts';
import { type Envelope, isEnvelope } from './sealed.ts';

const KIND = 'team-key';

/** Wraps a team's private key for one member: HPKE with `info = kmm/1/team-key/<key id of the team>`. */
export async function sealKey({ privateKey, to }: { privateKey: string; to: Recipient }): Promise<Envelope> {
  const teamKeyId = await keyIdOf(publicKeyOf(privateKey));
  return wrap(fromBase64Url(privateKey), contextOf(KIND, teamKeyId), to);
}

/** A team's private key and the member's envelope that holds it. */
export type OpenKeyInput = Opener & { teamKeyId: string; envelope: Envelope };

/** The team's private key out of a member's envelope, checked to be the one that `teamKeyId` names. */
export async function openKey({ teamKeyId, envelope, keyId, privateKey }: OpenKeyInput): Promise<string> {
  if (!isEnvelope(envelope)) throw new SealError('malformed', 'Open team key: not an envelope');
  if (envelope.keyId !== keyId) throw new SealError('not-a-recipient', `No envelope for key id "${keyId}"`);
  const teamKey = toBase64Url(await unwrap(envelope, contextOf(KIND, teamKeyId), { keyId, privateKey }));
  await requireKeyId(teamKey, teamKeyId);
  return teamKey;
}
