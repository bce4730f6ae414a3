import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownBand } from '@khong-mot-minh/contracts';
import fc from 'fast-check';
import { vnPolicy } from '../../test/vn-policy.ts';
import { BANDS } from '../age.ts';
import { changeBand } from './change-band.ts';
import { effectiveProtection, effectiveProtections, protectedBand } from './effective-protections.ts';
import { type ChangeRequest, type ChangeVerdict, judgeChange } from './judge-change.ts';
import { laxestValue, strictness } from './matrix-cell.ts';
import { inQuietHours, localMinutes } from './quiet-hours.ts';
import type { Protected, Settings } from './setting.ts';

const matrix = vnPolicy().document;
const NOW = 1_795_510_800_000;
const DAY = 86_400_000;
const account = (band: KnownBand, settings: Settings = {}, nowMs = NOW): Protected => ({
  band,
  settings,
  nowMs,
});
const ask = (
  band: KnownBand,
  request: Partial<ChangeRequest> & Pick<ChangeRequest, 'key' | 'value' | 'by'>,
  settings: Settings = {},
) => judgeChange(matrix, account(band, settings), { guardian: 'none', ...request });

const short = (v: ChangeVerdict): string =>
  v.kind === 'refused'
    ? `refused/${v.why}/${v.may}`
    : v.kind === 'set'
      ? v.appliesAtMs === NOW
        ? 'now'
        : `in ${(v.appliesAtMs - NOW) / 3_600_000} h`
      : v.kind;

const visible = { key: 'account.visibility', value: 'public' };
const comments = { key: 'social.comments', value: 'off' };
const cases: [string, KnownBand, Parameters<typeof ask>[1], string][] = [
  ['a child of 12 changes a locked key', 'under13', { ...visible, by: 'teen' }, 'refused/locked/locked'],
  [
    'a guardian of a child of 12 does',
    'under13',
    { ...visible, by: 'guardian', guardian: 'confirmed' },
    'refused/locked/locked',
  ],
  ['a teen of 14 loosens alone', '13-15', { ...visible, by: 'teen' }, 'refused/not-entitled/guardian'],
  ['a guardian without a link', '13-15', { ...visible, by: 'guardian' }, 'refused/no-guardian/guardian'],
  [
    'a guardian without a token',
    '13-15',
    { ...visible, by: 'guardian', guardian: 'linked' },
    'refused/no-token/guardian',
  ],
  ['a guardian with a token', '13-15', { ...visible, by: 'guardian', guardian: 'confirmed' }, 'in 24 h'],
  ['both with a token', '13-15', { ...visible, by: 'both', guardian: 'confirmed' }, 'in 24 h'],
  ['a teen of 17 loosens what is theirs', '16-17', { ...visible, by: 'teen' }, 'in 24 h'],
  [
    'a guardian loosens what a teen of 17 owns',
    '16-17',
    { ...visible, by: 'guardian', guardian: 'confirmed' },
    'refused/not-entitled/teen',
  ],
  ['an adult turns a warning off', '18-22', { key: 'dm.link_to_other_app', value: 'off', by: 'self' }, 'now'],
  ['a teen tightens', '13-15', { ...comments, by: 'teen' }, 'now'],
  [
    'a linked guardian tightens without a token',
    '13-15',
    { ...comments, by: 'guardian', guardian: 'linked' },
    'now',
  ],
  [
    'somebody not linked tightens as guardian',
    '13-15',
    { ...comments, by: 'guardian' },
    'refused/no-guardian/guardian',
  ],
  [
    'a guardian tightens for an adult',
    '18-22',
    { ...comments, by: 'guardian', guardian: 'linked' },
    'refused/not-entitled/self',
  ],
  [
    'a guardian wants to see more of a teen of 17',
    '16-17',
    { key: 'guardian.sees', value: 'contacts-time-settings', by: 'guardian', guardian: 'confirmed' },
    'refused/not-entitled/both',
  ],
  [
    'a guardian wants that a teen of 14 is no longer told',
    '13-15',
    { key: 'guardian.sees', value: 'contacts-time-settings', by: 'guardian', guardian: 'confirmed' },
    'refused/locked/locked',
  ],
  [
    'a guardian allows a teen content for adults',
    '16-17',
    { key: 'content.level', value: '18', by: 'guardian', guardian: 'confirmed' },
    'refused/too-lax/locked',
  ],
  ['nothing changes', '16-17', { ...visible, value: 'private', by: 'teen' }, 'unchanged'],
  ['a key that is not there', '16-17', { key: 'no.such', value: 'on', by: 'teen' }, 'unknown-key'],
  ['a key of every object', '16-17', { key: 'constructor', value: 'on', by: 'teen' }, 'unknown-key'],
  ['a value that is not there', '16-17', { ...visible, value: 'half', by: 'teen' }, 'unknown-value'],
  ['a number as a word', '16-17', { key: 'time.daily_nudge_min', value: '60', by: 'teen' }, 'unknown-value'],
];
for (const [name, band, request, want] of cases)
  test(`a change: ${name}`, () => assert.equal(short(ask(band, request)), want));

test('a looser value holds when its hour has come, not before', () => {
  const verdict = ask('16-17', { ...visible, by: 'teen' });
  assert.ok(verdict.kind === 'set');
  const settings = { 'account.visibility': verdict.setting };
  const at = (ms: number) => effectiveProtection(matrix, account('16-17', settings, ms), visible.key);
  assert.equal(at(NOW + DAY - 1)?.value, 'private');
  assert.deepEqual(at(NOW)?.pending, { value: 'public', appliesAtMs: NOW + DAY });
  assert.equal(at(NOW + DAY)?.value, 'public');
  assert.equal(at(NOW + DAY)?.pending, undefined);
  assert.equal(short(ask('16-17', { ...visible, by: 'teen' }, settings)), 'waiting');
  const back = ask('16-17', { ...visible, value: 'private', by: 'teen' }, settings);
  assert.deepEqual(back.kind === 'set' && back.setting, { value: 'private' });
});

test('a birthday loosens nothing until somebody entitled confirms', () => {
  const before = account('13-15');
  const { settings, changes } = changeBand(matrix, before, '16-17');
  assert.deepEqual(changes, [{ key: 'account.band', from: '13-15', to: '13-15' }]);
  const after = account('16-17', settings);
  const values = (a: Protected) => effectiveProtections(matrix, a).map(({ key, value }) => [key, value]);
  assert.deepEqual(values(after), values(before));
  const confirm = { key: 'account.band', value: '16-17' };
  assert.equal(
    short(ask('16-17', { ...confirm, by: 'guardian', guardian: 'confirmed' }, settings)),
    'refused/not-entitled/teen',
  );
  const verdict = ask('16-17', { ...confirm, by: 'teen' }, settings);
  assert.ok(verdict.kind === 'set');
  const moved = account('16-17', { ...settings, 'account.band': verdict.setting }, NOW + DAY);
  assert.deepEqual(values(moved), values(account('16-17')));
  assert.equal(protectedBand(matrix, moved), '16-17');
});

test('a locked key that a birthday left behind is moved on by whom the band belongs to', () => {
  const { settings } = changeBand(matrix, account('under13'), '13-15');
  const one = { key: 'dm.band_distance', value: 1 };
  assert.equal(short(ask('13-15', { ...one, by: 'teen' }, settings)), 'refused/not-entitled/guardian');
  assert.equal(short(ask('13-15', { ...one, by: 'guardian', guardian: 'confirmed' }, settings)), 'in 24 h');
});

test('who turns out to be younger is protected at once, and a growing age brings nothing back', () => {
  const lax = account('23plus', {
    'dm.from': { value: 'connected' },
    'content.level': { value: '18' },
    'social.comments': { value: 'all-filtered', pending: { value: 'all', appliesAtMs: NOW + 1 } },
  });
  const { settings, changes } = changeBand(matrix, lax, '13-15');
  assert.deepEqual(settings, { 'dm.from': { value: 'connected' } });
  assert.ok(changes.some(({ key, to }) => key === 'content.level' && to === 'PG-13'));
  const again = changeBand(matrix, account('13-15', settings), '23plus');
  const value = effectiveProtection(matrix, account('23plus', again.settings), 'content.level')?.value;
  assert.equal(value, 'PG-13');
});

const anySetting = fc.constantFrom(...Object.keys(matrix.protections)).chain((key) => {
  const { order } = matrix.protections[key]!;
  return fc.record({
    key: fc.constant(key),
    value: fc.constantFrom(...order),
    pending: fc.option(
      fc.record({
        value: fc.constantFrom(...order),
        appliesAtMs: fc.integer({ min: NOW - DAY, max: NOW + DAY }),
      }),
      { nil: undefined },
    ),
  });
});
const anySettings = fc
  .array(anySetting, { maxLength: 8 })
  .map((list): Settings => Object.fromEntries(list.map(({ key, ...setting }) => [key, setting])));

test('whatever was chosen, nothing is laxer than the band may reach, and a younger one never is', () => {
  fc.assert(
    fc.property(anySettings, fc.nat(4), fc.nat(4), (settings, a, b) => {
      const [younger, older] = [BANDS[Math.min(a, b)]!, BANDS[Math.max(a, b)]!];
      const strict = effectiveProtections(matrix, account(younger, settings));
      const lax = effectiveProtections(matrix, account(older, settings));
      strict.forEach(({ row, value }, i) => {
        assert.ok(strictness(row, value) <= strictness(row, laxestValue(row, younger)));
        assert.ok(strictness(row, value) <= strictness(row, lax[i]!.value));
      });
    }),
  );
});

test('a new age never makes anything laxer at once', () => {
  fc.assert(
    fc.property(anySettings, fc.nat(4), fc.nat(4), (settings, a, b) => {
      const before = account(BANDS[a]!, settings);
      const after = changeBand(matrix, before, BANDS[b]!);
      const now = effectiveProtections(matrix, account(BANDS[b]!, after.settings));
      effectiveProtections(matrix, before).forEach(({ row, value }, i) => {
        assert.ok(strictness(row, now[i]!.value) <= strictness(row, value), now[i]!.key);
      });
    }),
  );
});

test('a teen alone never gets past what the matrix lets them', () => {
  fc.assert(
    fc.property(
      anySetting,
      anySettings,
      fc.constantFrom(...BANDS.slice(0, 3)),
      ({ key, value }, settings, band) => {
        const verdict = ask(band, { key, value, by: 'teen' }, settings);
        if (verdict.kind !== 'set') return;
        const row = matrix.protections[key]!;
        const loosens = strictness(row, value) > strictness(row, verdict.from);
        if (loosens) assert.ok(row.bands[band].loosenBy === 'teen' || band === '16-17');
        assert.equal(verdict.appliesAtMs === NOW, !loosens);
      },
    ),
  );
});

test('quiet hours cross midnight and follow the time zone', () => {
  const at = (hour: number) => localMinutes(Date.UTC(2026, 0, 1, hour), 420);
  assert.equal(at(0), 420);
  assert.equal(at(20), 180);
  assert.equal(localMinutes(0, -60), 23 * 60);
  for (const [hours, minutes, want] of [
    ['22-07', 22 * 60, true],
    ['22-07', 7 * 60 - 1, true],
    ['22-07', 7 * 60, false],
    ['22-07', 12 * 60, false],
    ['off', 0, false],
    ['08-10', 9 * 60, true],
  ] as const)
    assert.equal(inQuietHours(hours, minutes), want, `${hours} at ${minutes}`);
});
