import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type CompiledPolicy, compilePolicy, readPack } from '../index.ts';
import { checkMatrix } from './check-matrix.ts';

const FOLDERS = { vn: 'jurisdictions/vn/policies', international: 'policies/international' } as const;
type Pack = keyof typeof FOLDERS;

const load = (name: Pack): CompiledPolicy => {
  const folder = new URL(`../../../../${FOLDERS[name]}/`, import.meta.url);
  const files = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]);
  const pack = readPack(Object.fromEntries(files));
  const { program, problems } = compilePolicy(pack.document, pack.locate);
  assert.deepEqual([...pack.problems, ...problems], []);
  return program!;
};

// The rows of the policy matrix, in its order.
const KEYS =
  `account.visibility account.discoverable account.registration dm.from dm.adult_to_unconnected_minor
  dm.band_distance dm.media_from_new_contact dm.nudity_guard dm.context_banner dm.link_to_other_app dm.payment_nudge
  call.video_from_unconnected call.screen_share_or_long_call social.follow_request social.lists_visible
  social.tag_mention social.comments social.live_stream content.level content.search_block
  content.repetition_limiter location.precise_share time.daily_nudge_min time.quiet_hours time.game_min ai.companion
  report.oneTapBlockReport report.copyTrustedAdult guardian.sees guardian.alert change.cooldown_h`.split(
    /\s+/,
  );

test('the pack for Vietnam has every row of the matrix', () => {
  const { protections } = load('vn').document;
  assert.deepEqual(Object.keys(protections).sort(), [...KEYS, 'account.band'].sort());
});

for (const name of ['vn', 'international'] as const) {
  const { document } = load(name);

  test(`${name}: no band is laxer than an older one, in what it starts with or may ever reach`, () => {
    assert.deepEqual(checkMatrix(document), []);
  });

  test(`${name}: every basis says how well it is known`, () => {
    for (const row of Object.values(document.protections))
      for (const { basis } of Object.values(row.bands))
        for (const code of basis) assert.ok(document.bases[code]?.grade, code);
  });

  test(`${name}: every sentence stands in both languages, short, in the words of this project`, () => {
    const sentences = Object.values(document.protections).flatMap((row) => [
      row.title!,
      ...Object.values(row.values ?? {}),
      ...Object.values(row.bands).flatMap((cell) => cell.lockedReason ?? []),
    ]);
    const bundles = Object.values(document.bundles).flatMap((b) => [
      b.title,
      b.notice,
      ...b.limits.map((l) => l.title),
    ]);
    for (const { vi, en } of [...sentences, ...bundles])
      for (const text of [vi, en]) {
        assert.equal(text, text.normalize('NFC'));
        assert.notEqual(text.trim(), '');
        for (const sentence of text.split(/[.?!]/))
          assert.ok(sentence.split(/\s+/).filter(Boolean).length <= 15, sentence);
        assert.doesNotMatch(text, /nạn nhân|tố giác|victim|predator/iu);
      }
  });
}

test('the two packs differ where the law does', () => {
  const [vn, other] = [load('vn').document, load('international').document];
  assert.notEqual(vn.id, other.id);
  const hours = (d: typeof vn) => d.protections['time.game_min']?.bands['16-17'].loosenBy;
  assert.equal(hours(vn), 'locked');
  assert.notEqual(hours(other), 'locked');
});

test('a planted row that lets somebody younger go further is noticed', () => {
  const document = structuredClone(load('vn').document);
  delete document.protections['dm.from']!.bands.under13.upTo;
  document.protections['dm.from']!.bands['13-15'].upTo = 'connected';
  assert.deepEqual(checkMatrix(document), ['dm.from: under13 can be laxer than 13-15']);
  document.protections['content.level']!.bands['13-15'].loosenBy = 'teen';
  document.protections['content.level']!.bands['13-15'].upTo = '18';
  assert.ok(checkMatrix(document).includes('content.level: 13-15 can alone be laxer than 16-17'));
});
