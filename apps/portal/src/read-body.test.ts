import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formPost, noClasses, openAdmission, portalOf } from './portal-fixture.ts';

const lines = [
  { name: 'a page', path: '/vi/hoc', want: 'page' },
  { name: 'a page of a class', path: '/vi/lop/ABC234', want: 'page' },
  { name: 'what a class asks again and again', path: '/vi/lop/ABC234/phien-ban', want: 'page' },
  { name: 'an answer in a class that is there', path: '/vi/lop/ABC234', form: {}, want: 'class' },
  { name: 'an answer in a class that nobody knows', path: '/vi/lop/XYZ789', form: {}, want: 'act' },
  { name: 'a command of a board', path: '/vi/lop/ABC234/bang', form: {}, want: 'act' },
  { name: 'a new class', path: '/vi/lop', form: {}, want: 'act' },
  { name: 'a report', path: '/vi/giup', form: {}, want: 'report' },
  { name: 'a receipt', path: '/vi/gap-lai', form: {}, want: 'receipt' },
] as const;
for (const { name, path, want, ...rest } of lines)
  test(`${name} waits in the line "${want}"`, async () => {
    const seen: string[] = [];
    const admission = openAdmission();
    const { app } = portalOf({
      classes: { ...noClasses, isOpen: (code) => code === 'ABC234' },
      admission: {
        ...admission,
        turn(lane, request, run) {
          seen.push(lane);
          return admission.turn(lane, request, run);
        },
      },
    });
    await app.request(path, 'form' in rest ? formPost(rest.form) : {});
    assert.deepEqual(seen, [want]);
  });

const sites = [
  { site: 'cross-site', want: 403 },
  { site: 'same-site', want: 403 },
  { site: 'same-origin', want: 201 },
  { site: 'none', want: 201 },
  { site: undefined, want: 201 },
];
for (const { site, want } of sites)
  test(`a form that comes ${site ?? 'from a browser that does not say where from'} is answered ${want}`, async () => {
    const { app, sent } = portalOf();
    const report = formPost({ step: '5', kind: 'unsure', danger: 'yes', confirm: 'yes' });
    const headers = new Headers(site ? { 'sec-fetch-site': site } : undefined);
    const answer = await app.request('/vi/giup', { ...report, headers });
    assert.equal(answer.status, want);
    assert.equal(sent.length, want === 201 ? 1 : 0);
  });

test('a page is shown wherever its link stood', async () => {
  const { app } = portalOf();
  assert.equal((await app.request('/vi/giup', { headers: { 'sec-fetch-site': 'cross-site' } })).status, 200);
});
