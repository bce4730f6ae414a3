import { randomUUID } from 'node:crypto';
import type { MayKnow, OrganisationKind } from '@khong-mot-minh/contracts';
import { appendCaseEvent, insertCase, insertReport, insertSealed } from '@khong-mot-minh/database';
import { newContentId, seal } from '@khong-mot-minh/sealing';
import type { Chance } from './random.ts';
import { newKey, type WalkHouse } from './walk-house.ts';
import type { Walked } from './walked.ts';

let locators = 0;

/** What the form calls each kind of organisation; written here once more, so that the server's own table is tested. */
const RUNGS: ReadonlyMap<OrganisationKind, MayKnow> = new Map([
  ['helpline', 'hotline'],
  ['police', 'police'],
  ['school', 'school'],
]);

/** A report to a team that chance chose, allowing what chance chose; its secret is not derived, so that a walk is quick. */
export async function openReport(house: WalkHouse, chance: Chance): Promise<Walked> {
  const owner = chance.one(house.sides);
  const child = await newKey();
  const caseId = randomUUID();
  const id = newContentId();
  const text = `report ${id}`;
  const sealed = await seal({ kind: 'report', id, text, to: [owner.key] });
  const locator = (locators++).toString(32).toUpperCase().padStart(6, '0');
  const verifier = Buffer.alloc(32, locator).toString('base64url');
  const at = new Date();
  const allowed = chance.some([...RUNGS.keys()]);
  const danger = chance.below(5) === 0;
  const tier = danger ? 5 : 2;
  const plain = {
    assignee: null,
    peers: null,
    otherCategory: null,
    closedReason: null,
    subject: null,
  } as const;
  await house.db.tx({ kind: 'public', locator }, async ({ sql }) => {
    await insertCase(sql, {
      id: caseId,
      org: owner.org,
      team: owner.team,
      origin: 'report',
      status: 'open',
      tier,
      dangerNow: danger,
      category: 'OTHER_CHILD',
      ...plain,
      affectedChild: null,
      share: 1,
      aside: false,
      wasRead: false,
      unread: true,
      openedAt: at,
      updatedAt: at,
      version: 1,
    });
    await insertReport(sql, {
      id: randomUUID(),
      caseId,
      teamId: owner.team,
      locator,
      verifierMac: Buffer.from(verifier, 'base64url'),
      reporterKeyId: child.keyId,
      reporterPublicKey: child.publicKey,
      reporterLockedKey: 'l',
      ageBand: '13-15',
      help: [],
      mayKnow: ['team', ...allowed.flatMap((kind) => RUNGS.get(kind) ?? [])],
      receivedHour: at,
    });
    const detail = { origin: 'report', tier, category: 'OTHER_CHILD', dangerNow: danger };
    await appendCaseEvent(sql, caseId, { version: 1, type: 'opened', at, org: null, person: null, detail });
    await insertSealed(sql, house.deps.caseKeys, caseId, {
      id,
      kind: 'report',
      sender: 'reporter',
      sealed,
      at,
    });
  });
  return {
    house,
    caseId,
    shown: { locator, verifier },
    child,
    texts: [{ id, kind: 'report', text, by: 'child' }],
    shared: new Map(),
    made: new Set(),
    allowed: new Set(allowed),
    said: new Map(),
    danger,
    owner,
    seen: new Set(),
    opened: 0,
    withdrawn: false,
    way: { taken: false, question: 'none' },
  };
}
