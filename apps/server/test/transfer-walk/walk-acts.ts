import type { CaseCommand, PublicKey } from '@khong-mot-minh/contracts';
import type { ChosenLevel } from '@khong-mot-minh/contracts/codes';
import { type CaseRecord, findCase } from '@khong-mot-minh/database';
import { newContentId, rewrap, seal } from '@khong-mot-minh/sealing';
import { override } from '../../src/authority/override-service.ts';
import { findReview } from '../../src/authority/override-unit.ts';
import { actorOf } from '../../src/http/principal.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { answerQuestion } from '../../src/response/answer-question.ts';
import { answerAs } from '../../src/response/answer-referral.ts';
import { runCommand } from '../../src/response/case-commands.ts';
import { readCaseView } from '../../src/response/case-view.ts';
import { sayDanger } from '../../src/response/mark-danger.ts';
import { addSealedMessage, openSealed } from '../../src/response/receipt-service.ts';
import { withdraw } from '../../src/response/withdrawal.ts';
import type { Chance } from './random.ts';
import type { Side } from './walk-house.ts';
import type { Ground, Text, Walked } from './walked.ts';

/** Whether it was carried out; a word says more about how. */
type Done = boolean | string;
export type Act = { name: string; run(w: Walked, chance: Chance): Promise<Done> };
type Body = CaseCommand extends infer C
  ? C extends CaseCommand
    ? Omit<C, 'expectedVersion'>
    : never
  : never;

/** One command of a side; a refusal leaves nothing behind and is no failure of the walk. */
async function command(
  { house, caseId }: Walked,
  side: Side,
  body: Body,
  person = side.person,
): Promise<CaseRecord | undefined> {
  return house.db
    .tx(actorOf(person), async (tx) => {
      const version = (await findCase(tx.sql, caseId))?.version ?? 0;
      // `as`: each body is a command without its version.
      const whole = { ...body, expectedVersion: version } as CaseCommand;
      const after = await runCommand(tx, house.deps, person, caseId, whole);
      if ('refused' in after) throw new Refusal(after.refused, after.why);
      return after;
    })
    .catch(refused);
}

function refused(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}

/** Written here once more, so that the server's own table is tested. */
const LEVELS = new Map<Side['kind'], ChosenLevel>([
  ['helpline', 'hotline'],
  ['police', 'police'],
  ['school', 'school'],
]);

const view = ({ house, caseId, owner }: Walked) =>
  house.db.tx(actorOf(owner.person), async ({ sql }) => {
    const record = await findCase(sql, caseId);
    if (!record) throw new Error('The owner does not see its case');
    return readCaseView(sql, house.deps, record, 'owner', owner.person, house.deps.now());
  });

async function written(kind: Text['kind'], by: Text['by'], to: readonly PublicKey[]) {
  const id = newContentId();
  const text = `${kind} ${id}`;
  const once = [...new Map(to.map(({ keyId, publicKey }) => [keyId, { keyId, publicKey }])).values()];
  return { content: { id, sealed: await seal({ kind, id, text, to: once }) }, text: { id, kind, text, by } };
}

const others = ({ house, owner }: Walked): Side[] => house.sides.filter((side) => side !== owner);

const referralsOf = ({ house, caseId }: Walked) => house.truth.referrals(caseId);

type Asked = { type: 'refer' | 'transfer'; basis: Basis; consent: boolean };
type Basis = Extract<CaseCommand, { type: 'refer' }>['basis'];

/** The last word of the child about a side, or, without one, what the form says of its kind. */
const mayKnow = ({ said, allowed }: Walked, to: Side): boolean => said.get(to) ?? allowed.has(to.kind);

/** What lets a case pass to a side now, by the rules as people read them; undefined where nothing does. */
function groundOf(w: Walked, to: Side, { type, basis, consent }: Asked): Ground | undefined {
  if (w.withdrawn || !consent) return undefined;
  const allowed = mayKnow(w, to);
  if (type === 'refer') return allowed ? 'allowed' : undefined;
  const { question, asked, late } = w.way;
  if (!allowed) return undefined;
  if (asked === to && question === 'agreed') return 'agreed';
  if (asked === to && question === 'waiting' && late) return 'silence';
  return w.danger && basis === 'danger-to-life' ? 'danger' : undefined;
}

/** The referral that was made just now. */
async function newest(w: Walked): Promise<string> {
  const made = (await referralsOf(w)).findLast(({ id }) => !w.made.has(id));
  if (!made) throw new Error('Nothing was made');
  w.made.add(made.id);
  return made.id;
}

/** The sides to try: half of the time those to which the child said no, where there are any. */
function refusedFirst(w: Walked, chance: Chance): Side[] {
  const refused = others(w).filter((side) => w.said.get(side) === false);
  return refused.length > 0 && chance.maybe() ? refused : others(w);
}

async function passOn(w: Walked, type: 'refer' | 'transfer', chance: Chance): Promise<Done> {
  const asked = type === 'transfer' && w.way.asked !== w.owner ? w.way.asked : undefined;
  const to = asked && chance.below(5) > 0 ? asked : chance.one(refusedFirst(w, chance));
  const { alsoSealFor, sealed } = await view(w);
  const { content, text } = await written('referral', w.owner, [w.owner.key, to.key, ...alsoSealFor]);
  const items = type === 'transfer' ? sealed : chance.some(sealed);
  const share = await Promise.all(
    items.map(async ({ id, kind, sealed: one }) => ({
      contentId: id,
      envelope: await rewrap({ kind, id, sealed: one, from: w.owner.key, to: to.key }),
    })),
  );
  const basis = chance.below(4) === 0 ? chance.one(['danger-to-life', 'legal-duty'] as const) : 'consent';
  const consent = chance.below(10) > 0;
  const ground = groundOf(w, to, { type, basis, consent });
  const rest = { toTeam: to.team, basis, consent, note: content, share } as const;
  const body =
    type === 'transfer'
      ? { type: 'transfer' as const, ...rest, unreadable: [] as string[] }
      : ({ type, ...rest } as const);
  if (!(await command(w, w.owner, body))) return false;
  if (!ground) throw new Error(`A ${type} to ${to.name} went without consent`);
  w.texts.push(text);
  const ids = new Set(items.map(({ id }) => id));
  const offer = type === 'transfer';
  w.shared.set(await newest(w), { side: to, letter: text.id, ids, offer, accepted: false, ground });
  return ground;
}

/** One person acts alone because a life is in danger: another unit is paged, the child is told, the owner stays. */
async function actAlone(w: Walked, chance: Chance): Promise<Done> {
  const { house, owner } = w;
  const to = chance.one(others(w));
  const { alsoSealFor, version, tier, dangerNow } = await view(w);
  const review = await findReview(house.deps, owner.org, to.org);
  if (!review) throw new Error('Nobody reviews');
  const letter = await written('referral', owner, [owner.key, to.key, ...alsoSealFor]);
  const told = await written('message', owner, [owner.key, w.child, ...alsoSealFor]);
  const reviewers = review.units.flatMap(({ people }) => people);
  const input = {
    act: 'refer' as const,
    reason: 'life-in-danger-now' as const,
    note: (await written('note', owner, reviewers)).content,
    caseId: w.caseId,
    expectedVersion: version,
    toTeam: to.team,
    referralNote: letter.content,
    share: [],
    message: told.content,
  };
  const at = house.deps.now();
  const made = await house.db
    .tx(actorOf(owner.person), (tx) =>
      override({ tx, deps: house.deps, person: owner.person, review, at }, input),
    )
    .catch(refused);
  if (!made) return false;
  if (!dangerNow && tier < 5) throw new Error('An override without a danger to life');
  if (w.withdrawn || mayKnow(w, to) || to.kind === 'school')
    throw new Error(`An override to ${to.name} that was not needed, or not allowed`);
  w.way.taken = true;
  w.texts.push(told.text, letter.text);
  const known = { side: to, letter: letter.text.id, ids: new Set<string>(), offer: false, accepted: false };
  w.shared.set(await newest(w), { ...known, ground: 'override' });
  const thread = await openSealed(house.deps, w.shown);
  const seen =
    thread !== 'unknown' && thread.readers.some((r) => r.overridden && r.organisation.en === to.name);
  if (!seen) throw new Error('The child does not see who was told');
  return true;
}

/** An answer by anybody to any referral of the case, old ones too: what is over must stay over. */
async function answer(w: Walked, chance: Chance, given: 'accepted' | 'returned' | 'done'): Promise<Done> {
  const rows = await referralsOf(w);
  const fitting = rows.filter(({ kind, status }) =>
    given === 'done' ? status === 'accepted' && kind === 'referral' : status === 'sent',
  );
  if (rows.length === 0) return false;
  const { id, to_org } = chance.one(fitting.length > 0 && chance.below(4) > 0 ? fitting : rows);
  const side =
    chance.below(8) === 0 ? chance.one(w.house.sides) : w.house.sides.find((s) => s.org === to_org);
  if (!side) return false;
  const done = await answerAs(w.house.deps, side.person, id, given).catch(refused);
  if (!done) return false;
  const one = w.shared.get(id);
  if (!one || one.side !== side) throw new Error(`"${given}" of what was no longer open`);
  if (given !== 'accepted') w.shared.delete(id);
  else if (!one.offer) one.accepted = true;
  else {
    w.owner = side;
    w.way = { taken: false, question: 'none' };
    for (const [other, { accepted }] of [...w.shared]) if (!accepted) w.shared.delete(other);
    for (const [other, { side: reader }] of [...w.shared]) if (reader === side) w.shared.delete(other);
  }
  return given === 'accepted' && one.offer ? 'accept transfer' : true;
}

async function childAnswers(w: Walked, given: 'agree' | 'refuse'): Promise<Done> {
  const thread = await openSealed(w.house.deps, w.shown);
  if (thread === 'unknown' || !thread.question) return false;
  if (
    (await answerQuestion(w.house.deps, w.shown, { question: thread.question.id, answer: given })) !==
    'answered'
  )
    return false;
  w.way.question = given === 'agree' ? 'agreed' : 'none';
  w.way.late = false;
  if (!w.way.asked) throw new Error('Nobody was asked about');
  w.said.set(w.way.asked, given === 'agree');
  if (given === 'refuse') endOpen(w, w.way.asked);
  return true;
}

/** A no that was said before is turned into a yes, where the page offers that. */
async function childChangesMind(w: Walked, chance: Chance): Promise<Done> {
  const thread = await openSealed(w.house.deps, w.shown);
  if (thread === 'unknown' || thread.refusals.length === 0) return false;
  const { question, organisation } = chance.one(thread.refusals);
  const asked = w.house.sides.find(({ name }) => name === organisation.en);
  if (!asked || (await answerQuestion(w.house.deps, w.shown, { question, answer: 'agree' })) !== 'answered')
    throw new Error('The page offered what was not taken');
  w.said.set(asked, true);
  w.way = { ...w.way, question: 'agreed', asked, late: false };
  return true;
}

/** Something is said of every organisation of a kind; a no to one of it stays. */
async function childSaysOfKind(w: Walked, chance: Chance, given: 'agree' | 'refuse'): Promise<Done> {
  const kind = chance.one([...LEVELS.keys()]);
  const level = LEVELS.get(kind);
  if (!level || (await answerQuestion(w.house.deps, w.shown, { level, answer: given })) !== 'answered')
    return false;
  if (given === 'agree') {
    w.allowed.add(kind);
    return true;
  }
  w.allowed.delete(kind);
  for (const side of w.house.sides.filter((one) => one.kind === kind)) {
    if (w.said.get(side)) w.said.delete(side);
    endOpen(w, side);
    if (w.way.asked === side) w.way = { ...w.way, question: 'none', late: false };
  }
  return true;
}

/** A no ends what nobody has accepted, but for what a danger to life sent out. */
function endOpen(w: Walked, of: Side): void {
  for (const [id, { accepted, ground, side }] of [...w.shared])
    if (!accepted && side === of && ground !== 'override') w.shared.delete(id);
}

/** What was said or asked about one side leaves an offer to another, for a life in danger, as it is. */
function endOffer(w: Walked, of?: Side): void {
  for (const [id, { offer, side }] of [...w.shared])
    if (offer && (of === undefined || side === of)) w.shared.delete(id);
}

async function write(w: Walked, page: 'fresh' | 'old'): Promise<Done> {
  const thread = await openSealed(w.house.deps, w.shown);
  if (thread === 'unknown') throw new Error('The receipt does not open');
  const keys = page === 'old' && w.page ? w.page : [thread.teamKey, ...thread.alsoSealFor];
  w.page = [thread.teamKey, ...thread.alsoSealFor];
  const { content, text } = await written('message', 'child', [...keys, w.child]);
  const added = await addSealedMessage(w.house.deps, w.shown, content);
  if (added === 'sent') w.texts.push(text);
  if (page === 'fresh' && !w.withdrawn && added !== 'sent') throw new Error(`A message met "${added}"`);
  return added === 'sent';
}

async function teamWrites(w: Walked, kind: 'message' | 'note'): Promise<Done> {
  const { alsoSealFor } = await view(w);
  const to = [w.owner.key, ...alsoSealFor, ...(kind === 'message' ? [w.child] : [])];
  const { content, text } = await written(kind, w.owner, to);
  const body =
    kind === 'note'
      ? ({ type: 'note', note: content } as const)
      : ({ type: 'reply', message: content } as const);
  if (!(await command(w, w.owner, body))) return false;
  w.texts.push(text);
  return true;
}

async function ask(w: Walked, chance: Chance): Promise<Done> {
  const asked = chance.one(others(w));
  if (!(await command(w, w.owner, { type: 'ask-transfer', toTeam: asked.team }))) return false;
  w.way = { ...w.way, question: 'waiting', asked, late: false };
  return true;
}

async function takeBack(w: Walked, chance: Chance): Promise<Done> {
  const { referrals, questions } = await view(w);
  const open = [...referrals, ...questions];
  if (open.length === 0) return false;
  const { id } = chance.one(open);
  if (!(await command(w, w.owner, { type: 'take-back', id }))) return false;
  w.shared.delete(id);
  if (questions.some((q) => q.id === id)) {
    w.way.question = 'none';
    endOffer(w, w.way.asked);
  }
  return true;
}

async function late({ house, caseId, way }: Walked): Promise<Done> {
  if (!(await house.truth.runOut(caseId))) return false;
  way.late = way.question === 'waiting';
  return true;
}

/** An urgent case is closed by two; until the second has agreed, what is on offer stays so. */
async function close(w: Walked): Promise<Done> {
  const after = await command(w, w.owner, { type: 'close', reason: 'no-risk-found' });
  return after !== undefined && closed(w, after);
}

async function approve(w: Walked): Promise<Done> {
  const { owner } = w;
  const after = await command(w, owner, { type: 'approve', what: 'close' }, owner.colleague);
  return after !== undefined && closed(w, after);
}

function closed(w: Walked, { status }: CaseRecord): true {
  if (status !== 'closed') return true;
  w.way = { taken: false, question: 'none' };
  endOffer(w);
  return true;
}

async function take(w: Walked): Promise<Done> {
  if (!(await command(w, w.owner, { type: 'take' }))) return false;
  w.way.taken = true;
  return true;
}

const takeReport = async (w: Walked, chance: Chance): Promise<Done> => {
  if (w.withdrawn || chance.below(6) > 0) return false;
  await withdraw(w.house.deps, w.shown);
  w.withdrawn = true;
  // What a danger to life sent out stays with its receiver, accepted or not.
  for (const [id, { accepted, ground }] of [...w.shared])
    if (!accepted && ground !== 'override') w.shared.delete(id);
  return true;
};

/** A life is in danger now: the desk says it once, the young person whenever they like. */
const markDanger = async (w: Walked, chance: Chance): Promise<Done> => {
  if (chance.below(6) > 0) return false;
  if (!(await command(w, w.owner, { type: 'mark-danger', reason: 'said-so' }))) return false;
  w.danger = true;
  return true;
};

const childInDanger = async (w: Walked, chance: Chance): Promise<Done> => {
  if (chance.below(6) > 0) return false;
  const told = await sayDanger(w.house.deps, w.shown);
  if ((told === 'told') === w.withdrawn) throw new Error(`Danger met "${told}"`);
  if (told !== 'told') return false;
  w.danger = true;
  return true;
};

/** Somebody who does not own the case tries what only an owner may. */
const trespass = async (w: Walked, chance: Chance): Promise<Done> => {
  const side = chance.one(others(w));
  if (await command(w, side, { type: chance.maybe() ? 'take' : 'reopen', reason: 'new-information' } as Body))
    throw new Error(`${side.name} changed a case that it does not own`);
  return false;
};

const twice = <T>(acts: readonly T[]): T[] => [...acts, ...acts];

/** What can happen to a case, the likely ones more often. */
export const ACTS: readonly Act[] = [
  ...twice([
    { name: 'take', run: take },
    { name: 'write', run: (w: Walked) => write(w, 'fresh') },
    { name: 'ask', run: ask },
    { name: 'agree', run: (w: Walked) => childAnswers(w, 'agree') },
    { name: 'offer', run: (w: Walked, chance: Chance) => passOn(w, 'transfer', chance) },
    { name: 'accept', run: (w: Walked, chance: Chance) => answer(w, chance, 'accepted') },
    { name: 'refer', run: (w: Walked, chance: Chance) => passOn(w, 'refer', chance) },
    { name: 'done', run: (w: Walked, chance: Chance) => answer(w, chance, 'done') },
  ]),
  { name: 'write old', run: (w) => write(w, 'old') },
  { name: 'refuse', run: (w) => childAnswers(w, 'refuse') },
  { name: 'change of mind', run: childChangesMind },
  { name: 'let a kind know', run: (w, chance) => childSaysOfKind(w, chance, 'agree') },
  { name: 'take a kind back', run: (w, chance) => childSaysOfKind(w, chance, 'refuse') },
  { name: 'reply', run: (w) => teamWrites(w, 'message') },
  { name: 'note', run: (w) => teamWrites(w, 'note') },
  { name: 'return', run: (w, chance) => answer(w, chance, 'returned') },
  { name: 'override', run: actAlone },
  { name: 'take-back', run: takeBack },
  { name: 'late', run: late },
  { name: 'close', run: close },
  { name: 'approve', run: approve },
  {
    name: 'reopen',
    run: async (w) =>
      (await command(w, w.owner, { type: 'reopen', reason: 'new-information' })) !== undefined,
  },
  { name: 'withdraw', run: takeReport },
  { name: 'mark danger', run: markDanger },
  { name: 'say danger', run: childInDanger },
  { name: 'trespass', run: trespass },
];
