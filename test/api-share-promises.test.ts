import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { appIdOf } from '@khong-mot-minh/connectors';
import { formulaPicture } from '@khong-mot-minh/testing';
import { type Answer, call } from './api/call.ts';
import { type ExchangeHouse, openExchangeHouse, shareAll, takeDown } from './api/exchange-house.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';

let house: ExchangeHouse;
before(async () => {
  house = await openExchangeHouse();
});
after(() => house[Symbol.asyncDispose]());

const sql = <Row>(text: string) => house.system.running.deps.db.owner.sql<Row>(text);

test('promise 10: where the ledger cannot write it down, no sealed or shared thing leaves the house', async () => {
  const { system, key, desk, under18 } = house;
  const picture = formulaPicture(102);
  const receipt = await takeDown(house, [picture, formulaPicture(103)]);
  await shareAll(desk, under18.id);
  const asked = ((await desk.send('GET', '/v1/take-downs')).json as { items: { id: string }[] }).items[0]!.id;
  const name = 'run-ledger';
  await putAccounts(system.url, key, name);
  let caseId = '';
  for (const event of extortionRun(name))
    for (const m of (await judge(system.url, key, event)).measures) if (m.kind === 'case') caseId = m.caseId;
  const reviewer = await personOf(system, 'platform', 0);
  const second = await personOf(system, 'platform', 1);
  const made = await reviewer.send('POST', `/v1/cases/${caseId}/exports`, { kind: 'cybertipline' });
  const packet = (made.json as { id: string }).id;
  assert.equal((await second.send('POST', `/v1/exports/${packet}/approve`, {})).status, 200);
  const feed = '/x/stopncii/v1/FetchHashes?startTimestamp=10&pageSize=800';
  const token = encodeURIComponent(`${appIdOf(system.seeded.platform.id)}|${key}`);
  const updates = `/x/threatexchange/${under18.number}/threat_updates/?access_token=${token}&start_time=0`;
  const reads: [string, () => Promise<Answer>][] = [
    ['a packet', () => reviewer.send('GET', `/v1/exports/${packet}/packet`)],
    ['a case', () => reviewer.send('GET', `/v1/cases/${caseId}`)],
    ['a lookup', () => house.lookUp(picture.pdq)],
    [
      'the StopNCII feed',
      () => call(system.url, 'GET', feed, undefined, { headers: { 'x-functions-key': key } }),
    ],
    ['the ThreatExchange feed', () => call(system.url, 'GET', updates)],
    ['a receipt of a take-down', () => call(system.url, 'POST', '/v1/take-downs/open', { receipt })],
    ['a take-down at the desk', () => desk.send('GET', `/v1/take-downs/${asked}`)],
  ];
  for (const [what, read] of reads) {
    const answer = await read();
    assert.equal(answer.status, 200, `${what}: ${answer.text}`);
  }
  await sql(
    `create function refuse_entry() returns trigger language plpgsql as $$ begin raise 'full'; end $$`,
  );
  await sql(
    `create trigger refuse before insert on ledger_outbox for each row execute function refuse_entry()`,
  );
  try {
    for (const [what, read] of reads) {
      const answer = await read();
      assert.equal(answer.status, 500, `${what}: ${answer.text}`);
      assert.ok(answer.text.length < 300 && !answer.text.includes(picture.pdq), what);
    }
  } finally {
    await sql('drop trigger refuse on ledger_outbox');
  }
  for (const [what, read] of reads) assert.equal((await read()).status, 200, what);
});

/** One pixel, as PNG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('promise 16: no route of the API or the portal takes a file', async (t) => {
  const { system, key, desk } = house;
  const portal = system.running.app.routes.filter((r) => r.method === 'POST' && /^\/(vi|en)\//.test(r.path));
  const all = [
    ...system.running.routes.map((r) => ({ method: r.method.toUpperCase(), path: r.path })),
    ...portal.map(({ method, path }) => ({ method, path })),
  ].filter(({ method }) => method === 'POST' || method === 'PUT');
  assert.ok(all.length > 60);
  const knocking: Record<string, string>[] = [
    {},
    { authorization: `Bearer ${key}` },
    { cookie: desk.who.cookie ?? '' },
  ];
  const before = await stored();
  for (const { method, path } of all) {
    const address = path.replace(/\{[^}]+\}|:\w+|\*/g, '00000000-0000-4000-8000-000000000000');
    const form = new FormData();
    form.set('photo', new File([PNG], 'bi-mat.png', { type: 'image/png' }));
    const bodies: [string, BodyInit, string | undefined][] = [
      ['multipart', form, undefined],
      ['image', PNG, 'image/png'],
    ];
    for (const [what, body, type] of bodies)
      for (const who of knocking) {
        const response = await fetch(new URL(address, system.url), {
          method,
          redirect: 'manual',
          headers: { ...who, origin: system.url, ...(type && { 'content-type': type }) },
          body,
        });
        const text = await response.text();
        const isForm = path.startsWith('/vi/') || path.startsWith('/en/');
        assert.ok(response.status >= 400 || isForm, `${what} ${method} ${path}: ${response.status}`);
        assert.ok(response.status < 500, `${what} ${method} ${path}: ${response.status} ${text}`);
      }
  }
  assert.deepEqual(await stored(), before);
  t.diagnostic(`figure: ${all.length} routes with a body, 0 take a file`);
});

/** How many rows stand in each table that a file could have become. */
const stored = () =>
  sql(`select (select count(*)::int from sealed_content) as content, (select count(*)::int from bank_hash) as hashes,
         (select count(*)::int from take_down) as "takeDowns", (select count(*)::int from report) as reports,
         (select count(*)::int from authority_content) as authority, (select count(*)::int from export_packet) as exports`);

test('promise 6: nothing foreign runs on the pages of this area: a link may lead out, and tells nobody from where', async () => {
  const pages = ['go-anh', 'luat-va-chinh-sach', 'luat-va-chinh-sach/nen-tang', 'luat-va-chinh-sach/quy-tac'];
  for (const path of [...pages, 'so-lieu', 'yeu-cau-co-quan']) {
    const { headers, status, text } = await call(house.system.url, 'GET', `/vi/${path}`);
    assert.equal(status, 200, path);
    const csp = headers.get('content-security-policy') ?? '';
    assert.match(csp, /^default-src 'none'/, path);
    assert.doesNotMatch(csp, /'unsafe-(inline|eval)'|https?:|\*/, path);
    assert.match(headers.get('cache-control') ?? '', /no-store/, path);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
    assert.doesNotMatch(text, /<script(?![^>]*\ssrc=)|\son\w+=|style="|javascript:/i, path);
    for (const [tag] of text.matchAll(
      /<[a-z]+\s[^>]*(?:src|href|action)="(?:https?:)?\/\/(?!127\.0\.0\.1)[^>]*>/gi,
    ))
      assert.match(tag, /^<a\s[^>]*rel="[^"]*noreferrer/, `${path}: ${tag}`);
  }
});

test('promise 1: every time around somebody who takes a picture down is kept to the hour', async () => {
  // The middle of an hour in which nobody else changes anything.
  house.clock.aheadMs = 3600_000 - (Date.now() % 3600_000) + 1800_000;
  const receipt = await takeDown(house, [formulaPicture(101)]);
  const place = {
    agePath: 'under18',
    place: { platform: 'x', kind: 'address', text: 'https://x.example/a' },
  };
  await call(house.system.url, 'POST', '/v1/take-downs', place);
  await call(house.system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
  const fine = await sql(`
    select * from (
      select 'take-down' as what, received_hour as at from take_down union all
      select 'taken back', withdrawn_hour from take_down where withdrawn_hour is not null union all
      select 'hash', added_at from bank_hash where take_down is not null union all
      select 'hash ends', expires_at from bank_hash where take_down is not null union all
      select 'reader', read_hour from bank_reader union all
      select 'answer', made_at from idempotency
    ) times where date_trunc('hour', at) <> at`);
  assert.deepEqual(fine, []);
  const middle = Math.floor((Date.now() + house.clock.aheadMs) / 1000);
  const near = await sql(
    `select changed_s from bank_hash where take_down is not null and shared_at is null and changed_s > ${middle - 600}`,
  );
  assert.deepEqual(near, [], 'what was shared with nobody keeps no second of its asking or its end');
});
