import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {
  AuthorityCountsNow,
  AuthorityRequestView,
  type AuthoritySealed,
  AuthorityTargets,
  CaseView,
  ExportPacket,
  ExportView,
  listOf,
  OverrideUnit,
  OverrideView,
  Preservation,
} from '@khong-mot-minh/contracts';
import { open } from '@khong-mot-minh/sealing';
import { type Desk, must, sealText, sendSealedReport, signIn, unlock } from '@khong-mot-minh/testing';
import { validateXML } from 'xmllint-wasm';
import phrases from './phrases.json' with { type: 'json' };
import { personOf, type WalkDemo } from './read-demo.ts';
import { expect, expectThat, type Walker } from './walker.ts';

type Openers = Awaited<ReturnType<typeof unlock>>;
type Room = { walker: Walker; demo: WalkDemo; caseId: string; mai: Desk; khoi: Desk; officer: Desk };
const CHECKS = { forTheChild: true, leastData: true };

/** Evidence that is kept, an authority that is answered by two people, a packet, and an act alone that is reviewed. */
export async function walkAuthority(walker: Walker, demo: WalkDemo, caseId: string): Promise<void> {
  const enter = (organisation: string, n = 0) => signIn(demo.baseUrl, personOf(demo, organisation, n));
  walker.part('Preservation, requests of authorities, and a life in danger');
  const room = {
    walker,
    demo,
    caseId,
    mai: await enter('platform'),
    khoi: await enter('platform', 1),
    officer: await enter('police'),
  };
  await walkPreservation(room);
  await walkRequest(room);
  await walkPacket(room);
  await walkOverride(walker, demo, await enter('helpline'), await enter('coalition'));
}

const read = async (desk: Desk, path: string) => must(await desk.call('GET', path), 200, path);
const send = async (desk: Desk, path: string, body: object, status = 200) =>
  must(await desk.call('POST', path, body), status, path);

async function openSeal(
  { kind, id, sealed }: Pick<AuthoritySealed, 'id' | 'sealed'> & { kind: string },
  openers: Openers,
) {
  const opener = openers.find(({ keyId }) => sealed.to.some((e) => e.keyId === keyId));
  if (!opener) throw new Error('None of these keys opens it');
  return open({ kind, id, sealed, ...opener });
}

async function walkPreservation({ walker: { step }, mai, caseId }: Room): Promise<void> {
  await step('the decision that opened the case keeps its evidence', async () => {
    const path = `/v1/preservations?caseId=${caseId}`;
    const [kept] = listOf(Preservation).parse(await read(mai, path)).items;
    if (!kept) throw new Error('Nothing is kept');
    const days = (Date.parse(kept.expiresAt) - Date.parse(kept.issuedAt)) / 86_400_000;
    expectThat(days <= 90, `It is kept for ${days} days`);
    return `${Math.round(days)} days, ${kept.basis.code} (${kept.basis.grade})`;
  });
  await step('91 days get 422', async () => {
    const body = { caseId, basis: 'VN.L116.16', scope: ['conversation'], days: 91 };
    expect((await mai.call('POST', '/v1/preservations', body)).status, 422, 'The status');
    return '422';
  });
}

async function walkRequest(room: Room): Promise<void> {
  const { walker, officer, mai, khoi, caseId, demo } = room;
  const { step } = walker;
  const targets = AuthorityTargets.parse(await read(officer, '/v1/authority-targets'));
  const platform = targets.items.find(({ organisation }) => organisation === demo.platform.id);
  const { own } = targets;
  if (!platform || !own) throw new Error('The demo’s platform cannot be asked');
  const ask = async (id: string) =>
    AuthorityRequestView.parse(
      await send(
        officer,
        '/v1/authority-requests',
        {
          caseId: id,
          organisation: platform.organisation,
          type: 'produce',
          dataClass: 'subscriber',
          basis: 'VN.L116.25.2.a',
          dangerToLife: true,
          note: await sealText('authority-request', phrases.note, [platform, own]),
        },
        201,
      ),
    );
  let request: AuthorityRequestView | undefined;
  await step('an officer asks; a case that exists and one that does not get the same answer', async () => {
    request = await ask(caseId);
    const other = await ask(randomUUID());
    const shape = ({ status, caseKnown, steps }: AuthorityRequestView) => ({ status, caseKnown, steps });
    expect(shape(other), shape(request), 'The answer');
    await send(officer, `/v1/authority-requests/${other.id}/steps`, { step: 'withdraw' });
    return `due in ${(Date.parse(request.dueAt) - Date.parse(request.madeAt)) / 3600_000} hours`;
  });
  await step('one person proposes, and cannot confirm alone', async () => {
    const path = `/v1/authority-requests/${request?.id}`;
    const { requesterKey } = AuthorityRequestView.parse(await read(mai, path));
    if (!requesterKey) throw new Error('There is no key to seal for');
    const answer = await sealText('authority-answer', phrases.answer, [requesterKey, platform]);
    const proposed = { give: 'produced', checks: CHECKS, contains: ['account-id'], answer };
    await send(mai, `${path}/steps`, { step: 'propose', expectedVersion: 1, answer: proposed });
    const own = { step: 'confirm', expectedVersion: 2, checks: CHECKS };
    expect((await mai.call('POST', `${path}/steps`, own)).status, 403, 'Confirming one’s own');
    const waiting = AuthorityRequestView.parse(await read(officer, path));
    expect([waiting.status, waiting.sealed.length], ['waiting', 1], 'What the officer sees');
    return '403 for the same person; the officer sees nothing yet';
  });
  await step('another confirms, and the officer’s key opens it', async () => {
    const path = `/v1/authority-requests/${request?.id}`;
    await send(khoi, `${path}/steps`, { step: 'confirm', expectedVersion: 2, checks: CHECKS });
    const given = AuthorityRequestView.parse(await read(officer, path));
    const seal = given.sealed.find(({ kind }) => kind === 'authority-answer');
    if (!seal) throw new Error('There is no answer');
    expect(
      await openSeal(seal, await unlock(officer, personOf(demo, 'police').unlock)),
      phrases.answer,
      'It',
    );
    return given.status;
  });
}

async function walkPacket({ walker: { step }, mai, khoi, caseId, demo }: Room): Promise<void> {
  await step('a CyberTipline packet goes out when a second person approves, and its hash holds', async () => {
    const body = { kind: 'cybertipline' };
    const made = ExportView.parse(await send(mai, `/v1/cases/${caseId}/exports`, body, 201));
    expect((await mai.call('GET', `/v1/exports/${made.id}/packet`)).status, 409, 'The packet before');
    expect((await mai.call('POST', `/v1/exports/${made.id}/approve`, {})).status, 403, 'Approving one’s own');
    await send(khoi, `/v1/exports/${made.id}/approve`, {});
    const { manifest, parts } = ExportPacket.parse(await read(mai, `/v1/exports/${made.id}/packet`));
    const part = parts.find(({ name }) => name === 'report.xml');
    if (!part) throw new Error('The packet holds no report');
    const xml = await openSeal(part, await unlock(mai, personOf(demo, 'platform').unlock));
    const sha256 = createHash('sha256').update(xml).digest('hex');
    expect(sha256, manifest.parts.find(({ name }) => name === 'report.xml')?.sha256, 'The hash');
    return `${made.summary.incidentType}, ${xml.length} characters, ${await againstSchema(xml)}`;
  });
}

/** NCMEC's schema is theirs and not in this repository: its place is named where it is at hand. */
async function againstSchema(xml: string): Promise<string> {
  const place = process.env.CYBERTIPLINE_XSD;
  if (!place) return 'not held against NCMEC’s schema (CYBERTIPLINE_XSD names no file)';
  const schema = await readFile(path.resolve(process.env.INVOKED_FROM ?? process.cwd(), place), 'utf8');
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [{ fileName: 'cyber_tipline.xsd', contents: schema }],
  });
  expectThat(valid, `NCMEC’s schema refuses it: ${errors.map((e) => e.message).join('; ')}`);
  return 'valid against NCMEC’s schema';
}

async function walkOverride(
  { step }: Walker,
  demo: WalkDemo,
  counsellor: Desk,
  auditor: Desk,
): Promise<void> {
  const counts = async () =>
    AuthorityCountsNow.parse(await read(auditor, '/v1/authority-counts/now')).overrides;
  const before = await counts();
  let made: OverrideView | undefined;
  await step('for a life in danger one person refers alone, and another unit is paged', async () => {
    const known = new Set((await counsellor.queue()).map(({ id }) => id));
    const choices = { category: 'SELF_HARM', dangerNow: true, ageBand: '13-15' };
    await sendSealedReport(demo.baseUrl, choices, phrases.plainReport);
    const row = (await counsellor.queue()).find(({ id }) => !known.has(id));
    if (!row) throw new Error('The report is not in the queue');
    made = await referAlone(counsellor, CaseView.parse(await read(counsellor, `/v1/cases/${row.id}`)));
    expect((await counts()).unreviewed - before.unreviewed, 1, 'Unreviewed');
    return `${made.reviewedIn.en}, review within 72 hours`;
  });
  await step('a person of that unit reviews it, and it is counted', async () => {
    const path = `/v1/overrides/${made?.id}`;
    const page = OverrideView.parse(await read(auditor, path));
    if (!page.note) throw new Error('The auditor was not paged');
    const why = await openSeal(page.note, await unlock(auditor, personOf(demo, 'coalition').unlock));
    expect([why, page.caseId, page.by], [phrases.note, undefined, undefined], 'What the auditor sees');
    await send(auditor, `${path}/review`, { verdict: 'justified', reason: 'danger-was-plausible' });
    const after = await counts();
    expect([after.unreviewed, after.justified - before.justified], [before.unreviewed, 1], 'The counts');
    return 'justified';
  });
}

async function referAlone(counsellor: Desk, view: CaseView): Promise<OverrideView> {
  const targets = (await read(counsellor, '/v1/referral-targets')) as {
    items: { teamId: string; kind: string; keyId: string; publicKey: string }[];
  };
  const police = targets.items.find(({ kind }) => kind === 'police');
  const { report, teamKey } = view;
  if (!police || !report || !teamKey) throw new Error('There is nothing to refer');
  const unit = OverrideUnit.parse(await read(counsellor, `/v1/override-unit?toTeam=${police.teamId}`));
  const body = {
    act: 'refer',
    reason: 'self-harm-announced',
    note: await sealText('override-note', phrases.note, unit.reviewers),
    caseId: view.id,
    expectedVersion: view.version,
    toTeam: police.teamId,
    referralNote: await sealText('referral', phrases.note, [police]),
    message: await sealText('message', phrases.answer, [report.reporterKey, teamKey]),
  };
  return OverrideView.parse(await send(counsellor, '/v1/overrides', body, 201));
}
