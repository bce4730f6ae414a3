import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import enBadges from '../../../messages/en/badges.json' with { type: 'json' };
import enClasses from '../../../messages/en/classes.json' with { type: 'json' };
import enGames from '../../../messages/en/games.json' with { type: 'json' };
import enIdeas from '../../../messages/en/ideas.json' with { type: 'json' };
import enMaterials from '../../../messages/en/materials.json' with { type: 'json' };
import enOffline from '../../../messages/en/offline.json' with { type: 'json' };
import enPortal from '../../../messages/en/portal.json' with { type: 'json' };
import enTakeDown from '../../../messages/en/take-down.json' with { type: 'json' };
import enVoices from '../../../messages/en/voices.json' with { type: 'json' };
import viBadges from '../../../messages/vi/badges.json' with { type: 'json' };
import viClasses from '../../../messages/vi/classes.json' with { type: 'json' };
import viGames from '../../../messages/vi/games.json' with { type: 'json' };
import viIdeas from '../../../messages/vi/ideas.json' with { type: 'json' };
import viMaterials from '../../../messages/vi/materials.json' with { type: 'json' };
import viOffline from '../../../messages/vi/offline.json' with { type: 'json' };
import viPortal from '../../../messages/vi/portal.json' with { type: 'json' };
import viTakeDown from '../../../messages/vi/take-down.json' with { type: 'json' };
import viVoices from '../../../messages/vi/voices.json' with { type: 'json' };

const en = {
  ...enPortal,
  ...enOffline,
  ...enGames,
  ...enIdeas,
  ...enMaterials,
  ...enBadges,
  ...enVoices,
  ...enClasses,
  ...enTakeDown,
};
const vi = {
  ...viPortal,
  ...viOffline,
  ...viGames,
  ...viIdeas,
  ...viMaterials,
  ...viBadges,
  ...viVoices,
  ...viClasses,
  ...viTakeDown,
};

const lessons = new URL('../../../content/lessons/', import.meta.url);
const lessonText = readdirSync(lessons).flatMap((id) =>
  [
    ...readFileSync(new URL(`${id}/vi.json`, lessons), 'utf8').matchAll(/": "([^"]*)"|^\s*"([^"]*)",?$/gm),
  ].map((m) => m[1] ?? m[2] ?? ''),
);
const vietnamese = [...Object.values(vi), ...lessonText];

test('both languages have the same sentences with the same places to fill', () => {
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
  const places = (messages: Record<string, string>) =>
    Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, holes(text)]));
  assert.deepEqual(places(en), places(vi));
});

test('Vietnamese sentences are short enough for a 13-year-old', () => {
  // 15 words; a Vietnamese word has about 1.4 written syllables.
  const long = vietnamese
    .flatMap((text) => text.split(/[.?!:]\s/))
    .filter((sentence) => sentence.trim().split(/\s+/).length > 21);
  assert.deepEqual(long, []);
});

test('no word that blames or belongs to an office', () => {
  const banned = /nạn nhân|tố giác|dâm ô|ảnh nóng|tại sao lại gửi/i;
  assert.deepEqual(
    vietnamese.filter((text) => banned.test(text)),
    [],
  );
});

test('all Vietnamese text is composed (NFC)', () => {
  assert.deepEqual(
    vietnamese.filter((text) => text !== text.normalize('NFC')),
    [],
  );
});
